package org.noonmark.benchmarks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.noonmark.linux.DatagramBatch;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.SocketOptions.Timestamps;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.UdpSocket;

/// Asks an NTP server on loopback for time: `NtpLoad PORT saturate SECONDS WINDOW [FILE BYTES]`
/// keeps that many requests on their way, of BYTES each, one after the other from FILE, over and
/// over; `NtpLoad PORT pace SECONDS RATE` sends one at a time at a fixed rate and measures how long
/// each answer takes, from just before the request is sent to the kernel's stamp of the reply.
/// Prints `key=value` lines.
final class NtpLoad {
    private static final ValueLayout.OfLong BIG_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int PACKET_BYTES = 48;
    private static final byte[] PLAIN = plain();
    private static final long ORIGIN = 24;
    private static final long TRANSMIT = 40;
    private static final int BURST = 16;
    private static final int BATCH = 256;
    private static final long LOST_AFTER_NANOS = 200_000_000;
    private static final long SECOND = 1_000_000_000;

    private final HostClocks clocks = HostClocks.open();
    private final UdpSocket socket;
    private final DatagramBatch requests;
    private final DatagramBatch replies;
    private long received;
    private long lost;
    private long refused;

    private final byte[] packets;
    private final int packetBytes;
    private int nextPacket;

    private NtpLoad(int port, Timestamps timestamps, byte[] packets, int packetBytes)
            throws SystemCallException {
        this.packets = packets;
        this.packetBytes = packetBytes;
        this.requests = DatagramBatch.of(1, BURST * packetBytes);
        this.replies = DatagramBatch.of(BATCH, 128 + packetBytes);
        this.socket =
                UdpSocket.connected(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                        SocketOptions.defaults()
                                .withBlocking(false)
                                .withTimestamps(timestamps)
                                .withSegmentBytes(packetBytes)
                                .withReceiveBufferBytes(1 << 22));
        fillBurst();
    }

    private static byte[] plain() {
        var packet = new byte[PACKET_BYTES];
        packet[0] = 0x23;
        return packet;
    }

    /// The next requests of the file, side by side.
    private void fillBurst() {
        for (int i = 0; i < BURST; i++) {
            long at = requests.datagramOffset(0) + (long) i * packetBytes;
            MemorySegment.copy(
                    packets, nextPacket, requests.memory(), ValueLayout.JAVA_BYTE, at, packetBytes);
            nextPacket = (nextPacket + packetBytes) % packets.length;
        }
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[2]);
        int amount = Integer.parseInt(args[3]);
        var packets = args.length > 5 ? Files.readAllBytes(Path.of(args[4])) : PLAIN;
        int packetBytes = args.length > 5 ? Integer.parseInt(args[5]) : PACKET_BYTES;
        switch (args[1]) {
            case "saturate" ->
                    new NtpLoad(port, Timestamps.NONE, packets, packetBytes)
                            .saturate(seconds * SECOND, amount);
            case "pace" ->
                    new NtpLoad(port, Timestamps.RECEIVE, PLAIN, PACKET_BYTES)
                            .pace(seconds * SECOND, amount);
            default -> throw new IllegalArgumentException("must be saturate or pace: " + args[1]);
        }
    }

    private void saturate(long durationNanos, int window) {
        long start = clocks.counterNanos();
        long end = start + durationNanos;
        long lastHeard = start;
        long now = start;
        int outstanding = 0;
        while (now < end) {
            while (window - outstanding >= BURST) {
                // The kernel cuts one buffer into a burst of requests, which leaves this CPU time
                // enough to keep the server's busy.
                if (packets.length > packetBytes) {
                    fillBurst();
                }
                requests.queueConnected(0, BURST * packetBytes, false);
                requests.send(socket);
                outstanding += BURST;
            }
            int got = replies.receive(socket);
            now = clocks.counterNanos();
            if (got > 0) {
                for (int slot = 0; slot < got; slot++) {
                    // A refusal is shorter than what was asked for.
                    refused += replies.datagramLength(slot) == packetBytes ? 0 : 1;
                }
                received += got;
                outstanding -= got;
                lastHeard = now;
            } else if (now - lastHeard > LOST_AFTER_NANOS) {
                lost += outstanding;
                outstanding = 0;
                lastHeard = now;
            }
        }
        report(clocks.counterNanos() - start);
    }

    /// A generator that was held up does not make up for it: it would send a burst.
    private void pace(long durationNanos, int perSecond) {
        int most = (int) (durationNanos / SECOND * perSecond);
        long[] sentRealtime = new long[most];
        long[] tookNanos = new long[most];
        long intervalNanos = SECOND / perSecond;
        long start = clocks.counterNanos();
        long end = start + durationNanos;
        long next = start;
        long now = start;
        int sent = 0;
        while (now < end + LOST_AFTER_NANOS && (now < end || received < sent)) {
            if (now >= next && now < end && sent < most) {
                next = Math.max(next + intervalNanos, now);
                send(sent, sentRealtime);
                sent++;
            }
            int got = replies.receive(socket);
            for (int slot = 0; slot < got; slot++) {
                take(replies.memory(), slot, sentRealtime, tookNanos);
            }
            now = clocks.counterNanos();
        }
        lost = sent - received;
        report(now - start);
        reportLatency(tookNanos);
    }

    private void send(int number, long[] sentRealtime) {
        long at = requests.datagramOffset(0);
        requests.memory().set(BIG_ENDIAN, at + TRANSMIT, number + 1L);
        requests.queueConnected(0, PACKET_BYTES, false);
        sentRealtime[number] = clocks.realtimeNanos();
        requests.send(socket);
    }

    private void take(MemorySegment memory, int slot, long[] sentRealtime, long[] tookNanos) {
        long number = memory.get(BIG_ENDIAN, replies.datagramOffset(slot) + ORIGIN);
        if (number >= 1 && number <= sentRealtime.length) {
            int index = (int) number - 1;
            tookNanos[index] = replies.receivedRealtimeNanos(slot) - sentRealtime[index];
            received++;
        }
    }

    private void report(long nanos) {
        System.out.println("replies=" + received);
        System.out.println("lost=" + lost);
        System.out.println("refused=" + refused);
        System.out.println("perSecond=" + received * 1e9 / nanos);
    }

    private static void reportLatency(long[] tookNanos) {
        long[] sorted = Arrays.stream(tookNanos).filter(took -> took != 0).sorted().toArray();
        for (double quantile : new double[] {0.5, 0.99, 0.999}) {
            int index = Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1);
            System.out.println("p" + quantile * 100 + "=" + sorted[index] * 1e-3);
        }
    }
}
