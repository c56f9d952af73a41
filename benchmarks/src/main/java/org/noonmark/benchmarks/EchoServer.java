package org.noonmark.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.noonmark.linux.DatagramBatch;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;

/// The least that a server on these sockets can do: receives in batches with kernel stamps, makes
/// each request look like a reply, and sends: `EchoServer PORT BATCH`. What NTP costs is what a
/// server takes more than this.
final class EchoServer {
    private static final int SLOT_BYTES = 1472;
    private static final byte REPLY = 0x24;

    private EchoServer() {}

    public static void main(String[] args) throws Exception {
        var local =
                new InetSocketAddress(
                        InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(args[0]));
        var batch = DatagramBatch.of(Integer.parseInt(args[1]), SLOT_BYTES);
        try (var socket = UdpSocket.bound(local, SocketOptions.defaults())) {
            while (!Thread.interrupted()) {
                serve(socket, batch);
            }
        }
    }

    private static void serve(UdpSocket socket, DatagramBatch batch) {
        int received = batch.receive(socket);
        for (int slot = 0; slot < received; slot++) {
            long at = batch.datagramOffset(slot);
            batch.memory().set(JAVA_BYTE, at, REPLY);
            // The load generator finds its request by the origin, as in any reply.
            for (long i = 0; i < Long.BYTES; i++) {
                batch.memory()
                        .set(JAVA_BYTE, at + 24 + i, batch.memory().get(JAVA_BYTE, at + 40 + i));
            }
            batch.queueReply(slot, batch.datagramLength(slot), false);
        }
        if (batch.queued() > 0) {
            batch.send(socket);
        }
    }
}
