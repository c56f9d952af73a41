package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.ClockChange;
import org.noonmark.events.StationEvent.ClockScope;
import org.noonmark.metrology.detection.AnomalyKind;
import org.noonmark.metrology.detection.Culprit;
import org.noonmark.metrology.detection.Detection;
import org.noonmark.metrology.detection.Estimate;
import org.noonmark.metrology.detection.Finding;
import org.noonmark.time.TimeDelta;

class ClockAnomaliesTest {
    private static final ClockAnomalies NAMES =
            new ClockAnomalies(List.of("maser-1", "cs-1"), List.of("receiver-2"), "counter");

    private static final Detection STEP =
            new Detection(
                    AnomalyKind.PHASE_STEP,
                    1000,
                    new Estimate(700, 650, 750, 600, 800),
                    new Estimate(5e-9, 4.9e-9, 5.1e-9, 4.8e-9, 5.2e-9),
                    30,
                    6,
                    0.99);

    @Test
    void namesWhatChangedAndSinceWhen() {
        var event = NAMES.event(new Finding(new Culprit.OneClock(1), 0.98, STEP));
        assertThat(event.name()).isEqualTo("cs-1");
        assertThat(event.scope()).isEqualTo(ClockScope.CLOCK);
        assertThat(event.change()).isEqualTo(ClockChange.PHASE_STEP);
        assertThat(event.low95()).isEqualTo(4.8e-9);
        assertThat(event.earliestAgo()).isEqualTo(TimeDelta.ofSeconds(400));
        assertThat(event.latestAgo()).isEqualTo(TimeDelta.ofSeconds(200));
        assertThat(event.confidence()).isEqualTo(0.98);
    }

    @Test
    void namesTheLinkAndTheHub() {
        assertThat(NAMES.event(new Finding(new Culprit.SharedLink(0), 1, STEP)).name())
                .isEqualTo("receiver-2");
        assertThat(NAMES.event(new Finding(new Culprit.Hub(), 1, STEP)).name())
                .isEqualTo("counter");
        assertThat(ClockAnomalies.event(STEP, "ntp-1").text()).contains("clock ntp-1", "+5");
    }
}
