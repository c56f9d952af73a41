package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// A free scale led by a standard with gaps.
final class StandardBridgeTest {
    private static final double HOUR = 3600;

    @Test
    void followsTheStandardAndGoesOnWithTheLastFrequencyInAGap() {
        var bridge = new StandardBridge(ScaleModel.ofDay(1e-12, 1e-18));
        for (int hour = 0; hour < 1000; hour++) {
            bridge.next(HOUR, 2e-14 * HOUR);
        }
        assertThat(bridge.correctionSeconds()).isCloseTo(-2e-14 * 1000 * HOUR, within(1e-13));
        for (int hour = 0; hour < 100; hour++) {
            bridge.next(HOUR, Double.NaN);
        }
        assertThat(bridge.correctionSeconds()).isCloseTo(-2e-14 * 1100 * HOUR, within(1e-12));
        bridge.next(HOUR, 2e-14 * HOUR);
        assertThat(bridge.correctionSeconds()).isCloseTo(-2e-14 * 1101 * HOUR, within(1e-12));
    }
}
