package org.noonmark.serve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.noonmark.linux.Sockaddr;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.PacketMac;

/// A responder with one slot of memory, and the requests that tests put there.
final class Requests {
    static final long SOCKADDR = 0;
    static final long DATAGRAM = 64;
    static final int OWN_PORT = 11_123;
    static final long START = 1_000_000_000L;
    static final TaiInstant START_TAI = TaiInstant.ofSeconds(1_795_000_037);
    static final InetSocketAddress CLIENT = peer("192.0.2.7", 40_000);

    final MemorySegment memory = Arena.ofAuto().allocate(DATAGRAM + 2048, 64);
    final NtpResponder responder;
    Snapshot snapshot = snapshot(ClockState.SYNCHRONIZED);

    Requests(NtpServerConfig config) {
        responder =
                new NtpResponder(
                        config, -25, OWN_PORT, List.of(InetAddress.ofLiteral("192.0.2.1")), 42);
    }

    static NtpServerConfig config() {
        return NtpServerConfig.on(List.of());
    }

    static InetSocketAddress peer(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    /// Served time runs with the counter from [#START_TAI] at [#START]; 1 ms of root delay and an
    /// interval of ±3 ms.
    static Snapshot snapshot(ClockState state) {
        return new Snapshot(
                new ServedLine(START, START_TAI, 0, 0, START),
                UncertaintyModel.linear(3e-3, 0),
                state,
                new Upstream(1, 0xC000_0263, TimeDelta.ofMillis(1)),
                LeapTable.embedded());
    }

    static NtpPacket request(int version, int mode) {
        return new NtpPacket(
                LeapWarning.NONE,
                version,
                mode,
                0,
                6,
                0x20,
                0,
                0,
                0,
                NtpTimestamp.UNKNOWN,
                NtpTimestamp.UNKNOWN,
                NtpTimestamp.UNKNOWN,
                new NtpTimestamp(0x1234_5678_9ABC_DEF0L),
                List.of(),
                new PacketMac.None());
    }

    static byte[] bytes(int version, int mode) {
        byte[] bytes = NtpEncoder.encode(request(4, 3));
        bytes[0] = (byte) (version << 3 | mode);
        return bytes;
    }

    /// A request of version 4 with these timestamps.
    static byte[] bytes(long originNtp64, long receiveNtp64, long transmitNtp64) {
        var plain = request(4, 3);
        return NtpEncoder.encode(
                new NtpPacket(
                        plain.leap(),
                        plain.version(),
                        plain.mode(),
                        plain.stratum(),
                        plain.poll(),
                        plain.precision(),
                        0,
                        0,
                        0,
                        NtpTimestamp.UNKNOWN,
                        new NtpTimestamp(originNtp64),
                        new NtpTimestamp(receiveNtp64),
                        new NtpTimestamp(transmitNtp64),
                        List.of(),
                        new PacketMac.None()));
    }

    /// Puts `request` into the slot and lets the responder answer; returns the reply's length.
    int answer(byte[] request, InetSocketAddress from, long receivedCounter, long transmitCounter) {
        int length = prepare(request, from, receivedCounter);
        if (length != NtpResponder.NO_REPLY) {
            responder.finish(0, memory, DATAGRAM, transmitCounter);
        }
        return length;
    }

    int prepare(byte[] request, InetSocketAddress from, long receivedCounter) {
        memory.fill((byte) 0xEE);
        Sockaddr.write(memory, SOCKADDR, from);
        MemorySegment.copy(request, 0, memory, JAVA_BYTE, DATAGRAM, request.length);
        responder.begin(snapshot, receivedCounter);
        return responder.prepare(0, memory, DATAGRAM, request.length, SOCKADDR, receivedCounter);
    }

    /// The reply, which has to be one that a client can read.
    NtpPacket reply(int length) {
        return ((Decoded.Packet) NtpDecoder.decode(replyBytes(length))).packet();
    }

    byte[] replyBytes(int length) {
        return memory.asSlice(DATAGRAM, length).toArray(JAVA_BYTE);
    }

    /// Answers a request of version 4 from [#CLIENT] that must get an answer.
    NtpPacket answered(byte[] request, long receivedCounter, long transmitCounter) {
        int length = answer(request, CLIENT, receivedCounter, transmitCounter);
        if (length == NtpResponder.NO_REPLY) {
            throw new AssertionError("no reply");
        }
        return reply(length);
    }

    long ntp64At(long counterNanos) {
        return snapshot.ntp64At(counterNanos);
    }
}
