package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReadingUnitTest {
    private static double base(String unit, double reading) {
        return ReadingUnit.parse(unit).orElseThrow().toBase(reading, OptionalDouble.of(10e6));
    }

    @Test
    void unitsOfPhaseBecomeSeconds() {
        assertThat(base("s", 3)).isEqualTo(3);
        assertThat(base("ns", -451.0)).isEqualTo(-451e-9);
        assertThat(base("ps", 7)).isEqualTo(7e-12);
        assertThat(base("fs", 7)).isEqualTo(7e-15);
    }

    @Test
    void unitsOfFrequencyBecomeFractions() {
        assertThat(base("1", 3e-12)).isEqualTo(3e-12);
        assertThat(base("ppb", 3)).isEqualTo(3e-9);
        assertThat(base("Hz", 10_000_001)).isEqualTo(1e-7);
    }

    @Test
    void namesAreExact() {
        assertThat(ReadingUnit.parse("hz")).isEmpty();
        assertThat(ReadingUnit.parse("mhz")).isEmpty();
        assertThat(ReadingUnit.parse("furlong")).isEmpty();
        for (var unit : ReadingUnit.values()) {
            assertThat(ReadingUnit.parse(unit.symbol())).contains(unit);
        }
    }

    @Test
    void missingStaysMissing() {
        for (var unit : ReadingUnit.values()) {
            assertThat(unit.toBase(Double.NaN, OptionalDouble.of(1))).isNaN();
        }
    }
}
