package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// NTP servers of the host's clock on addresses of loopback and one port, some of which lie.
final class LyingServers implements AutoCloseable {
    private static final int HEADER_BYTES = 48;
    private static final int ORIGIN = 24;
    private static final int TRANSMIT = 40;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final List<DatagramSocket> sockets = new ArrayList<>();
    private int port;

    /// A server that says the host's time plus `error`.
    void add(String address, double errorSeconds) {
        try {
            var socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), port));
            port = socket.getLocalPort();
            sockets.add(socket);
            Thread.ofVirtual().start(() -> serve(socket, errorSeconds));
        } catch (SocketException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
    }

    private static void serve(DatagramSocket socket, double errorSeconds) {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                var reply = reply(ByteBuffer.wrap(packet.getData()), errorSeconds);
                socket.send(new DatagramPacket(reply, HEADER_BYTES, packet.getSocketAddress()));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static byte[] reply(ByteBuffer request, double errorSeconds) {
        var now = Instant.now().plusNanos(Math.round(errorSeconds * 1e9));
        long fraction = (((long) now.getNano()) << 32) / 1_000_000_000L;
        long stamp = ((now.getEpochSecond() + SECONDS_1900_TO_1970) << 32) + fraction;
        var reply = new byte[HEADER_BYTES];
        ByteBuffer.wrap(reply)
                .put((byte) 0x24)
                .put((byte) 1)
                .put((byte) 6)
                .put((byte) -20)
                .putInt(0)
                .putInt(16)
                .put(new byte[] {'G', 'P', 'S', 0})
                .putLong(stamp)
                .putLong(ORIGIN, request.getLong(TRANSMIT))
                .putLong(ORIGIN + 8, stamp)
                .putLong(TRANSMIT, stamp);
        return reply;
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }
}
