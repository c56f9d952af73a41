package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.metrology.OscillatorModel;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// All sources are lost: the interval has to grow fast enough, and not much faster.
class HoldoverSimulationTest {
    @ParameterizedTest
    @ValueSource(longs = {30, 31, 32, 33, 34})
    void aComputersCrystalStaysInsideForADay(long seed) {
        var run =
                Simulation.seeded(seed)
                        .servers(4, Path.LAN)
                        .atHour(4, world -> world.eachServer(server -> server.answering = false))
                        .runHours(28);
        assertThat(run.state()).isEqualTo(ClockState.HOLDOVER);
        assertThat(run.containedShare()).isGreaterThanOrEqualTo(0.999);
        assertThat(run.backwards()).isZero();
        // Not by being absurdly wide: the model says 300 ms a day.
        assertThat(run.halfWidth()).isBetween(0.2, 0.35);
    }

    @ParameterizedTest
    @ValueSource(longs = {45, 46, 47})
    void aCrystalAtTheLimitOfItsClassStaysInsideForADay(long seed) {
        var hot = new OscillatorNoise(-40e-6, 1e-8, 1e-9, 1e-8, 3e-10, 2.5e-6);
        var run =
                Simulation.seeded(seed)
                        .oscillator(hot)
                        .servers(4, Path.LAN)
                        .atHour(6, world -> world.eachServer(server -> server.answering = false))
                        .runHours(30);
        assertThat(run.containedShare()).isGreaterThanOrEqualTo(0.999);
    }

    @ParameterizedTest
    @ValueSource(longs = {35, 36, 37})
    void holdoverSoonAfterTheStartKnowsHowLittleItKnows(long seed) {
        var run =
                Simulation.seeded(seed)
                        .servers(3, Path.INTERNET)
                        .atSeconds(
                                60, world -> world.eachServer(server -> server.answering = false))
                        .runHours(3);
        assertThat(run.containedShare()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void anOcxoHoldsAFortnight() {
        var d = StationPolicy.DEFAULT;
        var policy =
                new StationPolicy(
                        d.ensemble(),
                        OscillatorModel.OCXO,
                        d.largestHalfWidth(),
                        d.largestSlew(),
                        d.contradictionPatience(),
                        d.correctionLimit(),
                        d.startReadings(),
                        d.startPatience(),
                        d.local());
        var run =
                Simulation.seeded(38)
                        .oscillator(OscillatorNoise.OCXO)
                        .policy(policy)
                        .tickSeconds(10)
                        .servers(4, Path.LAN)
                        .atHour(48, world -> world.eachServer(server -> server.answering = false))
                        .runHours(48 + 14 * 24);
        assertThat(run.containedShare()).isGreaterThanOrEqualTo(0.999);
        assertThat(run.halfWidth()).isLessThan(5e-3);
    }

    @Test
    void isUntrustedWhenTheIntervalPassesPolicy() {
        var d = StationPolicy.DEFAULT;
        var policy =
                new StationPolicy(
                        d.ensemble(),
                        d.oscillator(),
                        TimeDelta.ofMillis(5),
                        d.largestSlew(),
                        d.contradictionPatience(),
                        d.correctionLimit(),
                        d.startReadings(),
                        d.startPatience(),
                        d.local());
        var run =
                Simulation.seeded(39)
                        .policy(policy)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.eachServer(server -> server.answering = false))
                        .runHours(4);
        assertThat(run.state()).isEqualTo(ClockState.UNTRUSTED);
        assertThat(run.largestHalfWidth()).isLessThan(5.01e-3);
        assertThat(run.containedShare()).isEqualTo(1);
    }

    @Test
    void anExpiredLeapTableWidensTheInterval() {
        // 2027-07-02, four days after the expiry: one end of June has passed.
        var run =
                Simulation.seeded(40)
                        .startingAt(new UtcInstant(61_588, 0, 0), LeapTable.embedded())
                        .servers(4, Path.LAN)
                        .runHours(1);
        assertThat(run.halfWidth()).isBetween(1.0, 1.01);
        assertThat(run.containedShare()).isEqualTo(1);
    }
}
