package org.noonmark.serve.nts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.noonmark.serve.identity.ServerIdentity;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.testkit.TestCertificates.KeyKind;
import org.noonmark.time.LocalCounter;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;

/// A key-exchange server on a free port of loopback, with cookies that anyone can read.
final class ServerForTest implements AutoCloseable {
    private static final TestCertificates AUTHORITY =
            TestCertificates.authority(
                    Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2120-01-01T00:00:00Z"));
    private static final Duration LIMIT = Duration.ofSeconds(30);

    final List<NtsKeys> granted = Collections.synchronizedList(new ArrayList<>());
    final KeyExchangeServer server;

    private ServerForTest(
            KeyExchangeConfig config, KeyKind kind, boolean hasKeys, LocalCounter counter)
            throws IOException {
        var tls = ServerTls.context(identity(kind));
        server =
                KeyExchangeServer.start(
                        config,
                        () -> tls,
                        (keys, count) -> hasKeys ? cookies(keys, count) : Optional.empty(),
                        counter);
    }

    static ServerForTest start() throws IOException {
        return start(config -> config);
    }

    static ServerForTest start(UnaryOperator<KeyExchangeConfig> change) throws IOException {
        return new ServerForTest(change.apply(config()), KeyKind.P256, true, System::nanoTime);
    }

    static ServerForTest withKeyOf(KeyKind kind) throws IOException {
        return new ServerForTest(config(), kind, true, System::nanoTime);
    }

    static ServerForTest withoutCookieKeys() throws IOException {
        return new ServerForTest(config(), KeyKind.P256, false, System::nanoTime);
    }

    static ServerForTest withCounter(KeyExchangeConfig config, LocalCounter counter)
            throws IOException {
        return new ServerForTest(config, KeyKind.P256, true, counter);
    }

    static KeyExchangeConfig config() {
        return KeyExchangeConfig.on(
                List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)));
    }

    static ServerIdentity identity(KeyKind kind) {
        var issued =
                AUTHORITY.server(
                        kind,
                        List.of("time.example", "127.0.0.1"),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2120-01-01T00:00:00Z"));
        return new ServerIdentity(List.of(issued.certificate()), issued.key());
    }

    static X509Certificate authority() {
        return AUTHORITY.certificate();
    }

    private Optional<List<Octets>> cookies(NtsKeys keys, int count) {
        granted.add(keys);
        return Optional.of(Collections.nCopies(count, Octets.of(new byte[100])));
    }

    InetSocketAddress address() {
        return server.listening().getFirst();
    }

    KeyExchangeClient client() throws Exception {
        return KeyExchangeClient.connect(authority(), address());
    }

    long count(KeyExchangeOutcome outcome) {
        return server.counters().count(outcome);
    }

    /// Waits until so many connections have ended: they are counted after the client has its bytes.
    void awaitEnded(long connections) {
        await(() -> server.counters().connections() >= connections);
    }

    /// Waits until so many connections are open.
    void awaitOpen(int connections) {
        await(() -> server.openConnections() >= connections);
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "ended: %d, open: %d"
                                .formatted(
                                        server.counters().connections(), server.openConnections()));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
