package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.time.ClockState;

/// Honest servers over networks of every quality.
class FollowingSimulationTest {
    static void assertSound(Run run) {
        assertThat(run.containedShare()).as("share of time in which truth was inside").isEqualTo(1);
        assertThat(run.replies()).isPositive();
        assertThat(run.keptReplyShare()).as("replies whose root distance held").isEqualTo(1);
        assertThat(run.backwards()).as("steps back of served time").isZero();
        // 100 ppm of slew, plus what the oscillator's frequency may be misjudged by at first.
        assertThat(run.largestRate()).as("largest change of the error in 1 s").isLessThan(150e-6);
    }

    @Test
    void followsFourServersOnALan() {
        var run =
                Simulation.seeded(1)
                        .servers(4, Path.LAN)
                        .atSeconds(600, world -> world.results().mark())
                        .runHours(12);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(20e-6);
        assertThat(run.largestHalfWidth()).isLessThan(10e-3);
        assertThat(run.halfWidth()).isLessThan(1.5e-3);
    }

    @Test
    void followsFourServersOverTheInternet() {
        var run =
                Simulation.seeded(2)
                        .servers(4, Path.INTERNET)
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(12);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(400e-6);
    }

    @Test
    void followsOneServerAlone() {
        var run =
                Simulation.seeded(3)
                        .servers(1, Path.LAN)
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(40e-6);
    }

    @Test
    void followsThroughThirtyPerCentLoss() {
        var run =
                Simulation.seeded(4)
                        .servers(4, Path.INTERNET.withTrouble(0.3, 0, 0))
                        .atSeconds(1_800, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(600e-6);
    }

    @Test
    void followsThroughDuplicatesAndReordering() {
        var run =
                Simulation.seeded(5)
                        .servers(4, Path.INTERNET.withTrouble(0.02, 0.3, 0.3))
                        .atSeconds(1_800, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(1e-3);
    }

    @Test
    void followsThroughTenMillisecondsOfJitter() {
        var rough = new Path(20e-3, 20e-3, 10e-3, 0.05, 0, 0);
        var run =
                Simulation.seeded(6)
                        .servers(5, rough)
                        .atHour(1, world -> world.results().mark())
                        .runHours(12);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(8e-3);
    }

    @Test
    void anAsymmetricPathShiftsTimeByHalfAndStaysInTheInterval() {
        var run =
                Simulation.seeded(7)
                        .servers(1, Path.LAN.withAsymmetry(1e-3))
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(3);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isBetween(450e-6, 600e-6);
    }

    @Test
    void oneAsymmetricPathOfFourHardlyCounts() {
        var run =
                Simulation.seeded(8)
                        .servers(3, Path.LAN)
                        .server("far", Path.LAN.withAsymmetry(1e-3))
                        .atSeconds(1_800, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(50e-6);
    }

    @Test
    void followsAFrequencyStepOfTheOscillator() {
        var run =
                Simulation.seeded(9)
                        .servers(4, Path.LAN)
                        .atHour(2, world -> world.host().oscillator().changeFrequency(2e-6))
                        .atHour(3, world -> world.results().mark())
                        .runHours(6);
        assertThat(run.backwards()).isZero();
        assertThat(run.containedShare()).isGreaterThan(0.98);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(30e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5e-6, 10e-6, 50e-6})
    void aJumpOfTheOscillatorBeyondItsClassIsDoubtedAndThenHealed(double jump) {
        var run =
                Simulation.seeded(15)
                        .servers(4, Path.LAN)
                        .atHour(2, world -> world.host().oscillator().changeFrequency(jump))
                        .atHour(5, world -> world.results().mark())
                        .runHours(6);
        // Until a majority was asked again nobody can know.
        assertThat(run.containedShare()).isGreaterThan(0.975);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(50e-6);
    }

    @Test
    void oneServerThatStopsIsMissedAndNotMourned() {
        var run =
                Simulation.seeded(10)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.server(2).answering = false)
                        .runHours(4);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.events(SourceUnreachable.class)).hasSize(1);
    }

    @Test
    void sourcesThatComeBackAfterHoursAreFollowedWithoutAStep() {
        var run =
                Simulation.seeded(11)
                        .servers(4, Path.LAN)
                        .atHour(2, world -> world.eachServer(server -> server.answering = false))
                        .atHour(10, world -> world.eachServer(server -> server.answering = true))
                        .atHour(12, world -> world.results().mark())
                        .runHours(14);
        assertSound(run);
        assertThat(run.entered(ClockState.HOLDOVER)).isTrue();
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(30e-6);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        var first = Simulation.seeded(12).servers(3, Path.INTERNET).runHours(1);
        var second = Simulation.seeded(12).servers(3, Path.INTERNET).runHours(1);
        assertThat(first.largestError()).isEqualTo(second.largestError());
        assertThat(first.events()).isEqualTo(second.events());
        var other = Simulation.seeded(13).servers(3, Path.INTERNET).runHours(1);
        assertThat(first.largestError()).isNotEqualTo(other.largestError());
    }

    @Test
    void runsAThousandTimesFasterThanRealTime() {
        long before = System.nanoTime();
        Simulation.seeded(14).servers(4, Path.INTERNET).runHours(24);
        double seconds = (System.nanoTime() - before) * 1e-9;
        // The measured figure is far above; this only catches a world that grinds to a halt.
        assertThat(86_400 / seconds).isGreaterThan(1_000);
    }
}
