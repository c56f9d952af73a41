package org.noonmark.simulation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import org.noonmark.linux.Sockaddr;
import org.noonmark.serve.NtpResponder;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.Snapshot;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;

/// A client of the station with a perfect clock and no network: it asks the real [NtpResponder] and
/// judges what a reply promises by true time.
final class SimulatedClient {
    private static final int PORT = 11_123;
    private static final int CLIENT_PORT = 40_000;
    private static final long DATAGRAM = 64;
    private static final long HANDLING_NANOS = 3_000;

    private final MemorySegment memory = Arena.ofAuto().allocate(1_024, 64);
    private final NtpResponder responder =
            new NtpResponder(
                    NtpServerConfig.on(List.of(new InetSocketAddress(PORT))),
                    -26,
                    PORT,
                    List.of(),
                    1);
    private final SplittableRandom random;
    private long replies;
    private long good;
    private long kept;

    SimulatedClient(SplittableRandom random) {
        this.random = random;
        memory.set(JAVA_SHORT_UNALIGNED, Sockaddr.FAMILY, (short) Sockaddr.AF_INET);
        memory.set(JAVA_BYTE, Sockaddr.PORT, (byte) (CLIENT_PORT >> 8));
        memory.set(JAVA_BYTE, Sockaddr.PORT + 1, (byte) CLIENT_PORT);
        memory.set(JAVA_BYTE, Sockaddr.IPV4_ADDRESS, (byte) 192);
        memory.set(JAVA_BYTE, Sockaddr.IPV4_ADDRESS + 2, (byte) 2);
        memory.set(JAVA_BYTE, Sockaddr.IPV4_ADDRESS + 3, (byte) 7);
    }

    /// Asks once.
    ///
    /// @param counter local counter of the station when the request arrives
    /// @param truth true TAI then
    /// @param table the true leap seconds
    void ask(Snapshot snapshot, long counter, TaiInstant truth, LeapTable table) {
        NtpEncoder.writeRequest(memory, DATAGRAM, 6, 0, 0, random.nextLong() | 1);
        responder.begin(snapshot, counter);
        int length = responder.prepare(0, memory, DATAGRAM, NtpLayout.HEADER_BYTES, 0, counter);
        if (length == NtpResponder.NO_REPLY) {
            return;
        }
        responder.finish(0, memory, DATAGRAM, counter + HANDLING_NANOS);
        judge(memory.asSlice(DATAGRAM, length), truth, table);
    }

    private void judge(MemorySegment reply, TaiInstant truth, LeapTable table) {
        if (!(NtpDecoder.decode(reply) instanceof Decoded.Packet(var packet))) {
            throw new IllegalStateException("the reply must be a packet");
        }
        replies++;
        if (packet.leap() == LeapWarning.UNKNOWN || packet.stratum() == 0) {
            return;
        }
        good++;
        var utc = table.toUtc(truth);
        double error = packet.receive().minus(NtpTimestamp.from(utc)).toSeconds();
        double distance =
                packet.rootDelaySeconds().half().plus(packet.rootDispersionSeconds()).toSeconds();
        // Inside a leap second the wire is ambiguous by one second; clients leave it out.
        if (Math.abs(error) <= distance || nearLeap(truth, table)) {
            kept++;
        }
    }

    private static boolean nearLeap(TaiInstant truth, LeapTable table) {
        return table.leaps().stream()
                .anyMatch(leap -> Math.abs(leap.begins().seconds() - truth.seconds()) <= 1);
    }

    long replies() {
        return replies;
    }

    /// Share of the replies that said they were synchronised.
    double goodShare() {
        return replies == 0 ? 0 : (double) good / replies;
    }

    /// Share of those in which the truth was within the root distance.
    double keptShare() {
        return good == 0 ? 1 : (double) kept / good;
    }
}
