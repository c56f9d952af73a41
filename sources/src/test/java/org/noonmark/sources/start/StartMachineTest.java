package org.noonmark.sources.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.noonmark.events.AuthenticationEvent.DatesKnown;
import org.noonmark.events.AuthenticationEvent.DatesUnknown;
import org.noonmark.events.AuthenticationEvent.KeyExchangeFailed;
import org.noonmark.events.StationEvent.HostClockStepped;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.events.StationEvent.StateChanged;
import org.noonmark.sources.start.SourceStage.Stage;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

class StartMachineTest {
    private final Scene scene = new Scene(Scene.plan(DatesPolicy.ROUGHTIME));

    @Test
    void goesFromRoughtimeToTheTimeStepByStep() {
        assertThat(scene.status().phase()).isEqualTo(StartPhase.DATES);
        assertThat(scene.status().waitsFor()).contains("3 Roughtime parties");
        scene.passSeconds(1);
        scene.agree();
        assertThat(scene.status().phase()).isEqualTo(StartPhase.KEYS);
        scene.passSeconds(1);
        scene.keys("nts1");
        assertThat(scene.status().phase()).isEqualTo(StartPhase.REPLIES);
        scene.happened(new SourceReachable("nts1"));
        assertThat(scene.status().phase()).isEqualTo(StartPhase.AGREEMENT);
        scene.stationHasTime(0);
        scene.happened(
                new StateChanged(ClockState.STARTING, ClockState.SYNCHRONIZED, "1 of 1 agree"));
        assertThat(scene.status().phase()).isEqualTo(StartPhase.RUNNING);
        assertThat(scene.steps())
                .satisfiesExactly(
                        step -> assertThat(step).startsWith("dates: no certificate is judged"),
                        step ->
                                assertThat(step)
                                        .contains("a, b, c (3 of 3 parties)", "±1.00 s")
                                        .contains("the host's clock says 1970-01-02T00:00:00Z"),
                        step ->
                                assertThat(step)
                                        .contains("judged by Roughtime servers: 2026-11-23"),
                        step -> assertThat(step).startsWith("nts1: keys from CN=nts1"),
                        step -> assertThat(step).isEqualTo("nts1: authenticated replies"),
                        step -> assertThat(step).contains("STARTING -> SYNCHRONIZED"),
                        step -> assertThat(step).contains("judged by the station's own time"));
    }

    @Test
    void stepsAndPhasesCarryTheCounter() {
        scene.passSeconds(7);
        scene.agree();
        var status = scene.status();
        assertThat(status.beganCounterNanos()).isEqualTo(50 * Scene.SECOND);
        assertThat(status.sinceCounterNanos()).isEqualTo(57 * Scene.SECOND);
        assertThat(status.steps().getLast().counterNanos()).isEqualTo(57 * Scene.SECOND);
    }

    @Test
    void silentServersAreToldOnceWithTheirReasons() {
        scene.silence();
        scene.passSeconds(15);
        scene.silence();
        assertThat(scene.status().reason())
                .contains("nobody answered", "a (no response), b (no response), c (no response)");
        assertThat(scene.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DatesUnknown.class,
                        event -> assertThat(event.text()).contains("no majority", "no response"));
        assertThat(scene.machine.wantsRoughtime(scene.now())).isTrue();
    }

    @Test
    void oneSilentServerIsNamedAndDoesNotHinder() {
        scene.agree(0, "a", "b");
        assertThat(scene.status().phase()).isEqualTo(StartPhase.KEYS);
        assertThat(scene.steps()).anyMatch(step -> step.contains("a, b (2 of 3 parties)"));
        assertThat(scene.steps()).anyMatch(step -> step.contains("without an answer: c (no resp"));
        assertThat(scene.events)
                .singleElement()
                .isInstanceOfSatisfying(DatesKnown.class, e -> assertThat(e.confirmed()).isTrue());
    }

    @Test
    void refusedKeysAreTheReasonUntilAnotherServerGivesSome() {
        scene.agree();
        scene.happened(new KeyExchangeFailed("nts1", "nts1 port 4460", "expired"));
        assertThat(scene.status().phase()).isEqualTo(StartPhase.KEYS);
        assertThat(scene.status().reason()).isEqualTo("nts1: no keys: expired; nts2: no keys yet");
        scene.keys("nts2");
        assertThat(scene.status().phase()).isEqualTo(StartPhase.REPLIES);
        assertThat(scene.status().sources())
                .extracting(SourceStage::stage)
                .containsExactly(Stage.REFUSED, Stage.KEYS);
    }

    @Test
    void goesBackWhenRepliesStopBeforeTheStationHasTheTime() {
        scene.agree();
        scene.keys("nts1");
        scene.happened(new SourceReachable("nts1"));
        scene.happened(new SourceUnreachable("nts1", "the server cannot open it (NAK)"));
        assertThat(scene.status().phase()).isEqualTo(StartPhase.REPLIES);
        assertThat(scene.status().reason()).contains("nts1: no reply: the server cannot open it");
    }

    @Test
    void goesBackToDatesWhenTheMachineSleptWithoutKeys() {
        scene.agree();
        scene.suspendedNanos += Scene.SECOND;
        assertThat(scene.status().phase()).isEqualTo(StartPhase.DATES);
        assertThat(scene.status().datesReason()).isEqualTo(DatesReason.SLEPT);
        scene.agree();
        assertThat(scene.status().phase()).isEqualTo(StartPhase.KEYS);
    }

    @Test
    void asleepDuringTheMeasurementCounts() {
        scene.machine.begins(scene.now());
        scene.suspendedNanos += Scene.SECOND;
        scene.machine.measured(Results.agreement(scene), scene.now());
        assertThat(scene.status().datesReason()).isEqualTo(DatesReason.SLEPT);
    }

    @Test
    void anotherTimeThanBeforeIsBelievedOnlyWhenItComesAgain() {
        scene.agree();
        scene.passSeconds(60);
        scene.agree(3600, "a", "b");
        assertThat(scene.status().datesReason()).isEqualTo(DatesReason.CONTRADICTS_ITSELF);
        assertThat(scene.steps()).anyMatch(step -> step.contains("contradicts what they agreed"));
        scene.passSeconds(60);
        scene.agree(3600, "a", "b");
        assertThat(scene.status().datesReason()).isEqualTo(DatesReason.ROUGHTIME);
    }

    @Test
    void theFirstTimeComesFromNtsAndNotFromRoughtime() {
        scene.agree();
        scene.keys("nts1");
        assertThat(scene.machine.holdsRoughtime()).isTrue();
        scene.happened(new SourceReachable("roughtime"));
        assertThat(scene.status().phase()).isEqualTo(StartPhase.REPLIES);
        scene.happened(new SourceReachable("nts1"));
        assertThat(scene.machine.holdsRoughtime()).isFalse();
    }

    @Test
    void roughtimeHasItsVoteAtOnceWhereUnauthenticatedSourcesMayMoveTime() {
        var plan = new StartPlan(Set.of("nts1"), 3, DatesPolicy.ROUGHTIME, false, Optional.empty());
        assertThat(new Scene(plan).machine.holdsRoughtime()).isFalse();
    }

    @Test
    void membersOfAPoolStandForIt() {
        var plan = new StartPlan(Set.of("pool"), 0, DatesPolicy.ROUGHTIME, true, Optional.empty());
        var pool = new Scene(plan);
        pool.keys("pool/192.0.2.1");
        assertThat(pool.status().phase()).isEqualTo(StartPhase.REPLIES);
        assertThat(pool.status().sources())
                .extracting(SourceStage::source)
                .containsExactly("pool/192.0.2.1");
    }

    @Test
    void theHostsClockJudgesAloudWhereThereIsNothingElse() {
        var alone = new Scene(Scene.withoutRoughtime(Optional.empty()));
        assertThat(alone.status().phase()).isEqualTo(StartPhase.KEYS);
        assertThat(alone.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        DatesKnown.class,
                        event -> {
                            assertThat(event.confirmed()).isFalse();
                            assertThat(event.text()).contains("host's clock", "1970-01-02");
                        });
    }

    @Test
    void whatIsNoPartOfAStartIsPassedOver() {
        int before = scene.steps().size();
        scene.happened(new HostClockStepped(TimeDelta.ofSeconds(5)));
        assertThat(scene.steps()).hasSize(before);
    }

    @Test
    void manyStepsKeepTheFirstAndTheLast() {
        for (int i = 0; i < 1000; i++) {
            scene.happened(new SourceUnreachable("ntp", "no reply " + i));
        }
        var status = scene.status();
        assertThat(status.steps()).hasSize(StepLog.FIRST + StepLog.LAST);
        assertThat(status.steps().getLast().text()).contains("no reply 999");
        assertThat(status.omittedSteps()).isEqualTo(1001 - StepLog.FIRST - StepLog.LAST);
    }
}
