package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.roughtime.CheckedChain;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

class ChainMeasurementTest {
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final long START_UTC = 1_795_392_000L;
    private static final long START_COUNTER = 5_000_000_000L;
    private static final long WAY_NANOS = 40_000_000;

    private long counterNanos = START_COUNTER;

    private static TestServer server(String name, long errorSeconds) {
        return new TestServer(name, name, errorSeconds, 1);
    }

    private long utcNow() {
        return START_UTC + (counterNanos - START_COUNTER) / 1_000_000_000L;
    }

    private static TaiInstant taiAt(long counterNanos) {
        return TABLE.toTai(UtcInstant.ofPosix(START_UTC, 0))
                .plus(TimeDelta.ofNanos(counterNanos - START_COUNTER));
    }

    private static List<RoughtimePeer> peers(List<TestServer> servers) {
        return servers.stream().map(server -> server.peer).toList();
    }

    /// Asks all servers but the silent ones, with 40 ms each way.
    private ChainResult run(List<TestServer> servers, Set<String> silent, long seed) {
        var chain = new ChainMeasurement(peers(servers), new SplittableRandom(seed));
        while (!chain.isDone()) {
            var server =
                    servers.stream()
                            .filter(s -> s.peer.equals(chain.peer()))
                            .findFirst()
                            .orElseThrow();
            if (silent.contains(server.peer.name())) {
                chain.unanswered("no response", true);
                continue;
            }
            long sent = counterNanos;
            counterNanos += WAY_NANOS;
            var response = server.respond(chain.request(), utcNow());
            counterNanos += WAY_NANOS;
            chain.answered(response, sent, counterNanos);
        }
        return chain.result(TABLE);
    }

    @Test
    void threeHonestServersAgreeOnAnIntervalThatHoldsTrueTime() {
        var result = run(List.of(server("a", 0), server("b", 0), server("c", 0)), Set.of(), 1);

        var agreement = result.agreement().orElseThrow();
        assertThat(agreement.tai().contains(taiAt(agreement.counterNanos()))).isTrue();
        assertThat(agreement.tai().width().toSeconds()).isBetween(1.0, 2.2);
        assertThat(agreement.agreeing()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(result.answers()).hasSize(6);
        assertThat(result.hasMalfeasance()).isFalse();
    }

    @Test
    void asksInRandomOrderTwiceThroughInTheSameOrder() {
        var orders = new java.util.HashSet<List<String>>();
        var servers = List.of(server("a", 0), server("b", 0), server("c", 0));
        for (int seed = 0; seed < 40; seed++) {
            var names =
                    run(servers, Set.of(), seed).answers().stream()
                            .map(answer -> answer.peer().name())
                            .toList();
            assertThat(names.subList(0, 3)).isEqualTo(names.subList(3, 6));
            orders.add(names);
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void oneThatLiesByAnHourIsOutvotedAndProven() {
        for (long lie : new long[] {3600, -3600}) {
            var result =
                    run(List.of(server("a", 0), server("liar", lie), server("c", 0)), Set.of(), 3);

            var agreement = result.agreement().orElseThrow();
            assertThat(agreement.tai().contains(taiAt(agreement.counterNanos()))).isTrue();
            assertThat(agreement.agreeing()).containsExactlyInAnyOrder("a", "c");
            assertThat(result.hasMalfeasance()).isTrue();
            assertThat(CheckedChain.of(result.links()))
                    .isInstanceOfSatisfying(
                            CheckedChain.Proven.class,
                            proven ->
                                    assertThat(proven.contradictions())
                                            .isEqualTo(result.contradictions())
                                            .isNotEmpty());
        }
    }

    @Test
    void oneSilentServerOfThreeDoesNotMatterTwoDo() {
        var servers = List.of(server("a", 0), server("b", 0), server("c", 0));
        assertThat(run(servers, Set.of("b"), 4).agreement()).isPresent();
        var two = run(servers, Set.of("b", "c"), 4);
        assertThat(two.agreement()).isEmpty();
        assertThat(two.failures()).hasSize(4);
    }

    @Test
    void theFirstOfTheChainMayBeSilent() {
        var servers = List.of(server("a", 0), server("b", 0), server("c", 0));
        for (var silent : List.of("a", "b", "c")) {
            var result = run(servers, Set.of(silent), 11);
            assertThat(CheckedChain.of(result.links())).isInstanceOf(CheckedChain.Proven.class);
        }
    }

    @Test
    void serversOfOnePartyHaveOneVote() {
        var servers =
                List.of(
                        new TestServer("x1", "x", 3600, 1),
                        new TestServer("x2", "x", 3600, 1),
                        new TestServer("x3", "x", 3600, 1),
                        server("a", 0),
                        server("b", 0));
        var agreement = run(servers, Set.of(), 5).agreement().orElseThrow();
        assertThat(agreement.agreeing()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void ofManyServersSevenAreAskedWithAsManyPartiesAsPossible() {
        var servers = new ArrayList<TestServer>();
        for (int i = 0; i < 8; i++) {
            servers.add(new TestServer("x" + i, "x", 0, 1));
        }
        servers.add(server("a", 0));
        servers.add(server("b", 0));
        var result = run(servers, Set.of(), 6);
        assertThat(result.answers()).hasSize(14);
        assertThat(result.agreement().orElseThrow().asked()).isEqualTo(3);
    }

    @Test
    void serversWithOneKeyAreOnePartyWhateverTheyAreCalled() {
        var liar = new TestServer("liar", "liar", 3600, 1);
        var peers = new ArrayList<>(peers(List.of(liar, server("a", 0), server("b", 0))));
        for (var name : List.of("other", "third")) {
            var same = liar.peer;
            peers.add(new RoughtimePeer(name, name, same.publicKey(), same.addresses()));
        }
        // And whoever is said to be of one party with such a server is so, too.
        var friend = new TestServer("friend", "third", 3600, 1);
        peers.add(friend.peer);

        var chain = new ChainMeasurement(peers, new SplittableRandom(9));
        while (!chain.isDone()) {
            var key = chain.peer().publicKey();
            var server =
                    Stream.of(liar, friend, server("a", 0), server("b", 0))
                            .filter(s -> s.peer.publicKey().equals(key))
                            .findFirst()
                            .orElseThrow();
            long sent = counterNanos;
            counterNanos += WAY_NANOS;
            chain.answered(server.respond(chain.request(), utcNow()), sent, counterNanos);
        }
        var agreement = chain.result(TABLE).agreement().orElseThrow();
        assertThat(agreement.asked()).isEqualTo(3);
        assertThat(agreement.agreeing()).containsExactlyInAnyOrder("a", "b");
        assertThat(RoughtimePeer.whyTooFew(List.of(peers.get(0), peers.get(3), peers.get(4))))
                .isPresent();
    }

    @Test
    void fewerThanThreePartiesAreRefusedWithASentence() {
        var servers = List.of(server("a", 0), server("b", 0), new TestServer("b2", "b", 0, 1));
        assertThat(RoughtimePeer.whyTooFew(peers(servers)).orElseThrow())
                .contains("at least 3 different parties")
                .endsWith("there are 2");
        assertThatThrownBy(() -> new ChainMeasurement(peers(servers), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerWhoseTimeCannotBeHasNoVote() {
        var far = new TestServer("far", "far", 1L << 39, 1);
        var result = run(List.of(far, server("b", 0), server("c", 0)), Set.of(), 7);
        assertThat(result.agreement().orElseThrow().agreeing()).hasSize(2);
        assertThat(result.hasMalfeasance()).isTrue();
    }

    @Test
    void onlyAValidResponseIsTaken() {
        var servers = List.of(server("a", 0), server("b", 0), server("c", 0));
        var chain = new ChainMeasurement(peers(servers), new SplittableRandom(8));
        assertThat(chain.check(new byte[500])).isInstanceOf(CheckedResponse.Rejected.class);
        assertThatThrownBy(() -> chain.answered(new byte[500], 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        var asked =
                servers.stream().filter(s -> s.peer.equals(chain.peer())).findFirst().orElseThrow();
        var request = chain.request();
        var other = RoughtimeRequest.of(RoughtimeVersion.all(), Optional.empty(), new byte[32]);
        var signedForOthers = asked.respond(other, utcNow());
        var byAStranger = server("stranger", 0).respondFor(asked, request, utcNow());
        for (var wrong : List.of(signedForOthers, byAStranger)) {
            assertThat(chain.check(wrong)).isInstanceOf(CheckedResponse.Rejected.class);
            assertThatThrownBy(() -> chain.answered(wrong, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(chain.check(asked.respond(request, utcNow())))
                .isInstanceOf(CheckedResponse.Valid.class);
    }

    @Test
    void aMajorityOfHonestPartiesAlwaysKeepsTrueTimeInside() {
        Property.forAll(
                60,
                Generators.longs(-100_000, 100_000),
                lie -> {
                    counterNanos = START_COUNTER;
                    var servers =
                            List.of(
                                    server("a", 0),
                                    new TestServer("b", "b", 1, 3),
                                    server("c", 0),
                                    new TestServer("liar", "liar", lie, 2),
                                    new TestServer("other", "other", -lie / 3, 1));
                    var agreement = run(servers, Set.of(), lie).agreement().orElseThrow();
                    assertThat(agreement.tai().contains(taiAt(agreement.counterNanos()))).isTrue();
                });
    }
}
