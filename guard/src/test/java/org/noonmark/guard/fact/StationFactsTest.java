package org.noonmark.guard.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.ClockAnomaly;
import org.noonmark.events.StationEvent.ClockChange;
import org.noonmark.events.StationEvent.ClockScope;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Fact.ClockChanged;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.sigma.LogSource;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

class StationFactsTest {
    private static final Origin AT =
            new Origin(Instant.EPOCH, "station", new LogPosition("station", 0, 0));

    static ClockAnomaly anomaly(ClockChange change, double size) {
        return new ClockAnomaly(
                change,
                ClockScope.CLOCK,
                "maser 2",
                size,
                size * 0.9,
                size * 1.1,
                TimeDelta.ofSeconds(1000),
                TimeDelta.ofSeconds(10),
                0.99);
    }

    static Stream<StationEvent> troubles() {
        return Stream.of(
                new StationEvent.Started("0.1.0", "ab12"),
                new StationEvent.StateChanged(
                        ClockState.SYNCHRONIZED, ClockState.HOLDOVER, "no sources"),
                new StationEvent.StateChanged(
                        ClockState.HOLDOVER, ClockState.UNTRUSTED, "too wide"),
                new StationEvent.SourceUnreachable("ntp.example", "timeout: no reply"),
                new StationEvent.SourceExcluded(
                        "ntp one",
                        StationEvent.Exclusion.FALSETICKER,
                        TimeDelta.ofMicros(-1234),
                        TimeDelta.ofMicros(20)),
                new StationEvent.SourceExcluded(
                        "ntp two",
                        StationEvent.Exclusion.BOUND_TOO_WIDE,
                        TimeDelta.ofSeconds(2),
                        TimeDelta.ofSeconds(9)),
                new StationEvent.HostClockStepped(TimeDelta.ofMillis(-750)),
                new StationEvent.HostClockDisbelieved(TimeDelta.ofSeconds(90)),
                new StationEvent.StandardSet(TimeDelta.ofNanos(250), TimeDelta.ofNanos(250)),
                anomaly(ClockChange.PHASE_STEP, -3.5e-8));
    }

    /// A station's log, read by another guard, says what the station's own guard is told.
    @ParameterizedTest
    @MethodSource("troubles")
    void lineAndEventSayTheSame(StationEvent event) {
        var own = StationFacts.of(event, AT).orElseThrow();
        var line = "2026-11-23T11:00:00Z " + event.severity() + " " + event.text() + "\n";
        var format = new LogFormats(LogSource.ANY).named("noonmark").orElseThrow();
        var read = new ArrayList<Fact>();
        new ClockFacts().read(Collected.read(format, line).only(), AT, read::add);
        assertThat(read).hasSize(1);
        var other = (ClockChanged) read.getFirst();
        assertThat(other.trouble()).isEqualTo(own.trouble());
        assertThat(other.clock()).isEqualTo(own.clock());
        double size = own.size().toSeconds();
        assertThat(other.size().toSeconds()).isCloseTo(size, within(5e-3 * Math.abs(size)));
    }

    @Test
    void frequencyChangesAreSizedByTheErrorTheyCanHaveCaused() {
        var fact = StationFacts.of(anomaly(ClockChange.FREQUENCY_STEP, -2e-12), AT).orElseThrow();
        assertThat(fact.trouble()).isEqualTo(Trouble.FREQUENCY);
        assertThat(fact.size().toSeconds()).isCloseTo(2e-9, within(1e-15));
        var drift = StationFacts.of(anomaly(ClockChange.DRIFT_CHANGE, 2e-18), AT).orElseThrow();
        assertThat(drift.size().toSeconds()).isCloseTo(1e-12, within(1e-15));
    }

    @Test
    void recoveryIsNoTrouble() {
        assertThat(StationFacts.of(new StationEvent.SourceReturned("ntp one"), AT)).isEmpty();
        assertThat(
                        StationFacts.of(
                                new StationEvent.StateChanged(
                                        ClockState.HOLDOVER, ClockState.SYNCHRONIZED, "back"),
                                AT))
                .isEmpty();
    }
}
