package org.noonmark.app.query;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.noonmark.app.status.Amounts;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.ReferenceId;
import org.noonmark.wire.ntp.SymmetricKey;

/// Sends one NTP request and waits for its reply; asks again when none comes.
public final class NtpQuery {
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Datagrams that are no reply to our request, per try.
    private static final int MAX_STRANGERS = 100;

    private static final int POLL_EXPONENT = 6;
    private static final int MAX_REPLY_BYTES = 1024;

    private final HostClocks clocks;
    private final RandomGenerator random;
    private final QueryProtection protection;
    private final Optional<ExchangeRecord> record;

    /// @param random unpredictable, since the reply is known by the random number of the request
    /// @param key with which the request is authenticated and the reply has to be
    /// @param record that keeps what is exchanged
    public NtpQuery(
            HostClocks clocks,
            RandomGenerator random,
            Optional<SymmetricKey> key,
            Optional<ExchangeRecord> record) {
        this(clocks, random, QueryProtection.by(key), record);
    }

    NtpQuery(
            HostClocks clocks,
            RandomGenerator random,
            QueryProtection protection,
            Optional<ExchangeRecord> record) {
        this.record = record;
        this.clocks = clocks;
        this.random = random;
        this.protection = protection;
    }

    /// Asks `address`.
    ///
    /// @param name of the server, for the report
    /// @throws IOException when no reply came, or none that is right
    public QueryReport ask(String name, InetSocketAddress address) throws IOException {
        var options =
                SocketOptions.defaults()
                        .withTimestamps(SocketOptions.Timestamps.RECEIVE_AND_TRANSMIT)
                        .withReceiveTimeout(PATIENCE);
        var failure = "no reply within " + TRIES * PATIENCE.toSeconds() + " s";
        try (var socket = UdpSocket.connected(address, options);
                var arena = Arena.ofConfined()) {
            for (int i = 0; i < TRIES; i++) {
                var outcome = exchange(address, socket, arena);
                if (outcome instanceof Outcome.Replied(var exchange, var stamps)) {
                    return report(name, address, exchange, stamps);
                }
                if (outcome instanceof Outcome.Failed(var reason) && !reason.isEmpty()) {
                    failure = reason;
                }
            }
        }
        throw new IOException(failure);
    }

    private sealed interface Outcome {
        record Replied(NtpExchange exchange, String stamps) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private Outcome exchange(InetSocketAddress address, UdpSocket socket, Arena arena)
            throws IOException {
        long nonce = random.nextLong() | 1;
        var request = request(arena, nonce);
        long sentNanos = clocks.realtimeNanos();
        int sent = socket.send(request);
        if (sent < 0) {
            return new Outcome.Failed("cannot send: " + Errno.nameOf(-sent));
        }
        var buffer = arena.allocate(MAX_REPLY_BYTES);
        for (int i = 0; i < MAX_STRANGERS; i++) {
            int length = socket.receive(buffer);
            long receivedNanos = clocks.realtimeNanos();
            if (length == -Errno.ECONNREFUSED) {
                return new Outcome.Failed("nobody listens there (ECONNREFUSED)");
            }
            if (length < 0) {
                return new Outcome.Failed("");
            }
            var reply = replyTo(nonce, buffer.asSlice(0, length));
            if (reply.isPresent()) {
                long kernelSent = socket.transmittedRealtimeNanos();
                long kernelReceived = socket.receivedRealtimeNanos();
                boolean byKernel = kernelSent != 0 && kernelReceived != 0;
                var exchange =
                        new NtpExchange(
                                reply.orElseThrow(),
                                byKernel ? kernelSent : sentNanos,
                                byKernel ? kernelReceived : receivedNanos);
                keep(address, request, buffer.asSlice(0, length), exchange);
                return new Outcome.Replied(exchange, byKernel ? "kernel" : "program");
            }
        }
        return new Outcome.Failed("only datagrams that are no right reply to the request");
    }

    private void keep(
            InetSocketAddress address,
            MemorySegment request,
            MemorySegment response,
            NtpExchange exchange) {
        record.ifPresent(kept ->
                kept.add(
                        address,
                        protection.recorded(exchange.reply()),
                        request.toArray(ValueLayout.JAVA_BYTE),
                        response.toArray(ValueLayout.JAVA_BYTE),
                        exchange));
    }

    private MemorySegment request(Arena arena, long nonce) throws IOException {
        var header = new byte[NtpLayout.HEADER_BYTES];
        NtpEncoder.writeRequest(MemorySegment.ofArray(header), 0, POLL_EXPONENT, 0, 0, nonce);
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, protection.protect(header));
    }

    private Optional<NtpPacket> replyTo(long nonce, MemorySegment datagram) throws IOException {
        return NtpDecoder.decode(datagram) instanceof Decoded.Packet(var packet)
                        && packet.mode() == NtpLayout.MODE_SERVER
                        && packet.origin().bits() == nonce
                        && protection.isRight(datagram, packet)
                ? Optional.of(packet)
                : Optional.empty();
    }

    private QueryReport report(
            String name, InetSocketAddress address, NtpExchange exchange, String stamps) {
        var reply = exchange.reply();
        var offset = exchange.serverMinusClient();
        var distance = exchange.rootDistance();
        var now = UtcInstant.ofPosix(exchange.receivedRealtimeNanos() / 1_000_000_000L, 0);
        return new QueryReport(
                name,
                address.getAddress().getHostAddress() + " port " + address.getPort(),
                verdict(reply),
                offset.toSeconds(),
                exchange.delay().toSeconds(),
                offset.minus(distance).toSeconds(),
                offset.plus(distance).toSeconds(),
                reply.stratum(),
                referenceId(reply),
                time(reply.reference(), now),
                reply.leap().name(),
                reply.rootDelaySeconds().toSeconds(),
                reply.rootDispersionSeconds().toSeconds(),
                reply.version(),
                reply.precision(),
                reply.poll(),
                protection.authentication(reply),
                stamps);
    }

    private static String verdict(NtpPacket reply) {
        if (reply.isKiss()) {
            var code = new KissCode(reply.referenceId());
            return code.bits() == 0 ? "unsynchronised" : "kiss code " + code.letters();
        }
        boolean good = reply.leap() != LeapWarning.UNKNOWN && reply.stratum() < 16;
        return good ? QueryReport.GOOD : "unsynchronised";
    }

    /// Above stratum 1 it is an address, or letters such as LOCL: both are shown when both can be.
    private static String referenceId(NtpPacket reply) {
        var text = ReferenceId.toString(reply.stratum(), reply.referenceId());
        var letters = ReferenceId.toString(1, reply.referenceId());
        return reply.stratum() > 1 && letters.matches("[A-Z0-9]{4}")
                ? letters + " (or " + text + ")"
                : text;
    }

    private static String time(NtpTimestamp timestamp, UtcInstant now) {
        return timestamp.isUnknown() ? "" : Amounts.utc(timestamp.toUtc(now));
    }
}
