package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.UnaryOperator;
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

/// An honest server on a clock of its own, whose replies a test may change.
final class FakeNtpServer {
    /// Server's TAI since 1970 minus the local counter.
    TimeDelta clockMinusLocal;

    LeapTable table = LeapTable.embedded();
    LeapWarning leap = LeapWarning.NONE;
    int stratum = 1;
    int precision = -23;
    int rootDelay = 0;
    int rootDispersion = 7;
    int referenceId = 0x47505300;
    boolean interleaved;
    private NtpTimestamp lastReceive = NtpTimestamp.UNKNOWN;
    private NtpTimestamp lastTransmit = NtpTimestamp.UNKNOWN;

    FakeNtpServer(TaiInstant at, long counterNanos) {
        this.clockMinusLocal = at.sinceEpoch().minus(TimeDelta.ofNanos(counterNanos));
    }

    NtpTimestamp clockAt(long counterNanos) {
        var tai = TaiInstant.ofEpoch(clockMinusLocal.plus(TimeDelta.ofNanos(counterNanos)));
        return NtpTimestamp.from(table.toUtc(tai));
    }

    static NtpPacket decode(byte[] datagram) {
        return ((Decoded.Packet) NtpDecoder.decode(datagram)).packet();
    }

    /// The reply to `request`, changed by `change`.
    NtpPacket reply(
            byte[] request, long receivedNanos, long sentNanos, UnaryOperator<NtpPacket> change) {
        var asked = decode(request);
        var receive = clockAt(receivedNanos);
        var transmit = clockAt(sentNanos);
        boolean wanted =
                interleaved && !asked.origin().isUnknown() && asked.origin().equals(lastReceive);
        var told = wanted ? lastTransmit : transmit;
        lastReceive = receive;
        lastTransmit = transmit;
        return change.apply(
                new NtpPacket(
                        leap,
                        asked.version(),
                        4,
                        stratum,
                        asked.poll(),
                        precision,
                        rootDelay,
                        rootDispersion,
                        referenceId,
                        receive,
                        wanted ? asked.receive() : asked.transmit(),
                        receive,
                        told,
                        List.of(),
                        new PacketMac.None()));
    }

    static MemorySegment bytes(NtpPacket packet) {
        return MemorySegment.ofArray(NtpEncoder.encode(packet));
    }
}
