package org.noonmark.sources.roughtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.AddressLookup;
import org.noonmark.time.LeapTable;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// Asks servers over the network, and waits. May be used from any thread, one measurement each.
public final class RoughtimeClient {
    private final AddressLookup lookup;
    private final HostClocks clocks;
    private final RandomGenerator random;

    /// @param random that nobody can predict
    public RoughtimeClient(AddressLookup lookup, HostClocks clocks, RandomGenerator random) {
        this.lookup = lookup;
        this.clocks = clocks;
        this.random = random;
    }

    /// Asks servers of at least three parties, each twice; takes a few seconds for each that does
    /// not answer.
    ///
    /// @param peers see [RoughtimePeer#whyTooFew]
    /// @param table to tell UTC from TAI by
    public ChainResult measure(List<RoughtimePeer> peers, LeapTable table) {
        var chain = new ChainMeasurement(peers, random);
        while (!chain.isDone()) {
            switch (ask(chain.peer(), chain.request(), chain::check)) {
                case PacketExchange.Outcome.Answered answered ->
                        chain.answered(
                                answered.response(),
                                answered.sentNanos(),
                                answered.receivedNanos());
                case PacketExchange.Outcome.Unanswered(var reason) -> chain.unanswered(reason);
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

    private static org.noonmark.wire.roughtime.RoughtimeStatement statement(
            CheckedResponse checked) {
        return switch (checked) {
            case CheckedResponse.Valid(var statement) -> statement;
            case CheckedResponse.Rejected rejected ->
                    throw new IllegalStateException("must be valid: " + rejected);
        };
    }

    /// Tries one address after the other.
    private PacketExchange.Outcome ask(
            RoughtimePeer peer, byte[] request, Function<byte[], CheckedResponse> check) {
        var reasons = new java.util.ArrayList<String>();
        for (var address : peer.addresses()) {
            try {
                var ip = lookup.lookup(address.host()).getFirst();
                var where = new InetSocketAddress(ip, address.port());
                var exchange = new PacketExchange(clocks, request, check);
                var outcome =
                        switch (address.transport()) {
                            case UDP -> exchange.overUdp(where);
                            case TCP -> exchange.overTcp(where);
                        };
                switch (outcome) {
                    case PacketExchange.Outcome.Answered answered -> {
                        return answered;
                    }
                    case PacketExchange.Outcome.Unanswered(var reason) ->
                            reasons.add(address + ": " + reason);
                }
            } catch (IOException failed) {
                reasons.add(address + ": " + failed.getMessage());
            }
        }
        return new PacketExchange.Outcome.Unanswered(String.join("; ", reasons));
    }
}
