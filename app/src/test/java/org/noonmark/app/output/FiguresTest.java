package org.noonmark.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void plainNumbersHaveNoExponentWhereNoneIsNeeded() {
        assertThat(Figures.plain(1)).isEqualTo("1");
        assertThat(Figures.plain(0.75)).isEqualTo("0.75");
        assertThat(Figures.plain(10_000_000)).isEqualTo("10000000");
        assertThat(Figures.plain(8388608)).isEqualTo("8388608");
        assertThat(Figures.plain(-1e-9)).isEqualTo("-0.000000001");
        assertThat(Figures.plain(2.5e-12)).isEqualTo("2.5e-12");
        assertThat(Figures.plain(1e-12)).isEqualTo("1e-12");
        assertThat(Figures.plain(1e15)).isEqualTo("1e15");
        assertThat(Figures.plain(-0.0)).isEqualTo("0");
        assertThat(Figures.plain(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void resultsHaveFixedDigits() {
        assertThat(Figures.full(0.2922318781067520)).isEqualTo("2.92231878106752e-01");
        assertThat(Figures.five(3.31711e-10)).isEqualTo("3.3171e-10");
        assertThat(Figures.full(Double.NaN)).isEmpty();
        assertThat(Figures.significant(281.04567, 4)).isEqualTo("281");
        assertThat(Figures.significant(0.0123456, 3)).isEqualTo("0.0123");
    }
}
