package org.noonmark.simulation;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.NtpShort;
import org.noonmark.wire.ntp.PacketMac;

/// An NTP server of the simulated world: honest, faulty or lying as its fields say.
///
/// Scenarios change the fields while the world runs.
public final class SimulatedServer {
    final String name;
    final Path path;

    /// Clock minus truth in seconds as a function of true nanoseconds.
    public LongToDoubleFunction error;

    public boolean answering = true;
    public boolean synchronised = true;
    public LeapWarning leap = LeapWarning.NONE;
    public LeapTable leapTable;
    public TimeDelta rootDelay = TimeDelta.ofMicros(50);
    public TimeDelta rootDispersion = TimeDelta.ofMicros(100);
    public int stratum = 1;
    private final TaiInstant worldStart;
    long answered;

    SimulatedServer(String name, Path path, TaiInstant worldStart, LeapTable leapTable) {
        this.name = name;
        this.path = path;
        this.worldStart = worldStart;
        this.leapTable = leapTable;
        this.error = _ -> 0;
    }

    /// The answer to a request that arrives at `trueNanos`, or empty when there is none.
    byte[] answer(byte[] request, long trueNanos, long leavesTrueNanos) {
        if (!answering
                || !(NtpDecoder.decode(request) instanceof Decoded.Packet(NtpPacket asked))) {
            return new byte[0];
        }
        answered++;
        var receive = stamp(trueNanos);
        return NtpEncoder.encode(
                new NtpPacket(
                        synchronised ? leap : LeapWarning.UNKNOWN,
                        asked.version(),
                        NtpLayout.MODE_SERVER,
                        synchronised ? stratum : 0,
                        asked.poll(),
                        -25,
                        NtpShort.fromRoundedUp(rootDelay),
                        NtpShort.fromRoundedUp(rootDispersion),
                        0x47505300,
                        receive,
                        asked.transmit(),
                        receive,
                        stamp(leavesTrueNanos),
                        List.of(),
                        new PacketMac.None()));
    }

    private NtpTimestamp stamp(long trueNanos) {
        var tai =
                worldStart
                        .plus(TimeDelta.ofNanos(trueNanos))
                        .plus(TimeDelta.fromSeconds(error.applyAsDouble(trueNanos)));
        return NtpTimestamp.from(leapTable.toUtc(tai));
    }
}
