package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.KeyChanged.Change;
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

    private static final String KEYS = "cookie keys";
    private static final String REVOCATIONS = "revoked epochs";

    private final CookieKeySchedule schedule;
    private final StandardClock clock;
    private final EventSink events;
    private final Optional<WatchedFile> revocationFile;
    private final Thread thread = Thread.ofVirtual().name("nts-cookie-keys").unstarted(this::run);

    // All below but keys: owned by the thread that calls look, which start does before it begins.
    private RevokedEpochs revoked;
    private OptionalInt epoch = OptionalInt.empty();
    private RevokedEpochs revokedThen = RevokedEpochs.NONE;
    private boolean incomplete;
    private final Map<String, String> told = new HashMap<>();

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
            lookOrTell();
            try {
                Thread.sleep(keys == null ? IMPATIENT_MILLIS : TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A bug must not end the thread: keys would never change again, and nothing be revoked.
    void lookOrTell() {
        try {
            look();
        } catch (RuntimeException | Error bug) {
            tell(KEYS, String.valueOf(bug));
        }
    }

    void look() {
        revocationFile.filter(WatchedFile::hasSettledAnew).ifPresent(this::readRevocations);
        var known = schedule.epochAt(clock.now());
        // While time is not trusted its last epoch stays: clients must be able to hear, and to
        // believe, that the server is not synchronised.
        var now = known.isPresent() ? known : epoch;
        if (now.isPresent()) {
            derive(now);
        }
    }

    private void derive(OptionalInt now) {
        boolean anew = !now.equals(epoch) || !revoked.equals(revokedThen);
        if (!anew && !incomplete) {
            return;
        }
        var before = keys;
        var derived =
                schedule.keysOf(now.getAsInt(), revoked, before == null ? Map.of() : before.keys());
        var after = derived.keys().orElse(null);
        keys = after;
        epoch = now;
        revokedThen = revoked;
        // A token that does not answer is asked again at the next look.
        incomplete = !derived.trouble().isEmpty();
        if (incomplete) {
            tell(KEYS, derived.trouble());
        } else {
            told.remove(KEYS);
        }
        tellEpochs(before, after);
        if (anew || sealing(before) != sealing(after)) {
            events.publish(
                    after == null
                            ? new AuthenticationEvent.CookieKeysChanged(now.getAsInt(), false)
                            : new AuthenticationEvent.CookieKeysChanged(after.current(), true));
        }
    }

    /// For the ledger: an epoch is in use from when it seals until its cookies are refused.
    private void tellEpochs(@Nullable CookieKeys before, @Nullable CookieKeys after) {
        if (before != null) {
            for (int each : before.keys().keySet()) {
                if (after == null || !after.keys().containsKey(each)) {
                    events.publish(
                            KeyChanged.of(
                                    each, revoked.test(each) ? Change.REVOKED : Change.RETIRED));
                }
            }
        }
        if (after != null && sealing(before) != sealing(after)) {
            events.publish(KeyChanged.of(after.current(), Change.NEW));
        }
    }

    private static int sealing(@Nullable CookieKeys keys) {
        return keys == null ? -1 : keys.current();
    }

    private void readRevocations(WatchedFile file) {
        try {
            var listed = RevokedEpochs.list(file.path());
            file.taken();
            if (listed.wrong().isEmpty()) {
                revoked = listed.epochs();
                told.remove(REVOCATIONS);
            } else {
                // One epoch too many costs its clients an exchange; one too few, their security.
                revoked = revoked.and(listed.epochs());
                tell(REVOCATIONS, listed.wrong());
            }
        } catch (IOException unreadable) {
            tell(REVOCATIONS, String.valueOf(unreadable.getMessage()));
        }
    }

    private void tell(String what, String why) {
        if (!why.equals(told.put(what, why))) {
            events.publish(
                    what.equals(REVOCATIONS)
                            ? new AuthenticationEvent.RevocationIncomplete(why)
                            : new AuthenticationEvent.ServerSecretNotUsed("NTS server", what, why));
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
