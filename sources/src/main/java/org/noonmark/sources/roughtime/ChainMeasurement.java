package org.noonmark.sources.roughtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.noonmark.time.LeapTable;
import org.noonmark.wire.roughtime.Causality;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.NonceChain;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// One measurement: servers of at least three parties in random order, asked twice through, each
/// request made from the response before (RFC 10049 section 8.2). No sockets, no clock; belongs to
/// one thread.
///
/// While not [#isDone]: send [#request] to [#peer], then say [#answered] or [#unanswered].
public final class ChainMeasurement {
    /// Servers of one measurement at most; more are not asked this time.
    static final int MAX_SERVERS = 7;

    private static final int ROUNDS = 2;

    private final List<RoughtimePeer> order;
    private final RandomGenerator random;
    private final List<ChainAnswer> answers = new ArrayList<>();
    private final List<ChainResult.Failure> failures = new ArrayList<>();
    private int asked;
    private byte[] blind = {};
    private byte[] request = {};

    /// @param peers of at least three parties, see [RoughtimePeer#whyTooFew]
    /// @param random that nobody can predict
    public ChainMeasurement(List<RoughtimePeer> peers, RandomGenerator random) {
        RoughtimePeer.whyTooFew(peers)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
        this.random = random;
        this.order = order(RoughtimePeer.united(peers), random);
        prepare();
    }

    /// A random choice in random order, with as many parties as there are places.
    private static List<RoughtimePeer> order(List<RoughtimePeer> peers, RandomGenerator random) {
        var shuffled = new ArrayList<>(peers);
        Collections.shuffle(shuffled, random);
        var seen = new HashMap<String, Integer>();
        var turn = new HashMap<RoughtimePeer, Integer>();
        shuffled.forEach(peer -> turn.put(peer, seen.merge(peer.party(), 1, Integer::sum)));
        var chosen = new ArrayList<>(shuffled);
        chosen.sort(Comparator.comparingInt(peer -> turn.getOrDefault(peer, 0)));
        shuffled.retainAll(chosen.subList(0, Math.min(MAX_SERVERS, chosen.size())));
        return List.copyOf(shuffled);
    }

    private void prepare() {
        if (isDone()) {
            return;
        }
        var fresh = new byte[RoughtimeRequest.NONCE_BYTES];
        random.nextBytes(fresh);
        blind = answers.isEmpty() ? new byte[0] : fresh;
        var nonce =
                answers.isEmpty()
                        ? fresh
                        : NonceChain.next(answers.getLast().link().response(), fresh);
        request =
                RoughtimeRequest.of(RoughtimeVersion.all(), Optional.of(peer().publicKey()), nonce);
    }

    /// Whether everybody has been asked twice.
    public boolean isDone() {
        return asked == ROUNDS * order.size();
    }

    /// Whom to ask now.
    public RoughtimePeer peer() {
        return order.get(asked % order.size());
    }

    /// What to send.
    public byte[] request() {
        return request.clone();
    }

    /// Whether this is a valid response to [#request]. Anything else that comes is to be ignored,
    /// and waiting to go on: anybody can send it.
    public CheckedResponse check(byte[] response) {
        return ResponseCheck.check(request, response, peer().publicKey());
    }

    /// Takes the valid response.
    ///
    /// @param sentCounterNanos the local counter before the request left for the first time
    /// @param receivedCounterNanos the local counter when the response had come
    /// @throws IllegalArgumentException when it is not valid, or came before it was asked for
    public void answered(byte[] response, long sentCounterNanos, long receivedCounterNanos) {
        if (!(check(response) instanceof CheckedResponse.Valid(var statement))
                || receivedCounterNanos < sentCounterNanos) {
            throw new IllegalArgumentException("must be valid: response of " + peer().name());
        }
        var link = new ChainLink(peer().publicKey(), blind, request, response);
        answers.add(
                new ChainAnswer(peer(), statement, link, sentCounterNanos, receivedCounterNanos));
        asked++;
        prepare();
    }

    /// Goes on without an answer; the chain goes on from the last one that there is.
    ///
    /// @param reason for people
    /// @param sent whether a request left for it since its last answer
    public void unanswered(String reason, boolean sent) {
        failures.add(new ChainResult.Failure(peer(), reason, sent));
        asked++;
        prepare();
    }

    /// What was found so far.
    ///
    /// @param table to tell UTC from TAI by
    public ChainResult result(LeapTable table) {
        var statements = answers.stream().map(ChainAnswer::statement).toList();
        var agreement =
                answers.isEmpty()
                        ? Optional.<ChainResult.Agreement>empty()
                        : PartyVote.of(
                                order, answers, answers.getLast().receivedCounterNanos(), table);
        return new ChainResult(answers, failures, Causality.contradictions(statements), agreement);
    }
}
