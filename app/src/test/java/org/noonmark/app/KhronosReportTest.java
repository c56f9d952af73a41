package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.noonmark.app.status.StatusReport;
import org.noonmark.sources.khronos.KhronosStatus;
import org.noonmark.sources.khronos.KhronosStatus.Finding;
import org.noonmark.time.TimeDelta;

class KhronosReportTest {
    private static StatusReport.Source report(Finding finding, OptionalDouble offset) {
        var status = new KhronosStatus(finding, offset, 2e-3, 20, 19, 5_000_000_000L, 40, 7, 1);
        return KhronosReport.of(status, TimeDelta.ofMillis(25), 8_000_000_000L);
    }

    @Test
    void aPoolThatDisagreesIsAdvice() {
        var source = report(Finding.DISAGREES, OptionalDouble.of(-0.1));
        assertThat(source.standing()).isEqualTo("POOL_DISAGREES");
        assertThat(source.sourceMinusStationSeconds()).isEqualTo(-0.1);
        assertThat(source.ageSeconds()).isEqualTo(3);
        assertThat(source.weight()).isZero();
        assertThat(source.advice()).contains("bent");
        assertThat(source.details()).containsEntry("answered", "19").containsEntry("servers", "40");
    }

    @Test
    void aPoolThatIsNotHeardIsSilent() {
        var source = report(Finding.UNHEARD, OptionalDouble.empty());
        assertThat(source.standing()).isEqualTo(StatusReport.Source.SILENT);
        assertThat(source.advice()).contains("check its names");
    }
}
