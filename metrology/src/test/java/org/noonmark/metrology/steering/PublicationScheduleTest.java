package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// When the BIPM's values become known.
final class PublicationScheduleTest {
    /// MJD 61367 is Monday, 23 November 2026.
    private static final long MONDAY = 61_367;

    @Test
    void utcrOfAWeekComesOnTheWednesdayAfterItsSunday() {
        var utcr = new PublicationSchedule.Utcr(3);
        for (int day = 0; day < 7; day++) {
            assertThat(utcr.published(MONDAY + day)).hasValue(MONDAY + 9);
        }
        assertThat(Math.floorMod(MONDAY + 9, 7L)).isZero();
    }

    @Test
    void circularTOfAMonthComesTenDaysIntoTheNext() {
        var circularT = new PublicationSchedule.CircularT(10);
        // 61369 is 25 November 2026; December begins with 61375.
        assertThat(circularT.published(61_369)).hasValue(61_385);
        assertThat(circularT.published(61_374)).hasValue(61_385);
        assertThat(circularT.published(61_379)).hasValue(61_375 + 31 + 10);
        assertThat(circularT.published(61_370)).isEmpty();
    }

    @Test
    void refusesTheFuture() {
        assertThatThrownBy(() -> new PublicationSchedule.Utcr(-1))
                .hasMessage("must be >= 0: latencyDays=-1");
    }
}
