package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.simulation.FollowingSimulationTest.assertSound;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.Exclusion;
import org.noonmark.events.StationEvent.SourceExcluded;
import org.noonmark.events.StationEvent.SourceReturned;
import org.noonmark.metrology.EnsemblePolicy;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

/// Servers that are wrong or lie.
class FalsetickerSimulationTest {
    @Test
    void oneFalsetickerOfFourIsPutOutAndNamed() {
        var run =
                Simulation.seeded(20)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.server(1).error = _ -> 0.05)
                        .atSeconds(3_000, world -> world.results().mark())
                        .runHours(4);
        assertSound(run);
        assertThat(run.events(SourceExcluded.class))
                .extracting(SourceExcluded::source)
                .containsExactly("s1");
        assertThat(run.largestErrorSinceMark()).isLessThan(20e-6);
    }

    @Test
    void twoFalsetickersOfFiveThatAgreeAreOutvoted() {
        var run =
                Simulation.seeded(21)
                        .servers(5, Path.LAN)
                        .atHour(
                                1,
                                world -> {
                                    world.server(0).error = _ -> -0.02;
                                    world.server(1).error = _ -> -0.02;
                                })
                        .atSeconds(3_000, world -> world.results().mark())
                        .runHours(4);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void aMajorityThatJumpsTogetherIsNoticedAndNotFollowed() {
        var run =
                Simulation.seeded(22)
                        .servers(5, Path.LAN)
                        .atHour(
                                1,
                                world -> {
                                    for (int i = 0; i < 3; i++) {
                                        world.server(i).error = _ -> 0.01;
                                    }
                                })
                        .atSeconds(3_000, world -> world.results().mark())
                        .runHours(2);
        assertSound(run);
        assertThat(run.entered(ClockState.HOLDOVER)).isTrue();
        assertThat(run.state()).isEqualTo(ClockState.UNTRUSTED);
        assertThat(run.largestErrorSinceMark()).isLessThan(2e-3);
    }

    @Test
    void twoAgainstTwoAtStartNeverServesAsGood() {
        var run =
                Simulation.seeded(23)
                        .servers(4, Path.LAN)
                        .atSeconds(
                                0,
                                world -> {
                                    world.server(2).error = _ -> 0.3;
                                    world.server(3).error = _ -> 0.3;
                                })
                        .runHours(1);
        assertThat(run.usableShare()).isZero();
        assertThat(run.goodReplyShare()).as("replies that claim to be good").isZero();
        assertThat(run.replies()).isPositive();
        assertThat(run.state()).isEqualTo(ClockState.STARTING);
    }

    @Test
    void aLiarThatAnswersFirstDoesNotSetTheTime() {
        var run =
                Simulation.seeded(29)
                        .servers(4, Path.LAN)
                        .atSeconds(
                                0,
                                world -> {
                                    world.eachServer(server -> server.answering = false);
                                    world.server(0).answering = true;
                                    world.server(0).error = _ -> 10;
                                })
                        .atSeconds(8, world -> world.eachServer(server -> server.answering = true))
                        .runHours(1);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
    }

    @Test
    void serversThatPromiseNothingCannotPullTimeOutOfWhatIsKnown() {
        var run =
                Simulation.seeded(41)
                        .servers(4, Path.LAN)
                        .atHour(
                                2,
                                world ->
                                        world.eachServer(server -> {
                                            server.rootDispersion = TimeDelta.ofSeconds(1);
                                            server.error = _ -> 0.9;
                                        }))
                        .atHour(2, world -> world.results().mark())
                        .runHours(4);
        assertThat(run.containedShare()).isEqualTo(1);
        assertThat(run.largestErrorSinceMark()).isLessThan(0.03);
        assertThat(run.largestRate()).isLessThan(150e-6);
    }

    @Test
    void aServerWithAnAbsurdRateCostsOnlyItself() {
        var run =
                Simulation.seeded(42)
                        .servers(1, Path.LAN)
                        .atSeconds(0, world -> world.server(0).error = t -> 0.2 * t * 1e-9)
                        .runHours(1);
        assertThat(run.goodReplyShare())
                .as("share of replies that claim good time")
                .isLessThan(0.1);
    }

    @Test
    void aServerThatPromisesTooLittleAtTheStartIsOnlyLeftOut() {
        var run =
                Simulation.seeded(43)
                        .servers(3, Path.LAN)
                        .atSeconds(
                                0,
                                world -> world.server(0).rootDispersion = TimeDelta.ofMillis(1_499))
                        .sources(config -> config.withMaxRootDistance(TimeDelta.ofSeconds(3)))
                        .runHours(1);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
    }

    @Test
    void unauthenticatedServersAreHeardAndNotBelievedWhenPolicySaysSo() {
        var d = StationPolicy.DEFAULT;
        var policy =
                new StationPolicy(
                        new EnsemblePolicy(1, true, 1.5, 0.5, 3),
                        d.oscillator(),
                        d.largestHalfWidth(),
                        d.largestSlew(),
                        d.contradictionPatience(),
                        d.correctionLimit(),
                        d.startReadings(),
                        d.startPatience(),
                        d.local());
        var run = Simulation.seeded(44).policy(policy).servers(3, Path.LAN).runHours(0.5);
        assertThat(run.usableShare()).isZero();
        assertThat(run.events(SourceExcluded.class))
                .extracting(SourceExcluded::why)
                .containsOnly(Exclusion.NOT_AUTHENTICATED)
                .hasSize(3);
    }

    @Test
    void aServerThatIsHealedTakesPartAgain() {
        var run =
                Simulation.seeded(24)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.server(3).error = _ -> 0.5)
                        .atHour(3, world -> world.server(3).error = _ -> 0)
                        .runHours(6);
        assertSound(run);
        assertThat(run.events(SourceReturned.class)).hasSize(1);
    }

    @Test
    void aServerWhoseClockRunsFiftyPpmOffIsPutOut() {
        var run =
                Simulation.seeded(25)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.server(0).error = t -> 50e-6 * (t * 1e-9 - 3_600))
                        .atSeconds(3_000, world -> world.results().mark())
                        .runHours(4);
        assertSound(run);
        assertThat(run.events(SourceExcluded.class))
                .extracting(SourceExcluded::source)
                .containsExactly("s0");
        assertThat(run.largestErrorSinceMark()).isLessThan(60e-6);
    }

    @Test
    void aServerDraggedByOneMicrosecondAPollLosesItsSay() {
        var run =
                Simulation.seeded(26)
                        .servers(4, Path.LAN)
                        .atHour(
                                2,
                                world ->
                                        world.server(1).error =
                                                t -> 1e-6 * ((t * 1e-9 - 7_200) / 64))
                        .atSeconds(6_000, world -> world.results().mark())
                        .runHours(26);
        assertSound(run);
        // 1.35 ms of drag at the end; what remains of it in the served time is noise.
        assertThat(run.largestErrorSinceMark()).isLessThan(40e-6);
    }

    @Test
    void aServerThatSaysItIsNotSynchronisedIsNotUsed() {
        var run =
                Simulation.seeded(27)
                        .servers(4, Path.LAN)
                        .atHour(
                                1,
                                world -> {
                                    world.server(0).synchronised = false;
                                    world.server(0).error = _ -> 100;
                                })
                        .atSeconds(3_000, world -> world.results().mark())
                        .runHours(3);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(20e-6);
    }

    @Test
    void aLiarWithATinyPromisedBoundDoesNotCutTheTruthAway() {
        var run =
                Simulation.seeded(28)
                        .servers(3, Path.INTERNET)
                        .atHour(
                                1,
                                world -> {
                                    var liar = world.server(2);
                                    liar.error = _ -> 5e-3;
                                    liar.rootDelay = TimeDelta.ZERO;
                                    liar.rootDispersion = TimeDelta.ZERO;
                                })
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestError()).isLessThan(6e-3);
    }
}
