package org.noonmark.sources.nts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.noonmark.wire.nts.KeyExchangeLayout;

/// Gets keys and cookies from servers (RFC 8915 sections 3 and 4).
///
/// TLS 1.3 only, the server's name checked, dates of certificates judged by the time that is handed
/// in. One deadline holds for everything from the look at the authorities to the last byte.
public final class KeyExchangeClient {
    /// For a whole exchange.
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    private final Supplier<CertificateTime> time;
    private final Duration limit;

    /// A client with the default deadline.
    ///
    /// @param time asked for each exchange and each look at it, on any thread
    public KeyExchangeClient(Supplier<CertificateTime> time) {
        this(time, DEFAULT_LIMIT);
    }

    public KeyExchangeClient(Supplier<CertificateTime> time, Duration limit) {
        this.time = time;
        this.limit = limit;
    }

    /// The time by which certificates are judged now.
    public CertificateTime certificateTime() {
        return time.get();
    }

    /// Begins an exchange on a virtual thread. The future never fails: whatever goes wrong is a
    /// value. When time is up the connection is closed.
    public CompletableFuture<KeyExchange> exchange(KeyExchangeServer server) {
        return switch (time.get()) {
            case CertificateTime.Unknown(var reason) ->
                    CompletableFuture.completedFuture(
                            new KeyExchange.Failed(KeyExchangeFailure.TIME_UNKNOWN, reason));
            case CertificateTime.Between between -> exchange(server, between);
        };
    }

    private CompletableFuture<KeyExchange> exchange(
            KeyExchangeServer server, CertificateTime.Between between) {
        var result = new CompletableFuture<KeyExchange>();
        var tcp = new Socket();
        var worker =
                Thread.ofVirtual()
                        .name("key exchange " + server.host())
                        .start(() -> result.complete(run(tcp, server, between)));
        return result.completeOnTimeout(
                        new KeyExchange.Failed(
                                KeyExchangeFailure.TIMED_OUT,
                                "not done within " + limit.toMillis() + " ms"),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> {
                    closeQuietly(tcp);
                    worker.interrupt();
                });
    }

    private KeyExchange run(Socket tcp, KeyExchangeServer server, CertificateTime.Between between) {
        try (var socket = tcp) {
            var context = context(server, between);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) limit.toMillis());
            socket.connect(
                    new InetSocketAddress(server.address(), server.port()), (int) limit.toMillis());
            return new KeyExchangeSession(server, between).run(secured(context, socket, server));
        } catch (IOException | RuntimeException failed) {
            // A RuntimeException of the run-time's TLS must not leave the association waiting.
            return FailureReasons.of(failed);
        }
    }

    private static SSLContext context(KeyExchangeServer server, CertificateTime.Between between)
            throws IOException {
        try {
            var manager = DatedTrust.of(anchors(server), between);
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    private static Set<TrustAnchor> anchors(KeyExchangeServer server) throws IOException {
        try {
            return server.authorities().anchors();
        } catch (IOException unreadable) {
            throw new FailureReasons.NoAuthorities(String.valueOf(unreadable.getMessage()));
        }
    }

    private static SSLSocket secured(SSLContext context, Socket tcp, KeyExchangeServer server)
            throws IOException {
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(tcp, server.certificateName(), server.port(), true);
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {KeyExchangeLayout.ALPN});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static void closeQuietly(Socket tcp) {
        try {
            tcp.close();
        } catch (IOException unclosed) {
            // Nothing is lost: what came was taken, or time was up.
            return;
        }
    }
}
