package org.noonmark.serve.identity;

import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.KeyChanged.Change;
import org.noonmark.events.EventSink;
import org.noonmark.time.StandardClock;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Keeps a server's certificate current: takes a new pair of files into use without a restart, and
/// says when the certificate is about to expire, by the station's own time.
///
/// @param <T> what the server makes of the pair
public final class IdentityWatch<T> implements AutoCloseable {
    private static final long TICK_MILLIS = 2000;

    /// How long before its end a certificate is a matter for the operator.
    private static final TimeDelta WARNING = TimeDelta.ofSeconds(14L * 86_400);

    private final Use<T> use;
    private final Path certificate;
    private final Path key;
    private final StandardClock clock;
    private final EventSink events;
    private final WatchedFile certificateFile;
    private final WatchedFile keyFile;
    private final Thread thread = Thread.ofVirtual().name("identity").unstarted(this::run);

    // Owned by the thread that looks.
    private ServerIdentity identity;
    private Standing told = Standing.GOOD;
    private String trouble = "";

    private volatile T made;

    /// What a server does with its certificate and key.
    ///
    /// @param server as events call it: NTS server
    /// @param certificate as the ledger calls its certificate
    /// @param maker makes of the pair what is used
    public record Use<T>(String server, KeyChanged.Use certificate, Maker<T> maker) {}

    /// Makes of a pair what a server uses.
    @FunctionalInterface
    public interface Maker<T> {
        /// What is used from now on.
        ///
        /// @throws IOException that says what is wrong with the certificate or the key
        T of(ServerIdentity identity) throws IOException;
    }

    /// How a certificate stands to the present time.
    private enum Standing {
        GOOD,
        EXPIRES_SOON,
        EXPIRED
    }

    private IdentityWatch(
            Use<T> use, Path certificate, Path key, StandardClock clock, EventSink events)
            throws IOException {
        this.use = use;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.events = events;
        // Watched before they are read: what is written in between is seen as a change.
        this.certificateFile = new WatchedFile(certificate);
        this.keyFile = new WatchedFile(key);
        this.identity = ServerIdentity.read(certificate, key);
        this.made = use.maker.of(identity);
        recordChange(Change.NEW);
    }

    /// Reads the pair and begins to watch it.
    ///
    /// @param certificate PEM, the server's certificate first, then those that lead to its
    ///   authority
    /// @param key PEM (PKCS#8) without a passphrase, mode 0600
    /// @throws IOException that says what is wrong with the files
    public static <T> IdentityWatch<T> start(
            Use<T> use, Path certificate, Path key, StandardClock clock, EventSink events)
            throws IOException {
        var watch = of(use, certificate, key, clock, events);
        watch.thread.start();
        return watch;
    }

    /// The same without a thread: it looks when [#look] is called.
    static <T> IdentityWatch<T> of(
            Use<T> use, Path certificate, Path key, StandardClock clock, EventSink events)
            throws IOException {
        return new IdentityWatch<>(use, certificate, key, clock, events);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            lookOrTell();
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A bug must not end the watch: the certificate would be served until long after its end.
    void lookOrTell() {
        try {
            look();
        } catch (RuntimeException | Error bug) {
            tell(String.valueOf(bug));
        }
    }

    void look() {
        // Both are asked in any case: a renewal changes both, one after the other.
        boolean newCertificate = certificateFile.hasSettledAnew();
        boolean newKey = keyFile.hasSettledAnew();
        if ((newCertificate || newKey) && reload()) {
            certificateFile.taken();
            keyFile.taken();
        }
        watchDates();
    }

    /// For the ledger: which certificate is in use from now on.
    private void change(ServerIdentity fresh) {
        boolean another = !fresh.sha256().equals(identity.sha256());
        if (another) {
            recordChange(Change.RETIRED);
        }
        identity = fresh;
        if (another) {
            recordChange(Change.NEW);
        }
    }

    private void recordChange(Change change) {
        events.publish(
                KeyChanged.of(use.certificate, change, identity.sha256(), Optional.of(expiry())));
    }

    private boolean reload() {
        try {
            var fresh = ServerIdentity.read(certificate, key);
            requireBegun(fresh);
            made = use.maker.of(fresh);
            change(fresh);
            told = Standing.GOOD;
            trouble = "";
            events.publish(
                    new AuthenticationEvent.CertificateRenewed(certificate.toString(), expiry()));
            return true;
        } catch (IOException | RuntimeException broken) {
            // RuntimeException: JSSE, for one, may dislike a certificate in ways that only it
            // knows.
            // The files are read again at each look: they may be mended in ways that leave no
            // trace.
            tell(String.valueOf(broken.getMessage()));
            return false;
        }
    }

    /// A certificate of tomorrow must not replace one of today; each look asks again.
    private void requireBegun(ServerIdentity fresh) throws IOException {
        var interval = clock.now().interval();
        if (interval.equals(TimeInterval.EVERYTHING)) {
            return;
        }
        var now = interval.midpoint();
        var begins = fresh.chain().stream().map(each -> each.getNotBefore().toInstant());
        var begin = utc(begins.max(naturalOrder()).orElseThrow());
        var table = clock.leapTable();
        if (now.isBefore(table.toTai(begin)) && !now.isAfter(table.toTai(expiry()))) {
            throw new IOException(certificate + ": is not valid before " + begin);
        }
    }

    private static UtcInstant utc(Instant instant) {
        return UtcInstant.ofPosix(instant.getEpochSecond(), 0);
    }

    private void tell(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            events.publish(
                    new AuthenticationEvent.ServerSecretNotUsed(use.server, "certificate", why));
        }
    }

    private void watchDates() {
        var interval = clock.now().interval();
        if (interval.equals(TimeInterval.EVERYTHING)) {
            return;
        }
        var end = clock.leapTable().toTai(expiry());
        var now = interval.midpoint();
        var standing =
                now.isAfter(end)
                        ? Standing.EXPIRED
                        : now.plus(WARNING).isAfter(end) ? Standing.EXPIRES_SOON : Standing.GOOD;
        if (standing.compareTo(told) > 0) {
            told = standing;
            events.publish(
                    new AuthenticationEvent.CertificateExpires(
                            certificate.toString(), expiry(), standing == Standing.EXPIRED));
        }
    }

    /// The earliest of the chain: without one of them the rest convinces nobody.
    private UtcInstant expiry() {
        var ends = identity.chain().stream().map(each -> each.getNotAfter().toInstant());
        return utc(ends.min(naturalOrder()).orElseThrow());
    }

    /// What was made of the present certificate and key. Costs one volatile read.
    public T get() {
        return made;
    }

    /// Stops watching.
    @Override
    public void close() {
        thread.interrupt();
    }
}
