package org.noonmark.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;

/// Waits until a server answers.
final class FirstAnswer {
    private static final int PACKET_BYTES = 48;
    private static final int EVERY_MILLIS = 10;
    private static final int TRIES = 1500;

    private FirstAnswer() {}

    /// Asks every 10 ms for at most 15 s; whether an answer of a synchronised server came.
    static boolean await(int port, ServerProcess server) throws IOException {
        var to = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        try (var socket = new DatagramSocket()) {
            socket.connect(to);
            socket.setSoTimeout(EVERY_MILLIS);
            for (int i = 0; i < TRIES && server.isAlive(); i++) {
                if (answers(socket)) {
                    return true;
                }
                pause();
            }
        }
        return false;
    }

    private static boolean answers(DatagramSocket socket) throws IOException {
        byte[] packet = new byte[PACKET_BYTES];
        packet[0] = 0x23;
        try {
            socket.send(new DatagramPacket(packet, PACKET_BYTES));
            socket.receive(new DatagramPacket(packet, PACKET_BYTES));
            return (packet[0] & 0xC0) != 0xC0;
        } catch (PortUnreachableException | SocketTimeoutException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
