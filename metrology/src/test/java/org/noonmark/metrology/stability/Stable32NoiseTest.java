package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The noise that Stable32 identified in its reference runs, row by row, and the intervals that
/// follow from it when nothing is given.
class Stable32NoiseTest {
    private static final StabilityOptions OPTIONS =
            StabilityOptions.DEFAULT.withConvention(StabilityOptions.Convention.STABLE32);

    /// Runs in which the noise was set by hand: white FM in TOTDEV of data that are white PM at one
    /// second, white PM in a record of white FM, one noise for all of Theo1.
    private static final Set<String> GIVEN =
            Set.of(
                    "phase_dat_totdev_octave.txt",
                    "phase_dat_mtotdev_octave_alpha0.txt",
                    "phase_dat_htotdev_octave_nobias.txt",
                    "phase_dat_theo1.txt",
                    "totdev_decade.txt",
                    "stable32_totdev_alltau.txt");

    private int rows;
    private int intervals;
    private final List<String> otherNoise = new ArrayList<>();
    private final List<String> otherInterval = new ArrayList<>();

    private void compare(PhaseSeries series, String file) throws IOException {
        var analysis = StabilityAnalysis.of(series, OPTIONS.uncorrected());
        var corrected = analysis.with(OPTIONS);
        var runs = new LinkedHashMap<String, Map<Integer, ReferenceRows.Row>>();
        for (var row : ReferenceRows.rows(file)) {
            if (row.alpha().isPresent()) {
                runs.computeIfAbsent(row.statistic() + " " + row.source(), _ -> new TreeMap<>())
                        .put(row.factor(), row);
            }
        }
        for (var run : runs.values()) {
            var first = run.values().iterator().next();
            var name = first.statistic();
            var statistic = Statistic.parse(name.replaceAll("_.*", "")).orElseThrow();
            var taus =
                    TauList.ofSeconds(run.keySet().stream().map(m -> statistic.steps(m)).toList());
            var ours = new HashMap<Integer, Deviation>();
            for (var one :
                    (name.endsWith("_biascorr") ? corrected : analysis)
                            .compute(List.of(statistic), taus)) {
                ours.put(one.averagingFactor(), one);
            }
            run.values().forEach(row -> check(row, ours.get(row.factor())));
        }
    }

    private void check(ReferenceRows.Row row, Deviation ours) {
        if (!GIVEN.contains(row.source())) {
            rows++;
            if (ours.noise().type().alpha() != row.alpha().orElseThrow()) {
                otherNoise.add(row.statistic() + " " + row.factor());
            }
        }
        if (row.hasInterval() && ours.confidence() instanceof Confidence.Interval interval) {
            intervals++;
            double tolerance = interval.edf() < 25 ? 2.6e-4 : 1e-4;
            if (!(Math.abs(interval.lower() / row.lower() - 1) <= 1e-4
                    && Math.abs(interval.upper() / row.upper() - 1) <= tolerance)) {
                otherInterval.add(row.statistic() + " " + row.factor());
            }
        }
    }

    @Test
    void phaseDat() throws IOException {
        compare(ReferenceRows.phaseDat(), "phasedat/phasedat_stable32_expected.csv");
        assertThat(otherNoise).isEmpty();
        assertThat(rows).isEqualTo(1054);
        assertThat(intervals).isEqualTo(83);
        assertThat(new TreeSet<>(otherInterval))
                .containsExactlyInAnyOrder(
                        "totdev 128",
                        "totdev 256",
                        "htotdev_nobias 1",
                        "htotdev_nobias 2",
                        "htotdev_nobias 4",
                        "htotdev_nobias 8",
                        "htotdev_nobias 16");
    }

    @Test
    void ocxo() throws IOException {
        compare(ReferenceRows.ocxo(), "ocxo/ocxo_stable32_expected.csv");
        assertThat(otherNoise).isEmpty();
        assertThat(rows).isEqualTo(1614);
    }

    @Test
    void caesium() throws IOException {
        compare(ReferenceRows.caesium(), "cs5071a/cs5071a_stable32_expected.csv");
        assertThat(otherNoise).isEmpty();
        assertThat(rows).isEqualTo(1352);
        assertThat(intervals).isEqualTo(113);
        // White FM was given; the data are white PM up to 10 s and flicker PM up to 100 s.
        assertThat(otherInterval)
                .containsExactlyInAnyOrder(
                        "totdev 1",
                        "totdev 2",
                        "totdev 4",
                        "totdev 10",
                        "totdev 20",
                        "totdev 40",
                        "totdev 100");
    }

    /// The lag-1 autocorrelation of nine of 260 rows of ADEV is another one there; what sets them
    /// apart is not known.
    @Test
    void counterNoiseFloor() throws IOException {
        compare(ReferenceRows.counterFloor(), "tic_noise_floor/tic_stable32_expected.csv");
        assertThat(otherNoise)
                .containsExactlyInAnyOrder(
                        "adev 126",
                        "adev 190",
                        "adev 360",
                        "adev 408",
                        "adev 789",
                        "adev 890",
                        "adev 1004",
                        "adev 1370",
                        "adev 1824");
        assertThat(intervals).isEqualTo(85);
        assertThat(otherInterval).isEmpty();
    }
}
