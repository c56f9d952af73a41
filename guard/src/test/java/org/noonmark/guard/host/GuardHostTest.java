package org.noonmark.guard.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.guard.host.HostScene.LEAPS;
import static org.noonmark.guard.host.HostScene.count;
import static org.noonmark.guard.host.HostScene.event;
import static org.noonmark.guard.host.HostScene.pack;
import static org.noonmark.guard.host.HostScene.rule;
import static org.noonmark.guard.host.HostScene.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.host.HostScene.Heard;
import org.noonmark.sigma.correlation.CorrelationLimits;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class GuardHostTest {
    private final HostScene scene = new HostScene();
    private final Heard heard = new Heard();

    private static final Generator<List<LogEvent>> EVENTS =
            (random, size) -> {
                var events = new ArrayList<LogEvent>();
                double time = 0;
                for (int i = 0; i < size * 6; i++) {
                    time += random.nextInt(3);
                    events.add(
                            event(
                                    "log",
                                    i,
                                    time - random.nextInt(4),
                                    random.nextBoolean() ? "login" : "fail",
                                    "u" + random.nextInt(3)));
                }
                return events;
            };

    private GuardHost host(HostRules rules, HostSettings settings) {
        return new GuardHost(rules, settings, scene.clock(), heard);
    }

    private static HostSettings live(int lanes) {
        return HostSettings.live(lanes, Duration.ofSeconds(5), LEAPS);
    }

    @Test
    void findingsAndTheirOrderDoNotDependOnTheNumberOfLanes() {
        var rules = rules(pack("p", rule("login"), rule("fail"), count("many", "fail", 4)));
        Property.forAll(
                25,
                EVENTS,
                events -> {
                    var lines = new ArrayList<List<String>>();
                    for (var settings :
                            List.of(
                                    HostSettings.archive(0, LEAPS),
                                    HostSettings.archive(1, LEAPS),
                                    HostSettings.archive(3, LEAPS))) {
                        var sink = new Heard();
                        try (var host =
                                new GuardHost(rules, settings, new HostScene().clock(), sink)) {
                            var source = host.open("log");
                            events.forEach(source::accept);
                            source.close();
                        }
                        lines.add(sink.lines());
                    }
                    assertThat(lines.get(1)).isEqualTo(lines.get(0));
                    assertThat(lines.get(2)).isEqualTo(lines.get(0));
                    assertThat(lines.get(0)).hasSizeGreaterThanOrEqualTo(events.size());
                });
    }

    @Test
    void lateEventsDoNotDependOnBatches() {
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 3)));
        Property.forAll(
                50,
                EVENTS,
                events -> {
                    var late = new ArrayList<List<String>>();
                    for (int lanes = 0; lanes < 2; lanes++) {
                        var sink = new Heard();
                        var settings = HostSettings.live(lanes, Duration.ofSeconds(1), LEAPS);
                        try (var host =
                                new GuardHost(
                                        rules, lossless(settings), new HostScene().clock(), sink)) {
                            var source = host.open("log");
                            events.forEach(source::accept);
                            source.close();
                        }
                        late.add(sink.late);
                    }
                    assertThat(late.get(1)).isEqualTo(late.get(0));
                });
    }

    private static HostSettings lossless(HostSettings of) {
        return new HostSettings(
                of.lanes(),
                2,
                7,
                true,
                of.lateness(),
                of.idleAfter(),
                Duration.ofDays(365),
                of.canaryEvery(),
                of.canaryWithin(),
                of.leaps());
    }

    /// Takes no finding before the gate opens.
    private record StandingSink(Heard heard, CountDownLatch gate, CountDownLatch blocked)
            implements HostSink {
        @Override
        public void finding(Finding finding) {
            blocked.countDown();
            Uninterrupted.await(gate);
            heard.finding(finding);
        }

        @Override
        public void packDead(String pack, Duration waited) {
            heard.packDead(pack, waited);
        }
    }

    @Test
    void aSinkThatStandsStillCostsEventsAndNotMemory() {
        var gate = new CountDownLatch(1);
        var blocked = new CountDownLatch(1);
        long dropped;
        var slow = new StandingSink(heard, gate, blocked);
        var rules = rules(pack("p", rule("login")));
        try (var host = new GuardHost(rules, live(1), scene.clock(), slow)) {
            var source = host.open("log");
            source.accept(event("log", 0, 0, "login", "u"));
            Uninterrupted.await(blocked);
            assertThat(host.hasRoom()).isTrue();
            for (int i = 1; i < 100_000; i++) {
                source.accept(event("log", i, 0, "login", "u"));
            }
            assertThat(host.hasRoom()).as("files wait now").isFalse();
            var figures = host.figures();
            assertThat(figures.events()).isEqualTo(100_000);
            assertThat(figures.queued()).isEqualTo(64);
            assertThat(figures.dropped()).isGreaterThan(100_000 - 66 * 256);
            // Canaries find no place either: whoever ticks says so while the sink stands still.
            host.tick();
            scene.passes(Duration.ofSeconds(11));
            host.tick();
            assertThat(heard.packs).containsExactly("p dead PT11S");
            gate.countDown();
            source.close();
            dropped = host.figures().dropped();
        }
        assertThat(heard.findings).hasSizeLessThan(66 * 256).hasSize((int) (100_000 - dropped));
    }

    @Test
    void noEventIsJudgedByHalfOfTwoSets() {
        var one = rules(pack("p", twice("a1"), twice("a2")));
        var other = rules(pack("p", twice("b1"), twice("b2")));
        try (var host = new GuardHost(one, lossless(live(2)), scene.clock(), heard)) {
            var source = host.open("log");
            for (int i = 0; i < 5000; i++) {
                if (i % 100 == 99) {
                    host.swap(i % 200 == 99 ? other : one);
                }
                source.accept(event("log", i, 0, "x", "u"));
            }
        }
        assertThat(heard.titlesByIndex())
                .hasSize(5000)
                .allSatisfy((index, titles) ->
                        assertThat(titles)
                                .containsExactlyElementsOf(
                                        (index + 1) / 100 % 2 == 0
                                                ? List.of("a1", "a2")
                                                : List.of("b1", "b2")));
    }

    private static String twice(String name) {
        return rule(name).replace("action: " + name, "action: x");
    }

    @Test
    void aChangedCorrelationBeginsAnewAtASwap() {
        var many = pack("p", rule("fail"), count("many", "fail", 3));
        var manyAndMore = pack("p", rule("fail"), count("many", "fail", 3), rule("login"));
        var changed = pack("p", rule("fail"), count("many", "fail", 2), rule("login"));
        try (var host = host(rules(many), HostSettings.archive(0, LEAPS))) {
            var source = host.open("log");
            source.accept(event("log", 0, 0, "fail", "u"));
            source.accept(event("log", 1, 1, "fail", "u"));
            host.swap(rules(manyAndMore));
            source.accept(event("log", 2, 2, "fail", "u"));
            host.swap(rules(changed));
            source.accept(event("log", 3, 3, "fail", "u"));
            source.close();
        }
        // Changed, it began anew: what was open is gone, and one match is not two.
        assertThat(heard.lines().stream().filter(line -> line.startsWith("many"))).isEmpty();
        assertThat(heard.lines()).hasSize(4);
    }

    @Test
    void theMemoryOfAnUnchangedCorrelationLeadsToItsFinding() {
        var many = pack("p", rule("fail"), count("many", "fail", 3));
        var manyAndMore = pack("p", rule("fail"), count("many", "fail", 3), rule("login"));
        try (var host = host(rules(many), HostSettings.archive(0, LEAPS))) {
            var source = host.open("log");
            source.accept(event("log", 0, 0, "fail", "u"));
            source.accept(event("log", 1, 1, "fail", "u"));
            host.swap(rules(manyAndMore));
            source.accept(event("log", 2, 2, "fail", "U"));
            source.close();
        }
        assertThat(heard.lines()).contains("many [U] of 3 at 2.0");
    }

    @Test
    void aPackThatDoesNotFindItsCanaryIsDeadAndThenAliveAgain() {
        var packs = List.of(pack("good", rule("login")), pack("bad", rule("fail")));
        try (var host = host(HostRules.withDeadPacks(packs, List.of("bad")), live(0))) {
            host.tick();
            scene.passes(Duration.ofSeconds(11));
            host.tick();
            host.tick();
            assertThat(heard.packs).containsExactly("bad dead PT11S");
            assertThat(host.figures().canaries()).containsOnlyKeys("good");
            host.swap(HostRules.of(packs, CorrelationLimits.DEFAULT));
            scene.passes(Duration.ofMinutes(1));
            host.tick();
            assertThat(heard.packs).containsExactly("bad dead PT11S", "bad alive");
            assertThat(heard.findings).isEmpty();
        }
    }

    @Test
    void aSilentSourceDoesNotHoldTheOthersBackForEver() {
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 2)));
        try (var host = host(rules, live(0))) {
            var _ = host.open("silent");
            var source = host.open("log");
            source.accept(event("log", 0, 0, "fail", "u"));
            source.accept(event("log", 1, 1, "fail", "u"));
            host.tick();
            assertThat(heard.lines()).noneMatch(line -> line.startsWith("many"));
            scene.passes(Duration.ofSeconds(8));
            host.tick();
            assertThat(heard.lines()).contains("many [u] of 2 at 1.0");
        }
    }

    @Test
    void logsOfTheSameTimeMayBeReadOneAfterAnother() {
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 3)));
        try (var host = host(rules, HostSettings.archive(1, LEAPS))) {
            for (var log : List.of("second", "first")) {
                var source = host.open(log);
                double time = log.equals("first") ? 0 : 2;
                source.accept(event(log, 0, time, "fail", "u"));
                source.accept(event(log, 1, time + 1, "fail", "u"));
                source.close();
            }
        }
        assertThat(heard.late).isEmpty();
        assertThat(heard.lines()).contains("many [u] of 3 at 2.0");
    }

    @Test
    void inArchivesNoTimeIsTooOld() {
        double in1601 = -425.0 * 365.25 * 86_400;
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 2)));
        try (var host = host(rules, HostSettings.archive(0, LEAPS))) {
            var source = host.open("log");
            source.accept(event("log", 0, 0, "fail", "u"));
            source.accept(event("log", 1, in1601, "fail", "v"));
            source.close();
        }
        assertThat(heard.late).isEmpty();
    }

    @Test
    void aForgedTimeFarAheadMakesNothingLate() {
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 2)));
        try (var host = host(rules, live(0))) {
            var source = host.open("log");
            source.accept(event("log", 0, 86_400, "fail", "attacker"));
            source.accept(event("log", 1, 1, "fail", "u"));
            source.accept(event("log", 2, 2, "fail", "u"));
            assertThat(host.figures().ahead()).isEqualTo(1);
            assertThat(heard.late).isEmpty();
            source.close();
        }
        assertThat(heard.lines()).contains("many [u] of 2 at 2.0");
    }

    @Test
    void aFindingSaysWhyAndOfWhat() {
        var rules = rules(pack("p", rule("fail"), count("many", "fail", 2)));
        try (var host = host(rules, HostSettings.archive(0, LEAPS))) {
            var source = host.open("log");
            source.accept(event("log", 7, 0, "fail", "u"));
            source.accept(event("log", 8, 1, "fail", "u"));
            source.close();
        }
        assertThat(heard.findings).hasSize(3);
        assertThat(heard.findings.getFirst().inWords()).contains("sel").contains("fail");
        assertThat(heard.findings.getFirst().position().orElseThrow().index()).isEqualTo(7);
        var many = heard.findings.getLast();
        assertThat(many.ruleId()).isEqualTo("id-many");
        assertThat(many.pack()).isEqualTo("p");
        assertThat(many.inWords())
                .isEqualTo(
                        "user='u' event_count 2 within PT10S: 2 members, log event 7 at"
                                + " 2026-11-23T12:00:00Z; log event 8 at 2026-11-23T12:00:01Z");
    }
}
