package org.noonmark.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.noonmark.signing.X25519Provider;

/// Exchanges keys with a server on loopback as fast as it answers: `KeyExchangeLoad PORT GROUP
/// WARM-UP-SECONDS SECONDS CLIENTS`. Prints `begin` when the warm-up is over. Every exchange is a
/// whole one: TCP, a full TLS 1.3 handshake, request, reply, close. The certificate is not judged,
/// so that the load costs as little as it can.
final class KeyExchangeLoad {
    private static final byte[] REQUEST =
            HexFormat.of().parseHex("80010002000080040002000f80000000");

    /// Next protocol, algorithm, eight cookies of 100 bytes, end; a server may name its port too.
    private static final int LEAST_REPLY_BYTES = 6 + 6 + 8 * 104 + 4;

    private final int port;
    private final String group;
    private final SSLSocketFactory tls;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private KeyExchangeLoad(int port, String group) throws GeneralSecurityException {
        this.port = port;
        this.group = group;
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new TrustAnyone()}, null);
        this.tls = context.getSocketFactory();
    }

    public static void main(String[] args) throws Exception {
        var load = new KeyExchangeLoad(Integer.parseInt(args[0]), args[1]);
        // Ours is the faster one, and the load should cost as little as it can.
        Security.insertProviderAt(new X25519Provider(new SecureRandom()), 1);
        int clients = Integer.parseInt(args[4]);
        load.run(Duration.ofSeconds(Long.parseLong(args[2])), clients);
        System.out.println("begin");
        double seconds = load.run(Duration.ofSeconds(Long.parseLong(args[3])), clients);
        System.out.println("failed=" + load.failed);
        System.out.println("perSecond=" + load.done.get() / seconds);
        System.out.println("done=" + load.done);
    }

    /// Returns how many seconds it took until the last exchange was over.
    private double run(Duration time, int clients) throws InterruptedException {
        done.set(0);
        failed.set(0);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                while (System.nanoTime() < end) {
                                    (exchange() ? done : failed).incrementAndGet();
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return (System.nanoTime() - begin) * 1e-9;
    }

    private boolean exchange() {
        var loopback = InetAddress.getLoopbackAddress();
        try (var tcp = new Socket(loopback, port);
                var socket = (SSLSocket) tls.createSocket(tcp, "localhost", port, true)) {
            tcp.setTcpNoDelay(true);
            socket.setSSLParameters(parameters());
            socket.startHandshake();
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().readAllBytes().length >= LEAST_REPLY_BYTES;
        } catch (IOException refused) {
            return false;
        }
    }

    private SSLParameters parameters() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        parameters.setApplicationProtocols(new String[] {"ntske/1"});
        parameters.setNamedGroups(new String[] {group});
        return parameters;
    }

    private static final class TrustAnyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
