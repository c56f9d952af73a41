package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.EventSink;
import org.noonmark.serve.identity.WatchedFile;
import org.noonmark.time.StandardClock;
import org.noonmark.wire.nts.CookieKeys;

/// Has the cookie keys of now ready for all servers of the station: looks at standard time and at
/// the file of revoked epochs once a second, from [#start] to [#close].
public final class CookieKeyClock implements Supplier<@Nullable CookieKeys>, AutoCloseable {
    private static final long TICK_MILLIS = 1000;

    /// While there are no keys clients are refused, and come back much later.
    private static final long IMPATIENT_MILLIS = 50;

    private final CookieKeySchedule schedule;
    private final StandardClock clock;
    private final EventSink events;
    private final Optional<WatchedFile> revocationFile;
    private final Thread thread = Thread.ofVirtual().name("nts-cookie-keys").unstarted(this::run);

    // All below but keys: owned by the thread that calls look, which start does before it begins.
    private RevokedEpochs revoked;
    private OptionalInt epoch = OptionalInt.empty();
    private RevokedEpochs revokedThen = RevokedEpochs.NONE;
    private String trouble = "";

    private volatile @Nullable CookieKeys keys;

    private CookieKeyClock(
            CookieKeySchedule schedule,
            Optional<Path> revocations,
            StandardClock clock,
            EventSink events)
            throws IOException {
        this.schedule = schedule;
        this.clock = clock;
        this.events = events;
        this.revocationFile = revocations.map(WatchedFile::new);
        this.revoked =
                revocations.isPresent()
                        ? RevokedEpochs.read(revocations.orElseThrow())
                        : RevokedEpochs.NONE;
    }

    /// Begins to look; when time is known already, keys are there on return.
    ///
    /// @param revocations file of revoked epochs, see [RevokedEpochs#read]
    /// @throws IOException when that file cannot be read, or has a wrong line
    public static CookieKeyClock start(
            CookieKeySchedule schedule,
            Optional<Path> revocations,
            StandardClock clock,
            EventSink events)
            throws IOException {
        var started = of(schedule, revocations, clock, events);
        started.thread.start();
        return started;
    }

    /// The same without a thread: it looks when [#look] is called.
    static CookieKeyClock of(
            CookieKeySchedule schedule,
            Optional<Path> revocations,
            StandardClock clock,
            EventSink events)
            throws IOException {
        var made = new CookieKeyClock(schedule, revocations, clock, events);
        made.look();
        return made;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            try {
                Thread.sleep(keys == null ? IMPATIENT_MILLIS : TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void look() {
        revocationFile.filter(WatchedFile::hasSettledAnew).ifPresent(this::readRevocations);
        var known = schedule.epochAt(clock.now());
        // While time is not trusted its last epoch stays: clients must be able to hear, and to
        // believe, that the server is not synchronised.
        var now = known.isPresent() ? known : epoch;
        if (now.isPresent() && (!now.equals(epoch) || !revoked.equals(revokedThen))) {
            derive(now.getAsInt());
        }
    }

    private void derive(int now) {
        try {
            var derived = schedule.keysOf(now, revoked);
            keys = derived.orElse(null);
            epoch = OptionalInt.of(now);
            revokedThen = revoked;
            trouble = "";
            events.publish(new AuthenticationEvent.CookieKeysChanged(now, derived.isPresent()));
        } catch (IOException failed) {
            // Keys of the epoch before stay: their cookies are accepted for a long while yet, and
            // the next look tries again.
            tell("cookie keys", String.valueOf(failed.getMessage()));
        }
    }

    private void readRevocations(WatchedFile file) {
        try {
            revoked = RevokedEpochs.read(file.path());
        } catch (IOException wrong) {
            // What was revoked stays revoked.
            tell("revoked epochs", String.valueOf(wrong.getMessage()));
        }
    }

    private void tell(String what, String why) {
        var text = what + why;
        if (!text.equals(trouble)) {
            trouble = text;
            events.publish(new AuthenticationEvent.ServerSecretNotUsed("NTS server", what, why));
        }
    }

    /// The keys that hold now, or null while there are none. Costs one volatile read.
    @Override
    public @Nullable CookieKeys get() {
        return keys;
    }

    /// Stops looking.
    @Override
    public void close() {
        thread.interrupt();
    }
}
