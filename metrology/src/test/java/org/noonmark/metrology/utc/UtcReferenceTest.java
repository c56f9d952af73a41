package org.noonmark.metrology.utc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.scales.GnssSystem;

/// Series that were published, and figures of others about them.
class UtcReferenceTest {
    private static final String FOLDER = "timescale/utc_comparison/";

    private static byte[] bytes(String name) {
        var path = ReferenceData.find(FOLDER + name);
        assumeTrue(path.isPresent(), ReferenceData.missing(FOLDER + name));
        try {
            return Files.readAllBytes(path.orElseThrow());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Map<String, String>> rows(String name) {
        var lines = new String(bytes(name), StandardCharsets.US_ASCII).lines().toList();
        var names = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < fields.length; i++) {
                row.put(names[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, ""));
    }

    @Test
    void givesTheFiguresOfBothRecords() {
        var nist = UtcText.read(bytes("nist2utc.clk"));
        assertThat(nist.form()).isEqualTo(UtcReadout.Form.TEMPO2_CLOCK);
        assertThat(nist.series().getFirst().name()).isEqualTo("UTC - UTC(NIST)");
        assertThat(nist.repeated()).as("lines that are there twice").hasSize(19);
        assertThat(nist.defects()).isEmpty();
        var aus = UtcText.read(bytes("utcr_minus_utc_aus_freerun.txt"));
        assertThat(aus.defects()).isEmpty();
        for (var row : rows("expected_summary.csv")) {
            var readout = row.getOrDefault("series", "").contains("NIST") ? nist : aus;
            // The figures count a line that is there twice twice.
            var points = new ArrayList<>(readout.series().getFirst().points());
            points.addAll(readout.repeated());
            double from = number(row, "mjd_from");
            double to = number(row, "mjd_to");
            points.removeIf(
                    point -> point.modifiedJulianDay() < from || point.modifiedJulianDay() > to);
            var summary = UtcSummary.of(points);
            assertThat(summary.count()).isEqualTo((int) number(row, "n"));
            assertThat(summary.meanNanos()).isEqualTo(number(row, "mean_ns"), within(5e-5));
            assertThat(summary.rmsNanos()).isEqualTo(number(row, "rms_ns"), within(5e-5));
            assertThat(summary.maximumNanos()).isEqualTo(number(row, "max_abs_ns"), within(5e-5));
        }
    }

    @Test
    void readsTheOtherClockFiles() {
        var tai = UtcText.read(bytes("nist2tai.clk")).series().getFirst();
        assertThat(tai.name()).isEqualTo("TAI - TA(NIST)");
        assertThat(tai.points()).hasSize(634);
        var tt = UtcText.read(bytes("tai2tt_bipm2025.clk")).series().getFirst();
        assertThat(tt.name()).isEqualTo("TT(BIPM2025) - TAI");
        assertThat(tt.points()).hasSize(2846);
    }

    @Test
    void reproducesUtcMinusBroadcastUtcOfGps() {
        var ptb = UtcText.read(bytes("utc_minus_utc_ptb_cirt_2026.csv")).series().getFirst();
        assertThat(ptb.name()).isEqualTo("UTC - UTC(PTB)");
        var expected = rows("utcptb_butcgps_2026_expected.csv");
        var means = new ArrayList<ReceiverMean>();
        for (var row : expected) {
            means.add(
                    new ReceiverMean(
                            number(row, "mjd"),
                            number(row, "utcptb_minus_butcgps_ns") + number(row, "dUTC_gps_icd_ns"),
                            spread(number(row, "u_ns")),
                            0));
        }
        var found =
                BroadcastComparison.of(ptb, Interpolation.CAESIUM, GnssSystem.GPS)
                        .of(means, messages());
        assertThat(found).hasSameSizeAs(expected).hasSize(16);
        for (int i = 0; i < found.size(); i++) {
            check(found.get(i), expected.get(i));
        }
    }

    private static void check(BroadcastDifference found, Map<String, String> expected) {
        // The reference prints the model with nine decimals, and with the sign of UTC minus GPS.
        assertThat(found.systemMinusUtcNanos())
                .isEqualTo(-number(expected, "dUTC_gps_icd_ns"), within(1e-9));
        assertThat(found.localMinusBroadcast().nanos())
                .isEqualTo(number(expected, "utcptb_minus_butcgps_ns"), within(1e-9));
        assertThat(found.utcMinusLocal().orElseThrow().nanos())
                .isEqualTo(number(expected, "utc_minus_utcptb_interp_ns"), within(1e-9));
        var utc = found.utcMinusBroadcast().orElseThrow();
        assertThat(utc.nanos()).isEqualTo(number(expected, "utc_minus_butcgps_ns"), within(1e-9));
        assertThat(found.localMinusBroadcast().uncertaintyNanos())
                .isEqualTo(number(expected, "u_ns"), within(1e-9));
        assertThat(utc.uncertaintyNanos()).isEqualTo(number(expected, "u2_ns"), within(1e-9));
        // Independent: what the BIPM found with its own receivers agrees within the uncertainty.
        assertThat(utc.nanos())
                .isEqualTo(
                        number(expected, "circularT_utc_minus_butcgps_ns"),
                        within(utc.uncertaintyNanos()));
    }

    /// The spread of REFSYS that is left of u after u_B 1.2, 2.7 and 1.3 ns.
    private static double spread(double uncertainty) {
        return Math.sqrt(uncertainty * uncertainty - 1.2 * 1.2 - 2.7 * 2.7 - 1.3 * 1.3);
    }

    private static List<BroadcastMessage> messages() {
        return rows("gps_time_system_corr_2026.csv").stream()
                .map(row ->
                        new BroadcastMessage(
                                (long) number(row, "mjd"),
                                GnssSystem.GPS,
                                number(row, "a0_s"),
                                number(row, "a1_s_per_s"),
                                (long) number(row, "week_ref"),
                                number(row, "t_ref_s")))
                .toList();
    }
}
