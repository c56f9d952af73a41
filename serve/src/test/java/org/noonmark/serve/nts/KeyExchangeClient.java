package org.noonmark.serve.nts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A client of the key exchange that does what a test tells it, right or wrong.
final class KeyExchangeClient implements AutoCloseable {
    static final byte[] REQUEST = HexFormat.of().parseHex("80010002000080040002000f80000000");
    private static final int TIMEOUT_MILLIS = 20_000;

    final SSLSocket socket;

    private KeyExchangeClient(SSLSocket socket) {
        this.socket = socket;
    }

    /// Connects to a server on loopback and completes the handshake.
    static KeyExchangeClient connect(X509Certificate authority, InetSocketAddress server)
            throws IOException, GeneralSecurityException {
        return connect(authority, server, "TLSv1.3", "ntske/1");
    }

    static KeyExchangeClient connect(
            X509Certificate authority, InetSocketAddress server, String version, String... alpn)
            throws IOException, GeneralSecurityException {
        var tcp = tcp(server);
        try {
            var socket =
                    (SSLSocket)
                            trusting(authority)
                                    .getSocketFactory()
                                    .createSocket(tcp, "127.0.0.1", server.getPort(), true);
            var parameters = new SSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setApplicationProtocols(alpn);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new KeyExchangeClient(socket);
        } catch (IOException failed) {
            tcp.close();
            throw failed;
        }
    }

    /// A plain connection to the server that gives up reading before the test run does.
    static Socket tcp(InetSocketAddress server) throws IOException {
        var tcp = new Socket(server.getAddress(), server.getPort());
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout(TIMEOUT_MILLIS);
        return tcp;
    }

    private static SSLContext trusting(X509Certificate authority)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// Everything until close_notify.
    byte[] receive() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    byte[] ask(byte[] request) throws IOException {
        send(request);
        return receive();
    }

    byte[] export(byte[] context, int lengthBytes) throws IOException {
        return ((ExtendedSSLSession) socket.getSession())
                .exportKeyingMaterialData("EXPORTER-network-time-security", context, lengthBytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
