package org.noonmark.incident.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.incident.Incident;
import org.noonmark.incident.IncidentChange;
import org.noonmark.incident.IncidentChange.Kind;
import org.noonmark.incident.OperatorAction;
import org.noonmark.incident.Tactic;
import org.noonmark.time.TimeDelta;

class IncidentEngineTest {
    private static final NullWorld NORMAL = new NullWorld(20, 200, 60, 0.5, true);
    private static final Entity USER = Told.account("mlind");
    private static final Entity CLOCK = new Entity(Entity.Kind.CLOCK, "chronyd at ntp1");

    /// Stages of a campaign, months apart, of which only the last touches the clock.
    private static List<Signal> campaign() {
        return List.of(
                Told.signal("new-network", 420, 0.2, "T1078", USER, Told.network("AS64500")),
                Told.signal("unusual-hour", 512, 0.3, "T1133", USER, Told.host("bastion")),
                Told.signal("new-edge", 571, 0.1, "T1021.004", USER, Told.host("admin1")),
                Told.signal("new-edge", 589, 0.05, "T1021.004", USER, Told.host("ntp1")),
                Told.signal("trust-changed", 590, 0.1, "T1553.004", USER, Told.host("ntp1")),
                Told.signal("log-lost", 595, 0.1, "T1070.002", Told.host("ntp1"), USER),
                Told.withEffect(
                        Told.signal(
                                "coincidence",
                                602,
                                0.05,
                                "x-time-step",
                                USER,
                                Told.host("ntp1"),
                                CLOCK),
                        TimeDelta.ofMicros(1200)));
    }

    private static List<Signal> withNormalWork(List<Signal> campaign, long seed) {
        List<Signal> all = new ArrayList<>(NORMAL.signals(seed, 24));
        all.addAll(campaign);
        return all;
    }

    private static Incident ofUser(Told told) {
        return told.engine.incidents().stream()
                .filter(i -> i.names(Entity.Kind.ACCOUNT).contains("mlind"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void raisesStagesThatAreMonthsApartBeforeTheClockIsTouched() {
        for (int seed = 1; seed <= 4; seed++) {
            Told told =
                    new Told(JoinSettings.USUAL).tell(withNormalWork(campaign(), seed)).finish();
            Incident incident = ofUser(told);

            assertThat(incident.opened()).as("seed %d", seed).isBefore(Told.day(602));
            assertThat(incident.signals()).containsAll(campaign());
            assertThat(incident.chain().stream().map(Incident.Step::tactic))
                    .contains(
                            Tactic.INITIAL_ACCESS,
                            Tactic.DEFENSE_EVASION,
                            Tactic.LATERAL_MOVEMENT,
                            Tactic.IMPACT);
            assertThat(incident.effect().orElseThrow().largestError())
                    .isEqualTo(TimeDelta.ofMicros(1200));
            assertThat(incident.coincidence()).hasValue(0.05 / 1000);
        }
    }

    @Test
    void raisesANightLoginThatASourceStepFollowsInAYoungSite() {
        Told told =
                new Told(JoinSettings.USUAL)
                        .tell(
                                List.of(
                                        Told.signal(
                                                "new-network",
                                                20,
                                                0.5,
                                                "T1078",
                                                USER,
                                                Told.network("AS64500"),
                                                Told.host("ntp1")),
                                        Told.signal(
                                                "coincidence",
                                                20.01,
                                                0.2,
                                                "x-time-step",
                                                USER,
                                                Told.host("ntp1"),
                                                CLOCK)))
                        .finish();

        assertThat(told.opened()).isEqualTo(1);
        assertThat(told.engine.incidents().getFirst().measures())
                .anySatisfy(m -> assertThat(m.text()).contains("Disable account mlind"));
    }

    @Test
    void repeatsOfOneKindAboutOneAccountRaiseNothing() {
        List<Signal> repeats = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            repeats.add(Told.signal("unusual-hour", 30 + k * 3, 0.8, "T1078", USER));
        }

        assertThat(new Told(JoinSettings.USUAL).tell(repeats).finish().opened()).isZero();
    }

    @Test
    void kindsThatUsuallyComeTogetherCountOnce() {
        List<Signal> nights = new ArrayList<>();
        for (int month = 0; month < 24; month++) {
            Entity admin = Told.account("admin" + month);
            Entity host = Told.host("ntp" + month);
            nights.add(Told.signal("night", month * 30, 1, "T1078", admin, host));
            nights.add(Told.signal("restart", month * 30 + 0.02, 1, "T1489", admin, host));
            nights.add(Told.signal("changed", month * 30 + 0.03, 1, "x-time-step", host, admin));
        }
        Told told = new Told(JoinSettings.USUAL).tell(nights).finish();

        // The first two are news; from the third on a maintenance night is a habit of the site.
        assertThat(told.engine.incidents())
                .allSatisfy(i -> assertThat(i.first()).isBefore(Told.day(61)));
    }

    @Test
    void aHubGluesNothingTogether() {
        List<Signal> signals = new ArrayList<>();
        for (int k = 0; k < 600; k++) {
            signals.add(
                    Told.signal(
                            "kind" + k % 6,
                            k + 0.1,
                            0.5,
                            "T1078",
                            Told.account("user" + k % 150),
                            Told.host("bastion")));
        }
        Told told = new Told(JoinSettings.USUAL).tell(signals).finish();

        assertThat(told.engine.incidents())
                .allSatisfy(incident -> assertThat(incident.signals()).hasSizeLessThan(60));
        assertThat(told.engine.incidents().size()).isLessThan(5);
    }

    @Test
    void incidentsThatComeToShareASignalBecomeOne() {
        Entity other = Told.account("svc-backup");
        List<Signal> signals = withNormalWork(campaign(), 4);
        for (Signal signal : campaign().subList(0, 6)) {
            double day = 1 + Month.between(Told.START, signal.from()) * 30;
            signals.add(
                    Told.signal("b-" + signal.kind(), day, 0.05, "T1078", other, Told.host("web")));
        }
        Told apart = new Told(JoinSettings.USUAL).tell(signals).finish();
        assertThat(ofUser(apart).names(Entity.Kind.ACCOUNT)).doesNotContain(other.name());

        signals.add(Told.signal("key-shared", 604, 0.02, "T1552.004", USER, other));
        Told one = new Told(JoinSettings.USUAL).tell(signals).finish();

        assertThat(ofUser(one).names(Entity.Kind.ACCOUNT)).contains(other.name());
        assertThat(one.changes).anyMatch(change -> change.kind() == Kind.MERGED);
        assertThat(ofUser(one).absorbed()).isNotEmpty();
    }

    @Test
    void theSameSignalTwiceIsOne() {
        List<Signal> twice = withNormalWork(campaign(), 1);
        twice.addAll(campaign());
        Told told = new Told(JoinSettings.USUAL).tell(twice).finish();

        assertThat(ofUser(told).signals()).containsAll(campaign()).doesNotHaveDuplicates();
    }

    @Test
    void aForgedTimeDoesNotTakeASignalOutOfItsCampaign() {
        Told told = new Told(JoinSettings.USUAL).tell(campaign().subList(0, 4));
        Signal forged = Told.signal("trust-changed", -2000, 0.2, "T1553.004", USER);
        Signal ahead = Told.signal("log-lost", 5000, 0.2, "T1070.002", USER);
        told.engine.accept(forged, Told.day(590));
        told.engine.accept(ahead, Told.day(591));
        told.engine.advance(Told.day(592), told.changes::add);

        assertThat(ofUser(told).signals()).contains(forged, ahead);
        assertThat(told.engine.now).isEqualTo(Told.day(592));
    }

    @Test
    void orderOfArrivalWithinTheLatenessDoesNotMatter() {
        var settings = new JoinSettings(0.1, Duration.ofDays(1), Duration.ofDays(731), 50, 200, 60);
        List<Signal> signals = withNormalWork(campaign(), 3);
        List<Incident> expected = new Told(settings).tell(signals).finish().engine.incidents();
        for (int seed = 1; seed <= 2; seed++) {
            assertThat(shuffled(settings, signals, seed)).isEqualTo(expected);
        }
        assertThat(expected).isNotEmpty();
    }

    /// Signals come up to half a day late, each by a time of its own.
    private static List<Incident> shuffled(JoinSettings settings, List<Signal> signals, long seed) {
        record Arriving(Signal signal, Instant at) {}
        var random = new Random(seed);
        List<Arriving> arriving = new ArrayList<>();
        for (Signal signal : signals) {
            arriving.add(new Arriving(signal, signal.until().plusSeconds(random.nextInt(43_200))));
        }
        Collections.shuffle(arriving, random);
        arriving.sort(java.util.Comparator.comparing(Arriving::at));
        var told = new Told(settings);
        for (Arriving next : arriving) {
            told.engine.accept(next.signal(), next.at());
            told.engine.advance(next.at(), told.changes::add);
        }
        return told.finish().engine.incidents();
    }

    @Test
    void operatorsAcknowledgeCommentClaimAndClose() {
        Told told = new Told(JoinSettings.USUAL).tell(withNormalWork(campaign(), 2)).finish();
        String name = ofUser(told).identifier();
        Instant at = Told.day(731);
        assertThat(told.engine.act(new OperatorAction.Acknowledge(name, at, "ana"), _ -> {}))
                .isTrue();
        told.engine.act(new OperatorAction.Comment(name, at, "ana", "asked mlind"), _ -> {});
        told.engine.act(
                new OperatorAction.AddClaim(name, at, "ana", "group X", "a partner", 30), _ -> {});
        told.engine.act(new OperatorAction.Close(name, at, "bo", "renewed all"), _ -> {});

        Incident closed = ofUser(told);
        assertThat(closed.state()).isEqualTo(Incident.State.CLOSED);
        assertThat(closed.remarks()).hasSize(3);
        assertThat(closed.claims().getFirst().confidence()).isEqualTo(30);
        assertThat(told.engine.act(new OperatorAction.Comment("I-0", at, "x", ""), _ -> {}))
                .isFalse();

        // What comes after is not hidden in what is closed.
        told.tell(List.of(Told.signal("new-edge", 740, 0.2, "T1021", USER))).finish();
        assertThat(ofUser(told).signals()).isEqualTo(closed.signals());
    }

    @Test
    void remembersAcrossARestart() {
        List<Signal> signals = new ArrayList<>(withNormalWork(campaign(), 5));
        signals.sort(java.util.Comparator.comparing(Signal::until));
        Told through = new Told(JoinSettings.USUAL).tell(signals).finish();
        Told before = new Told(JoinSettings.USUAL).tell(signals.subList(0, 400));
        byte[] state = EngineState.write(before.engine);
        var restored = (EngineState.Restored.Engine) EngineState.read(state, JoinSettings.USUAL);
        assertThat(EngineState.write(restored.engine())).isEqualTo(state);

        List<IncidentChange> changes = new ArrayList<>();
        for (Signal signal : signals.subList(400, signals.size())) {
            restored.engine().accept(signal, signal.until());
            restored.engine().advance(signal.until(), changes::add);
        }
        restored.engine().finish(changes::add);
        assertThat(restored.engine().incidents()).isEqualTo(through.engine.incidents());
    }

    @Test
    void damagedStatesAreValues() {
        Told told = new Told(JoinSettings.USUAL).tell(campaign()).finish();
        byte[] state = EngineState.write(told.engine);
        var random = new Random(1);
        for (int k = 0; k < 2000; k++) {
            byte[] damaged = java.util.Arrays.copyOf(state, random.nextInt(state.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(EngineState.read(damaged, JoinSettings.USUAL)).isNotNull();
        }
        assertThat(EngineState.read(new byte[3], JoinSettings.USUAL))
                .isInstanceOf(EngineState.Restored.Damaged.class);
    }

    @Test
    void forgetsTheOldestWhenThereIsNoRoomAndTellsHowMany() {
        var small =
                new JoinSettings(0.1, Duration.ofMinutes(2), Duration.ofDays(731), 100, 200, 60);
        Told told = new Told(small).tell(NORMAL.signals(2, 24)).finish();

        assertThat(told.engine.memory.all()).hasSizeLessThanOrEqualTo(100);
        assertThat(told.engine.forgottenSignals()).isGreaterThan(200);
    }
}
