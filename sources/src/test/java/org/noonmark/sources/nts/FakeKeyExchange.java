package org.noonmark.sources.nts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

/// A server of keys on loopback that answers as a test tells it.
public final class FakeKeyExchange implements AutoCloseable {
    /// What the server does once the request has come.
    @FunctionalInterface
    public interface Answer {
        void give(SSLSocket socket) throws IOException;
    }

    private static final int REQUEST_BYTES = 16;

    private final SSLServerSocket listening;
    private final AtomicReference<NtsKeys> keys = new AtomicReference<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private FakeKeyExchange(SSLServerSocket listening, Answer answer) {
        this.listening = listening;
        Thread.ofPlatform().daemon(true).start(() -> serve(answer));
    }

    public static FakeKeyExchange start(TestCertificates.Issued issued, Answer answer) {
        return start(issued, answer, "TLSv1.3", "ntske/1");
    }

    static FakeKeyExchange start(
            TestCertificates.Issued issued, Answer answer, String version, String alpn) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var chain = new Certificate[] {issued.certificate()};
            store.setKeyEntry("server", issued.key(), new char[0], chain);
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setApplicationProtocols(new String[] {alpn});
            socket.setSSLParameters(parameters);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new FakeKeyExchange(socket, answer);
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /// Answers with these bytes.
    public static Answer bytes(byte[] message) {
        return socket -> socket.getOutputStream().write(message);
    }

    /// Grants these cookies for the NTP server behind this port.
    public static Answer cookies(List<Octets> cookies, int ntpPort) {
        var response =
                new KeyExchangeResponse(
                        NtsAead.AES_SIV_CMAC_256,
                        cookies,
                        Optional.empty(),
                        OptionalInt.of(ntpPort));
        return bytes(response.encode());
    }

    private void serve(Answer answer) {
        while (true) {
            try (var socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                socket.getInputStream().readNBytes(REQUEST_BYTES);
                keys.set(keys((ExtendedSSLSession) socket.getSession()));
                exchanges.incrementAndGet();
                answer.give(socket);
            } catch (SocketException closed) {
                if (listening.isClosed()) {
                    return;
                }
            } catch (IOException refused) {
                // The client would not talk to us: the test looks at its side.
                refusals.incrementAndGet();
            }
        }
    }

    private static NtsKeys keys(ExtendedSSLSession session) throws IOException {
        var aead = NtsAead.AES_SIV_CMAC_256;
        return new NtsKeys(
                aead,
                Octets.of(
                        session.exportKeyingMaterialData(
                                NtsAead.EXPORTER_LABEL, aead.exporterContextC2s(), 32)),
                Octets.of(
                        session.exportKeyingMaterialData(
                                NtsAead.EXPORTER_LABEL, aead.exporterContextS2c(), 32)));
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Those of the last exchange.
    public NtsKeys keys() {
        return keys.get();
    }

    public int exchanges() {
        return exchanges.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
