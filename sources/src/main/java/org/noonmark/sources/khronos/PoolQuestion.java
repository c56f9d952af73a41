package org.noonmark.sources.khronos;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.KissReceived;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.AssociationContext;
import org.noonmark.sources.NtpAssociation;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.Outcome;
import org.noonmark.sources.PollAction;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;

/// One request to one server by the rules of an association of the station: what the station would
/// not believe is not believed here.
final class PoolQuestion implements ReadingSink {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MAX_REPLY_BYTES = 1_024;

    /// Datagrams that are no reply to the request, before it is given up.
    private static final int MAX_STRANGERS = 100;

    private final InetAddress server;
    private final int port;
    private final HostClocks clocks;
    private final NtpAssociation association;
    private Optional<String> kiss = Optional.empty();

    PoolQuestion(
            InetAddress server,
            int port,
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            UtcInstant notBefore,
            IntPredicate ownReferenceId,
            RandomGenerator random) {
        this.server = server;
        this.port = port;
        this.clocks = clocks;
        var name = server.getHostAddress();
        this.association =
                new NtpAssociation(
                        NtpSourceConfig.server(name).withPort(port).withBurst(false),
                        new ClockId(name),
                        server,
                        new AssociationContext(
                                leapTable, notBefore, ownReferenceId, random, this, this::happened),
                        clocks.counterNanos());
    }

    @Override
    public void accept(Reading reading) {
        // The outcome of the exchange carries it.
    }

    @Override
    public void unreachable(ClockId clock) {
        // One request says nothing of that.
    }

    private void happened(StationEvent event) {
        if (event instanceof KissReceived(var _, var code)) {
            kiss = Optional.of(code);
        }
    }

    /// What came of it; a failure of the network is silence.
    PoolAnswer ask() {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(server, port));
            return exchange(socket);
        } catch (IOException | RuntimeException unsent) {
            // A RuntimeException is Java's word for an address that cannot be reached from here.
            return new PoolAnswer.Silent(server);
        }
    }

    private PoolAnswer exchange(DatagramSocket socket) throws IOException {
        if (!(association.poll(clocks.counterNanos()) instanceof PollAction.Send(var request))) {
            throw new IllegalStateException("a new association must ask at once");
        }
        var bytes = request.toArray();
        association.sent(clocks.counterNanos());
        socket.send(new DatagramPacket(bytes, bytes.length));
        long until = clocks.counterNanos() + PATIENCE_MILLIS * NANOS_PER_MILLI;
        var reply = new DatagramPacket(new byte[MAX_REPLY_BYTES], MAX_REPLY_BYTES);
        for (int i = 0; i < MAX_STRANGERS && association.isWaiting(); i++) {
            long left = (until - clocks.counterNanos()) / NANOS_PER_MILLI;
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout((int) left);
            reply.setLength(MAX_REPLY_BYTES);
            try {
                socket.receive(reply);
            } catch (SocketTimeoutException silence) {
                break;
            }
            var datagram = MemorySegment.ofArray(reply.getData()).asSlice(0, reply.getLength());
            if (association.received(datagram, clocks.counterNanos())
                    instanceof Outcome.Accepted(var reading)) {
                return new PoolAnswer.Measured(
                        server, reading.counterNanos(), reading.clockMinusLocal());
            }
        }
        return kiss.<PoolAnswer>map(code -> new PoolAnswer.Kissed(server, code))
                .orElseGet(() -> new PoolAnswer.Silent(server));
    }
}
