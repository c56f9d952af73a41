package org.noonmark.guard.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapTable;

class WatermarkTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LATENESS = Duration.ofSeconds(5);

    private static Instant at(HostSettings settings) {
        var watermark = new Watermark(settings);
        var wrong = new SourceClock("wrong", NOON);
        var right = new SourceClock("right", NOON);
        watermark.heard(wrong, Instant.EPOCH, NOON);
        watermark.heard(right, NOON, NOON);
        return watermark.at(NOON);
    }

    @Test
    void aClockThatIsWrongIntoThePastHoldsNobodyBackForEver() {
        assertThat(at(HostSettings.live(0, LATENESS, LeapTable.embedded())))
                .isEqualTo(NOON.minus(Duration.ofHours(1)).minus(LATENESS).minusNanos(1));
    }

    @Test
    void inArchivesNoTimeIsTooOldToBeWaitedFor() {
        assertThat(at(HostSettings.archive(0, LeapTable.embedded()))).isBefore(Instant.EPOCH);
    }
}
