package org.noonmark.sources.roughtime;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.AddressLookup;
import org.noonmark.time.LeapTable;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeStatement;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// Asks servers over the network, and waits. May be used from any thread, one measurement each.
public final class RoughtimeClient {
    private final AddressLookup lookup;
    private final HostClocks clocks;
    private final RandomGenerator random;
    private final RetryIntervals retries = new RetryIntervals();

    /// @param random that nobody can predict
    public RoughtimeClient(AddressLookup lookup, HostClocks clocks, RandomGenerator random) {
        this.lookup = lookup;
        this.clocks = clocks;
        this.random = random;
    }

    /// Asks servers of at least three parties, each twice; takes a few seconds for each that does
    /// not answer. Who did not answer before is left alone for a while, see [RetryIntervals].
    ///
    /// @param peers see [RoughtimePeer#whyTooFew]
    /// @param table to tell UTC from TAI by
    public ChainResult measure(List<RoughtimePeer> peers, LeapTable table) {
        var chain = new ChainMeasurement(peers, random);
        while (!chain.isDone()) {
            var peer = chain.peer();
            double secondsLeft = retries.secondsLeft(peer, clocks.counterNanos());
            if (secondsLeft > 0) {
                chain.unanswered(leftAlone(secondsLeft), true);
                continue;
            }
            switch (ask(peer, chain.request(), chain::check)) {
                case PacketExchange.Outcome.Answered answered ->
                        chain.answered(
                                answered.response(),
                                answered.sentNanos(),
                                answered.receivedNanos());
                case PacketExchange.Outcome.Unanswered(var reason) ->
                        chain.unanswered(reason, retries.isFailing(peer));
            }
        }
        return chain.result(table);
    }

    /// Asks one server once.
    ///
    /// @throws IOException with the reason, when no valid response came
    public ChainAnswer ask(RoughtimePeer peer) throws IOException {
        var nonce = new byte[RoughtimeRequest.NONCE_BYTES];
        random.nextBytes(nonce);
        return askWith(nonce, peer);
    }

    /// Has one server sign something, once; who did not answer before is left alone for a while.
    ///
    /// @param nonce 32 bytes, for others to see
    /// @throws IOException with the reason, when no valid response came
    public ChainAnswer sign(byte[] nonce, RoughtimePeer peer) throws IOException {
        double secondsLeft = retries.secondsLeft(peer, clocks.counterNanos());
        if (secondsLeft > 0) {
            throw new IOException(leftAlone(secondsLeft));
        }
        return askWith(nonce, peer);
    }

    private static String leftAlone(double seconds) {
        return "left alone for %.0f s, since it did not answer".formatted(seconds);
    }

    private ChainAnswer askWith(byte[] nonce, RoughtimePeer peer) throws IOException {
        var key = peer.publicKey();
        var request = RoughtimeRequest.of(RoughtimeVersion.all(), Optional.of(key), nonce);
        Function<byte[], CheckedResponse> check =
                response -> ResponseCheck.check(request, response, key);
        return switch (ask(peer, request, check)) {
            case PacketExchange.Outcome.Answered answered ->
                    new ChainAnswer(
                            peer,
                            statement(check.apply(answered.response())),
                            new ChainLink(key, new byte[0], request, answered.response()),
                            answered.sentNanos(),
                            answered.receivedNanos());
            case PacketExchange.Outcome.Unanswered(var reason) -> throw new IOException(reason);
        };
    }

    private static RoughtimeStatement statement(CheckedResponse checked) {
        return switch (checked) {
            case CheckedResponse.Valid(var statement) -> statement;
            case CheckedResponse.Rejected rejected ->
                    throw new IllegalStateException("must be valid: " + rejected);
        };
    }

    /// Tries one address after the other.
    private PacketExchange.Outcome ask(
            RoughtimePeer peer, byte[] request, Function<byte[], CheckedResponse> check) {
        var reasons = new ArrayList<String>();
        int requests = 0;
        for (var address : peer.addresses()) {
            for (var where : find(address, reasons)) {
                var exchange = new PacketExchange(clocks, request, check);
                switch (ask(exchange, address.transport(), where)) {
                    case PacketExchange.Outcome.Answered answered -> {
                        retries.answered(peer);
                        return answered;
                    }
                    case PacketExchange.Outcome.Unanswered(var reason) ->
                            reasons.add(address + ": " + reason);
                }
                requests += exchange.requests();
            }
        }
        // What never left this host, since the network is down, say, was no trouble to the server.
        if (requests > 0) {
            retries.failed(peer, requests, clocks.counterNanos());
        }
        return new PacketExchange.Outcome.Unanswered(String.join("; ", reasons));
    }

    private List<InetSocketAddress> find(RoughtimeAddress address, List<String> reasons) {
        try {
            return firstOfEachFamily(lookup.lookup(address.host())).stream()
                    .map(ip -> new InetSocketAddress(ip, address.port()))
                    .toList();
        } catch (UnknownHostException nameless) {
            reasons.add(address + ": " + nameless.getMessage());
            return List.of();
        }
    }

    private static PacketExchange.Outcome ask(
            PacketExchange exchange,
            RoughtimeAddress.Transport transport,
            InetSocketAddress where) {
        try {
            return switch (transport) {
                case UDP -> exchange.overUdp(where);
                case TCP -> exchange.overTcp(where);
            };
        } catch (IOException failed) {
            return new PacketExchange.Outcome.Unanswered(String.valueOf(failed.getMessage()));
        }
    }

    /// A host need not have a way to both IPv4 and IPv6, whatever its resolver says.
    static List<InetAddress> firstOfEachFamily(List<InetAddress> found) {
        var first = found.getFirst();
        return Stream.concat(
                        Stream.of(first),
                        found.stream()
                                .filter(ip ->
                                        ip instanceof Inet6Address != first instanceof Inet6Address)
                                .limit(1))
                .toList();
    }
}
