package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.simulation.FollowingSimulationTest.assertSound;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.SourceExcluded;
import org.noonmark.events.StationEvent.SourceReturned;
import org.noonmark.time.ClockState;

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
                                    liar.rootDelay = org.noonmark.time.TimeDelta.ZERO;
                                    liar.rootDispersion = org.noonmark.time.TimeDelta.ZERO;
                                })
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestError()).isLessThan(6e-3);
    }
}
