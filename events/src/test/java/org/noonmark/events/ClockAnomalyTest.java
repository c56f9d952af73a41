package org.noonmark.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.ClockAnomaly;
import org.noonmark.events.StationEvent.ClockChange;
import org.noonmark.events.StationEvent.ClockScope;
import org.noonmark.events.StationEvent.Severity;
import org.noonmark.time.TimeDelta;

class ClockAnomalyTest {
    private static ClockAnomaly anomaly(ClockChange change, ClockScope scope, double confidence) {
        return new ClockAnomaly(
                change,
                scope,
                "maser-2",
                5.03e-9,
                4.9e-9,
                5.16e-9,
                TimeDelta.ofSeconds(900),
                TimeDelta.ofSeconds(600),
                confidence);
    }

    @Test
    void saysWhatHowMuchAndSinceWhen() {
        var step = anomaly(ClockChange.PHASE_STEP, ClockScope.CLOCK, 0.999);
        assertThat(step.text())
                .startsWith("phase step of clock maser-2: +5.03 ns (95 %: +4.90 to +5.16)")
                .contains("begun 600 s to 900 s before")
                .doesNotContain("another");
    }

    @Test
    void saysWhenItMayHaveBeenAnother() {
        var step = anomaly(ClockChange.FREQUENCY_STEP, ClockScope.CLOCK, 0.5);
        assertThat(step.text()).contains("may have been another, this one with 50 %");
    }

    @Test
    void aHubOrALinkIsAnAlarmAndAClockAWarning() {
        for (var change : ClockChange.values()) {
            boolean isHarmless =
                    change == ClockChange.OUTLIER || change == ClockChange.NOISE_DECREASE;
            assertThat(anomaly(change, ClockScope.CLOCK, 1).severity())
                    .isEqualTo(isHarmless ? Severity.INFO : Severity.WARNING);
            assertThat(anomaly(change, ClockScope.HUB, 1).severity())
                    .isEqualTo(isHarmless ? Severity.INFO : Severity.ALARM);
            assertThat(anomaly(change, ClockScope.SHARED_LINK, 1).text()).isNotBlank();
        }
    }
}
