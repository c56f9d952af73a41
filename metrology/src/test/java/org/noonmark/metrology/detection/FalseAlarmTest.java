package org.noonmark.metrology.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.metrology.clocks.ClockType;

/// The stated rate of false alarms, with a short simulation; [DetectionResultsTest] has the long
/// one.
class FalseAlarmTest {
    @ParameterizedTest
    @EnumSource(names = {"ACTIVE_HYDROGEN_MASER", "CAESIUM_HIGH_PERFORMANCE", "RUBIDIUM"})
    void isKeptAndNotMissedByFar(ClockType type) {
        var alarms = FalseAlarms.ofClock(type, 3600, 10, 40);
        assertThat(alarms.low95()).isLessThan(10);
        assertThat(alarms.high95()).isGreaterThan(1);
    }
}
