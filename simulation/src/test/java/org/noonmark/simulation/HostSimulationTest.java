package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.noonmark.simulation.FollowingSimulationTest.assertSound;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.CorrectionRefused;
import org.noonmark.events.StationEvent.HostClockStepped;
import org.noonmark.events.StationEvent.LocalCounterPaused;
import org.noonmark.events.StationEvent.StandardSet;
import org.noonmark.events.StationEvent.StationStalled;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

/// What happens to the machine under the station.
class HostSimulationTest {
    @Test
    void settingTheHostClockIsSeenWithinASecondAndMovesNothing() {
        var run =
                Simulation.seeded(70)
                        .tickSeconds(0.1)
                        .servers(4, Path.LAN)
                        .atSeconds(1_800, world -> world.results().mark())
                        .atSeconds(3_600, world -> world.host().stepClock(-42))
                        .runHours(1.5);
        assertSound(run);
        assertThat(run.events(HostClockStepped.class)).hasSize(1);
        assertThat(run.events(HostClockStepped.class).getFirst().step().toSeconds())
                .isCloseTo(-42, within(1e-3));
        assertThat(run.firstSeconds(HostClockStepped.class)).isBetween(3_600.0, 3_601.0);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    private static StationPolicy local() {
        var d = StationPolicy.DEFAULT;
        return new StationPolicy(
                d.ensemble(),
                d.oscillator(),
                d.largestHalfWidth(),
                d.largestSlew(),
                d.contradictionPatience(),
                d.correctionLimit(),
                d.startReadings(),
                d.startPatience(),
                Optional.of(new StationPolicy.LocalAuthority(10)));
    }

    @Test
    void aLocalAuthorityDoesNotFollowAStepOfTheHostClock() {
        var run =
                Simulation.seeded(71)
                        .tickSeconds(0.1)
                        .oscillator(OscillatorNoise.PERFECT)
                        .hostClockError(0.3)
                        .policy(local())
                        .localAuthority()
                        .atSeconds(600, world -> world.host().stepClock(0.4))
                        .runHours(0.5);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.LOCAL);
        assertThat(run.events(HostClockStepped.class)).hasSize(1);
        // It began 0.3 s off and still is, to the microsecond.
        assertThat(run.largestError()).isCloseTo(0.3, within(1e-5));
    }

    @Test
    void aLocalAuthorityDoesNotFollowAStepAcrossARestart() {
        var run =
                Simulation.seeded(78)
                        .tickSeconds(0.1)
                        .oscillator(OscillatorNoise.PERFECT)
                        .hostClockError(0.3)
                        .policy(local())
                        .localAuthority()
                        .atSeconds(600, world -> world.host().stepClock(0.4))
                        .atSeconds(900, world -> world.restart(20))
                        .atSeconds(910, world -> world.host().stepClock(-0.2))
                        .runHours(0.5);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.LOCAL);
        assertThat(run.events(HostClockStepped.class)).hasSize(2);
        assertThat(run.largestError()).isCloseTo(0.3, within(1e-3));
    }

    @Test
    void aProcessThatWasStarvedGoesOnAndSaysSo() {
        var run =
                Simulation.seeded(72)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.stall(90))
                        .runHours(2);
        assertSound(run);
        assertThat(run.events(StationStalled.class)).hasSize(1);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
    }

    @Test
    void aSuspendedMachineComesBackWithTheRightTime() {
        var run =
                Simulation.seeded(73)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.suspend(600))
                        .atSeconds(6_000, world -> world.results().mark())
                        .runHours(3);
        assertThat(run.containedShare()).isEqualTo(1);
        assertThat(run.backwards()).isZero();
        assertThat(run.events(LocalCounterPaused.class)).hasSize(1);
        assertThat(run.events(HostClockStepped.class)).isEmpty();
        assertThat(run.entered(ClockState.STARTING)).as("nothing good until confirmed").isTrue();
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void aPauseThatNoClockOfTheHostShowsIsFoundByTheSources() {
        var run =
                Simulation.seeded(79)
                        .servers(4, Path.LAN)
                        .atHour(2, world -> world.host().pauseUnseen(3_000_000_000L))
                        .runHours(5);
        // Until a majority was asked again nobody can know: less than one poll.
        assertThat(run.containedShare()).isGreaterThan(1 - 300.0 / (5 * 3_600));
        assertThat(run.entered(ClockState.UNTRUSTED)).isTrue();
        assertThat(run.goodReplyShare()).isLessThan(0.5);
    }

    @Test
    void aSuspendWhileTheStationIsDownIsNotTakenForTime() {
        var run =
                Simulation.seeded(80)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.restart(700))
                        .atSeconds(3_650, world -> world.host().suspend(600_000_000_000L))
                        .runHours(2);
        assertThat(run.containedShare()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
    }

    @Test
    void manyRebootsWithSmallLiesAreRefusedInTheEnd() {
        var simulation = Simulation.seeded(81).servers(4, Path.LAN);
        for (int i = 1; i <= 10; i++) {
            double lie = 1.9 * i;
            simulation
                    .atSeconds(1_000.0 * i, world -> world.reboot(20))
                    .atSeconds(
                            1_000.0 * i + 5,
                            world -> world.eachServer(server -> server.error = _ -> lie));
        }
        var run = simulation.runHours(3);
        assertThat(run.events(CorrectionRefused.class)).isNotEmpty();
        assertThat(run.largestError()).isLessThan(4);
        assertThat(run.state()).isEqualTo(ClockState.UNTRUSTED);
    }

    @Test
    void manyRestartsWithTinyLiesAddUp() {
        var simulation = Simulation.seeded(82).servers(4, Path.LAN);
        for (int i = 1; i <= 20; i++) {
            double lie = 400e-6 * i;
            simulation
                    .atSeconds(2_000.0 * i, world -> world.restart(20))
                    .atSeconds(
                            2_000.0 * i + 5,
                            world -> world.eachServer(server -> server.error = _ -> lie));
        }
        var run = simulation.runHours(12);
        var sets = run.events(StandardSet.class);
        assertThat(sets.getLast().accumulated().toSeconds()).isGreaterThan(1e-3);
    }

    @Test
    void aRestartInTheMiddleResumesTheScale() {
        var run =
                Simulation.seeded(74)
                        .servers(4, Path.LAN)
                        .atSeconds(3_000, world -> world.results().mark())
                        .atHour(1, world -> world.restart(30))
                        .runHours(2);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(60e-6);
        // Not one judged second without good time after the restart.
        assertThat(run.events()).noneMatch(h -> h.atSeconds() > 60 && isStarting(h));
    }

    private static boolean isStarting(Run.Happened happened) {
        return happened.event()
                        instanceof
                        org.noonmark.events.StationEvent.StateChanged(var from, var _, var _)
                && from == ClockState.STARTING
                && happened.atSeconds() > 3_700;
    }

    @Test
    void aRebootSetsTheTimeAnewAndTheHostClockBacksIt() {
        var run =
                Simulation.seeded(75)
                        .hostClockError(0.2)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.reboot(120))
                        .atSeconds(4_500, world -> world.results().mark())
                        .runHours(2);
        assertThat(run.containedShare()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(40e-6);
        assertThat(run.events(CorrectionRefused.class)).isEmpty();
    }

    @Test
    void restartsCannotBeUsedToWalkTimeAway() {
        // Before each restart all servers are moved by 100 ms more.
        var simulation = Simulation.seeded(76).servers(4, Path.LAN);
        for (int i = 1; i <= 20; i++) {
            double lie = 0.1 * i;
            simulation
                    .atSeconds(2_000.0 * i, world -> world.restart(20))
                    .atSeconds(
                            2_000.0 * i + 5,
                            world -> world.eachServer(server -> server.error = _ -> lie));
        }
        var run = simulation.runHours(14);
        assertThat(run.events(CorrectionRefused.class)).isNotEmpty();
        assertThat(run.largestError()).as("all corrections together").isLessThan(1.01);
        assertThat(run.state()).isEqualTo(ClockState.UNTRUSTED);
    }

    @Test
    void rebootsWithEverLargerLiesAreRefusedInTheEnd() {
        var simulation = Simulation.seeded(77).servers(4, Path.LAN);
        for (int i = 1; i <= 6; i++) {
            double lie = 2.6 * i;
            simulation
                    .atSeconds(1_000.0 * i, world -> world.reboot(20))
                    .atSeconds(
                            1_000.0 * i + 5,
                            world -> world.eachServer(server -> server.error = _ -> lie));
        }
        var run = simulation.runHours(2);
        assertThat(run.events(CorrectionRefused.class)).isNotEmpty();
        assertThat(run.state()).isEqualTo(ClockState.UNTRUSTED);
        assertThat(run.events(CorrectionRefused.class).getFirst().limit())
                .isEqualTo(TimeDelta.ofSeconds(1));
    }
}
