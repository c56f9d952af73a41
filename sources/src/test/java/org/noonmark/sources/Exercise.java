package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpPacket;

/// One association against one fake server on a virtual counter.
final class Exercise implements ReadingSink {
    static final ClockId CLOCK = new ClockId("test");
    static final long START = 5_000_000_000L;
    static final TaiInstant NOON = LeapTable.embedded().toTai(new UtcInstant(61_200, 43_200, 0));

    final List<Reading> readings = new ArrayList<>();
    final List<ClockId> lost = new ArrayList<>();
    final List<StationEvent> events = new ArrayList<>();
    final FakeNtpServer server;
    final NtpAssociation association;
    LeapTable table = LeapTable.embedded();
    long counter = START;
    long outNanos = 40_000;
    long heldNanos = 10_000;
    long backNanos = 40_000;
    byte[] lastRequest = {};
    NtpPacket lastReply;

    Exercise(NtpSourceConfig config) {
        this(config, NOON);
    }

    Exercise(NtpSourceConfig config, TaiInstant at) {
        this.server = new FakeNtpServer(at, START);
        var context =
                new AssociationContext(
                        () -> table,
                        AssociationContext.BEGINNING,
                        id -> id == 0xC0000209,
                        new SplittableRandom(7),
                        this,
                        events::add);
        this.association = new NtpAssociation(config, CLOCK, address(), context, START);
    }

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The configuration of a server that is asked every 16 s at first, without a burst.
    static NtpSourceConfig plain() {
        return NtpSourceConfig.server("192.0.2.1").withPoll(new PollRange(4, 10)).withBurst(false);
    }

    /// Goes on to the next request and keeps it.
    byte[] nextRequest() {
        while (true) {
            counter = Math.max(counter, association.nextActionCounterNanos());
            if (association.poll(counter) instanceof PollAction.Send(var datagram)) {
                association.sent(counter);
                lastRequest = datagram.toArray();
                return lastRequest;
            }
        }
    }

    /// One request and its reply.
    Outcome round() {
        return round(UnaryOperator.identity());
    }

    /// One request and its reply after `change`.
    Outcome round(UnaryOperator<NtpPacket> change) {
        nextRequest();
        return answer(change);
    }

    /// The reply to the last request.
    Outcome answer(UnaryOperator<NtpPacket> change) {
        long sent = counter;
        lastReply = server.reply(lastRequest, sent + outNanos, sent + outNanos + heldNanos, change);
        counter = sent + outNanos + heldNanos + backNanos;
        return deliver(FakeNtpServer.bytes(lastReply));
    }

    Outcome deliver(MemorySegment datagram) {
        return association.received(datagram, counter);
    }

    /// Rounds without any reply.
    void silence(int requests) {
        for (int i = 0; i < requests; i++) {
            nextRequest();
        }
    }

    @Override
    public void accept(Reading reading) {
        readings.add(reading);
    }

    @Override
    public void unreachable(ClockId clock) {
        lost.add(clock);
    }

    /// A packet that looks like a reply.
    static NtpPacket plainReply() {
        var request = new byte[48];
        request[0] = 0x23;
        return new FakeNtpServer(NOON, START).reply(request, START, START, reply -> reply);
    }

    static TimeDelta nanos(long nanos) {
        return TimeDelta.ofNanos(nanos);
    }
}
