package org.noonmark.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NtsReportTest {
    private static QueryReport exchange(String verdict, double delaySeconds) {
        return new QueryReport(
                "h",
                "h:123",
                verdict,
                0,
                delaySeconds,
                0,
                0,
                1,
                "",
                "",
                "NONE",
                0,
                0,
                4,
                0,
                0,
                "",
                "program");
    }

    private static NtsReport report(QueryReport... exchanges) {
        return new NtsReport(
                "h",
                "h:4460",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                8,
                100,
                7,
                "h:123",
                0,
                0,
                List.of(exchanges),
                "");
    }

    /// The time stamps of a kiss code may be zero, and its delay decades.
    @Test
    void timeIsToldByTheBestExchangeThatTellsTime() {
        var good = exchange(QueryReport.GOOD, 0.02);
        var slow = exchange(QueryReport.GOOD, 0.03);
        var kiss = exchange("RATE", -2e9);
        assertThat(report(slow, kiss, good).best()).contains(good);
        assertThat(report(kiss).best()).isEmpty();
    }
}
