package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.EventSink;
import org.noonmark.time.StandardClock;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Keeps the server's certificate current: takes a new pair of files into use without a restart,
/// and says when the certificate is about to expire, by the station's own time.
public final class IdentityWatch implements AutoCloseable {
    private static final long TICK_MILLIS = 2000;

    /// How long before its end a certificate is a matter for the operator.
    private static final TimeDelta WARNING = TimeDelta.ofSeconds(14L * 86_400);

    private final Path certificate;
    private final Path key;
    private final StandardClock clock;
    private final EventSink events;
    private final WatchedFile certificateFile;
    private final WatchedFile keyFile;
    private final Thread thread = Thread.ofVirtual().name("nts-ke-identity").unstarted(this::run);

    // Owned by the thread that looks.
    private ServerIdentity identity;
    private Standing told = Standing.GOOD;

    private volatile SSLContext tls;

    /// How a certificate stands to the present time.
    private enum Standing {
        GOOD,
        EXPIRES_SOON,
        EXPIRED
    }

    private IdentityWatch(Path certificate, Path key, StandardClock clock, EventSink events)
            throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.events = events;
        // Watched before they are read: what is written in between is seen as a change.
        this.certificateFile = new WatchedFile(certificate);
        this.keyFile = new WatchedFile(key);
        this.identity = ServerIdentity.read(certificate, key);
        this.tls = ServerTls.context(identity);
    }

    /// Reads the pair and begins to watch it.
    ///
    /// @param certificate PEM, the server's certificate first, then those that lead to its
    ///   authority
    /// @param key PEM (PKCS#8) without a passphrase, mode 0600
    /// @throws IOException that says what is wrong with the files
    public static IdentityWatch start(
            Path certificate, Path key, StandardClock clock, EventSink events) throws IOException {
        var watch = of(certificate, key, clock, events);
        watch.thread.start();
        return watch;
    }

    /// The same without a thread: it looks when [#look] is called.
    static IdentityWatch of(Path certificate, Path key, StandardClock clock, EventSink events)
            throws IOException {
        return new IdentityWatch(certificate, key, clock, events);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void look() {
        // Both are asked in any case: a renewal changes both, one after the other.
        boolean newCertificate = certificateFile.hasSettledAnew();
        boolean newKey = keyFile.hasSettledAnew();
        if (newCertificate || newKey) {
            reload();
        }
        watchDates();
    }

    private void reload() {
        try {
            identity = ServerIdentity.read(certificate, key);
            tls = ServerTls.context(identity);
            told = Standing.GOOD;
            events.publish(
                    new AuthenticationEvent.CertificateRenewed(certificate.toString(), expiry()));
        } catch (IOException | RuntimeException broken) {
            // RuntimeException: JSSE may dislike a certificate in ways that only it knows.
            events.publish(
                    new AuthenticationEvent.ServerSecretNotUsed(
                            "certificate", String.valueOf(broken.getMessage())));
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

    private UtcInstant expiry() {
        var end = identity.chain().getFirst().getNotAfter().toInstant();
        return UtcInstant.ofPosix(end.getEpochSecond(), 0);
    }

    /// TLS with the present certificate. Costs one volatile read.
    SSLContext tls() {
        return tls;
    }

    /// Stops watching.
    @Override
    public void close() {
        thread.interrupt();
    }
}
