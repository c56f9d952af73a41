package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.testkit.ReferenceData;

/// How near UTC(k) stays to UTC; the long run writes docs/results/steering.md where
/// `-Dresults.folder` says.
final class SteeringNumbersTest {
    private static final double NANO = 1e-9;

    private static List<Comparison> record() throws IOException {
        var file = ReferenceData.find(AusStudy.RECORD);
        assumeTrue(file.isPresent(), ReferenceData.missing(AusStudy.RECORD));
        return AusStudy.read(file.orElseThrow());
    }

    @Test
    void aYearOfMasersAndCaesiumStaysNearUtc() {
        var outcome = LaboratoryStudy.plain(1).lasting(1).run();
        assertThat(outcome.rms()).isLessThan(1.5 * NANO);
        assertThat(outcome.worst()).isLessThan(5 * NANO);
    }

    @Test
    void aYearWithAnOpticalClockStaysNearer() {
        var study = LaboratoryStudy.plain(1).lasting(1).with(ClockType.OPTICAL_CLOCK);
        assertThat(study.run().rms()).isLessThan(0.6 * NANO);
    }

    /// The intervals of the predictions hold at least what they promise; they do not know of the
    /// comparisons still to come.
    @Test
    void theOutputStaysInItsPredictedIntervals() {
        var outcome = LaboratoryStudy.plain(2).lasting(2).run();
        int all = 0;
        int held = 0;
        for (var steer : outcome.steers()) {
            for (var prediction : steer.predictions()) {
                var actual = outcome.outputs().get((long) steer.mjd() + prediction.days());
                if (actual != null && steer.mjd() > LaboratoryStudy.FIRST_MJD + 120) {
                    double off = Math.abs(actual - prediction.scaleMinusUtcSeconds());
                    held += off <= prediction.halfWidthSeconds() ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(all).isGreaterThan(5000);
        assertThat((double) held / all).isGreaterThan(0.93);
    }

    /// The target of 11 ns is below what the clock lets anybody know: see docs/results/steering.md.
    @Test
    void theRecordOfUtcAusIsSteeredBetterThanByTheOpenBaseline() throws IOException {
        var weekly = AusStudy.usual(record(), 7);
        var daily = AusStudy.usual(record(), 1);
        assertThat(weekly.run().rms()).isLessThan(12.4 * NANO);
        assertThat(daily.run().rms()).isLessThan(11.25 * NANO);
        assertThat(weekly.baseline(0.5, 0.5).rms()).isBetween(13 * NANO, 13.5 * NANO);
        assertThat(daily.hindsight(100)).isBetween(10.4 * NANO, 10.8 * NANO);
    }

    @Test
    @Tag("soak")
    void fiveYears() throws IOException {
        var page = new SteeringPage();
        for (long seed = 1; seed <= 3; seed++) {
            var plain = LaboratoryStudy.plain(seed);
            page.laboratory("5 masers, 10 caesium", "< 1.5, < 5", plain);
            page.laboratory(
                    "the same and a fountain", "< 0.6", plain.with(ClockType.CAESIUM_FOUNTAIN));
            page.laboratory(
                    "the same and an optical clock, 80 % up",
                    "< 0.6", plain.with(ClockType.OPTICAL_CLOCK));
        }
        assertThat(page.worstRms("5 masers, 10 caesium")).isLessThan(1.5 * NANO);
        assertThat(page.worst("5 masers, 10 caesium")).isLessThan(5 * NANO);
        assertThat(page.worstRms("the same and a fountain")).isLessThan(0.6 * NANO);
        assertThat(page.worstRms("the same and an optical clock, 80 % up")).isLessThan(0.6 * NANO);
        page.sensitivity();
        ReferenceData.find(AusStudy.RECORD);
        page.record(record());
        var folder = System.getProperty("results.folder", "");
        if (!folder.isEmpty()) {
            Files.writeString(Path.of(folder, "steering.md"), page.text());
        }
        assertThat(page.text().toLowerCase(Locale.ROOT)).contains("utc(aus)");
    }
}
