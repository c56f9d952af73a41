package org.noonmark.sources.roughtime;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.noonmark.linux.HostClocks;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.RoughtimePacket;
import org.noonmark.wire.roughtime.RoughtimeReason;

/// One request and its response over UDP or TCP. What is not a valid response is ignored, and
/// waiting goes on: on the way anybody can send it, and servers grease.
final class PacketExchange {
    /// How long each try waits, a factor of 1.5 apart (RFC 10049 section 5).
    private static final int[] PATIENCE_MILLIS = {1000, 1500, 2250};

    private static final int TCP_TRIES = PATIENCE_MILLIS.length;
    private static final int TCP_PATIENCE_MILLIS = 3000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// Datagrams that are no valid response, before the exchange is given up.
    private static final int MAX_STRANGERS = 200;

    private final HostClocks clocks;
    private final byte[] request;
    private final Function<byte[], CheckedResponse> check;
    private String reason = "no response";
    private int strangers;
    private int requests;

    PacketExchange(HostClocks clocks, byte[] request, Function<byte[], CheckedResponse> check) {
        this.clocks = clocks;
        this.request = request;
        this.check = check;
    }

    /// Requests that have left this host so far.
    int requests() {
        return requests;
    }

    /// What came of an exchange.
    sealed interface Outcome {
        /// A valid response, and the local counter before the first sending and after it had come.
        final class Answered implements Outcome {
            private final byte[] response;
            private final long sentNanos;
            private final long receivedNanos;

            Answered(byte[] response, long sentNanos, long receivedNanos) {
                this.response = response;
                this.sentNanos = sentNanos;
                this.receivedNanos = receivedNanos;
            }

            byte[] response() {
                return response;
            }

            long sentNanos() {
                return sentNanos;
            }

            long receivedNanos() {
                return receivedNanos;
            }
        }

        record Unanswered(String reason) implements Outcome {}
    }

    Outcome overUdp(InetSocketAddress address) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(address);
            long sent = clocks.counterNanos();
            for (int patience : PATIENCE_MILLIS) {
                socket.send(new DatagramPacket(request, request.length));
                requests++;
                var response = receive(socket, clocks.counterNanos() + patience * NANOS_PER_MILLI);
                if (response.isPresent()) {
                    return new Outcome.Answered(
                            response.orElseThrow(), sent, clocks.counterNanos());
                }
            }
        } catch (PortUnreachableException refused) {
            return new Outcome.Unanswered("nobody listens there");
        }
        return new Outcome.Unanswered(reason);
    }

    private Optional<byte[]> receive(DatagramSocket socket, long until) throws IOException {
        var datagram = new DatagramPacket(new byte[RoughtimePacket.MAX_BYTES], 0);
        for (long now = clocks.counterNanos();
                now < until && strangers < MAX_STRANGERS;
                now = clocks.counterNanos()) {
            datagram.setLength(RoughtimePacket.MAX_BYTES);
            socket.setSoTimeout((int) Math.max(1, (until - now) / NANOS_PER_MILLI));
            try {
                socket.receive(datagram);
            } catch (SocketTimeoutException silence) {
                return Optional.empty();
            }
            var response = Arrays.copyOf(datagram.getData(), datagram.getLength());
            if (isValid(response)) {
                return Optional.of(response);
            }
        }
        return Optional.empty();
    }

    private boolean isValid(byte[] response) {
        return switch (check.apply(response)) {
            case CheckedResponse.Valid _ -> true;
            case CheckedResponse.Rejected(var why, var _) -> {
                strangers++;
                reason = "no valid response: " + words(why);
                yield false;
            }
        };
    }

    private static String words(RoughtimeReason why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Outcome overTcp(InetSocketAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, TCP_PATIENCE_MILLIS);
            long until = clocks.counterNanos() + TCP_PATIENCE_MILLIS * NANOS_PER_MILLI;
            long sent = clocks.counterNanos();
            for (int i = 0; i < TCP_TRIES; i++) {
                socket.getOutputStream().write(request);
                requests++;
                var response = readPacket(socket, until);
                if (response.isEmpty()) {
                    break;
                }
                if (isValid(response.orElseThrow())) {
                    return new Outcome.Answered(
                            response.orElseThrow(), sent, clocks.counterNanos());
                }
            }
        } catch (SocketTimeoutException silence) {
            return new Outcome.Unanswered("no response");
        }
        return new Outcome.Unanswered(reason);
    }

    /// The next whole packet, if one comes in time.
    private Optional<byte[]> readPacket(Socket socket, long until) throws IOException {
        var packet = new byte[RoughtimePacket.MAX_BYTES];
        if (!read(socket, packet, 0, RoughtimePacket.HEADER_BYTES, until)) {
            return Optional.empty();
        }
        int length = RoughtimePacket.messageLength(packet, 0);
        return length < 0 || !read(socket, packet, RoughtimePacket.HEADER_BYTES, length, until)
                ? Optional.empty()
                : Optional.of(Arrays.copyOf(packet, RoughtimePacket.HEADER_BYTES + length));
    }

    /// Whether `length` bytes came in time.
    private boolean read(Socket socket, byte[] into, int from, int length, long until)
            throws IOException {
        int got = 0;
        while (got < length) {
            long left = (until - clocks.counterNanos()) / NANOS_PER_MILLI;
            if (left <= 0) {
                return false;
            }
            socket.setSoTimeout((int) left);
            int n = socket.getInputStream().read(into, from + got, length - got);
            if (n < 0) {
                return false;
            }
            got += n;
        }
        return true;
    }
}
