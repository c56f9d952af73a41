package org.noonmark.metrology.utc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

class UtcSeriesTest {
    private static final Interpolation QUIET = new Interpolation(0, 10);

    private static UtcPoint point(double day, double nanos) {
        return new UtcPoint(day, nanos, Optional.of(new UtcUncertainty(0.2, 1.1)), 0);
    }

    private static UtcSeries series(String clock, UtcPoint... points) {
        return new UtcSeries("UTC", clock, List.of(points));
    }

    private static final UtcSeries A =
            series(
                    "UTC(A)",
                    point(61_004, 1),
                    point(61_009, 6),
                    point(61_014, 1),
                    point(61_034, 9));

    @Test
    void interpolatesOnAStraightLine() {
        var value = A.at(61_006, Interpolation.CAESIUM).orElseThrow();
        assertThat(value.nanos()).isEqualTo(3, within(1e-12));
        assertThat(value.daysFromPublished()).isEqualTo(2);
        assertThat(value.frequencyNanos()).isEqualTo(0.2 * Math.sqrt(2) / 5 * 2, within(1e-12));
        assertThat(value.clockNanos()).isEqualTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(value.uncertainty().orElseThrow().typeBNanos()).isEqualTo(1.1);
    }

    @Test
    void addsNothingOnAPublishedDate() {
        var value = A.at(61_009, Interpolation.CAESIUM).orElseThrow();
        assertThat(value).isEqualTo(new Interpolated(6, A.points().get(1).uncertainty(), 0, 0, 0));
    }

    @Test
    void doesNotReachOutsideOrOverAGap() {
        assertThat(A.at(61_003.9, QUIET)).isEmpty();
        assertThat(A.at(61_034.1, QUIET)).isEmpty();
        assertThat(A.at(61_020, QUIET)).isEmpty();
        assertThat(A.at(61_034, QUIET)).isPresent();
    }

    @Test
    void differencesTwoLaboratories() {
        var b = series("UTC(B)", point(61_004, 3), point(61_014, 13));
        var difference = A.minus(b, QUIET);
        assertThat(difference.name()).isEqualTo("UTC(B) - UTC(A)");
        assertThat(difference.points())
                .extracting(UtcPoint::nanos)
                .containsExactly(-2.0, -2.0, -12.0);
        assertThat(difference.points().getFirst().uncertainty().orElseThrow().combinedNanos())
                .isEqualTo(Math.sqrt(2) * Math.hypot(0.2, 1.1), within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> A.minus(b.named("UTCr", "UTC(B)"), QUIET));
    }

    @Test
    void differencesCloseOverThreeLaboratories() {
        Property.forAll(
                (random, size) -> {
                    var all = new UtcSeries[3];
                    for (int k = 0; k < 3; k++) {
                        var points = new UtcPoint[20];
                        for (int i = 0; i < points.length; i++) {
                            points[i] = point(60_004 + 5 * i, random.nextDouble(-50, 50));
                        }
                        all[k] = series("UTC(" + k + ")", points);
                    }
                    return all;
                },
                all -> {
                    var ab = all[0].minus(all[1], QUIET).points();
                    var bc = all[1].minus(all[2], QUIET).points();
                    var ca = all[2].minus(all[0], QUIET).points();
                    for (int i = 0; i < 20; i++) {
                        assertThat(ab.get(i).nanos() + bc.get(i).nanos() + ca.get(i).nanos())
                                .isEqualTo(0, within(1e-12));
                    }
                });
    }

    @Test
    void readsItsOwnReportBack() {
        var dates = StationReport.onStandardDates(A);
        var report =
                new StationReport(
                        "NMK",
                        "Noon Town",
                        37,
                        dates.named("UTC", "UTC(NMK)"),
                        StationReport.largest(dates),
                        List.of(
                                new StationReport.Clock(
                                        "maser-1", Optional.of(-1.25), Optional.of(0.4)),
                                new StationReport.Clock(
                                        "caesium-2", Optional.empty(), Optional.empty())));
        var text = StationReportText.text(report);
        var readout = UtcText.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(readout.defects()).as(text).isEmpty();
        assertThat(readout.series()).hasSize(1);
        assertThat(readout.series().getFirst().name()).isEqualTo("UTC - UTC(NMK)");
        assertThat(readout.series().getFirst().points())
                .extracting(UtcPoint::modifiedJulianDay, UtcPoint::nanos, UtcPoint::uncertainty)
                .isEqualTo(
                        dates.points().stream()
                                .map(point ->
                                        org.assertj.core.groups.Tuple.tuple(
                                                point.modifiedJulianDay(),
                                                point.nanos(),
                                                point.uncertainty()))
                                .toList());
        assertThat(text).contains("maser-1", "40.000", "-1.250");
        var csv = UtcText.read(StationReportText.csv(report).getBytes(StandardCharsets.UTF_8));
        assertThat(csv.series().getFirst().name()).isEqualTo("UTC - UTC(NMK)");
        assertThat(csv.series().getFirst().points()).hasSize(dates.points().size());
    }

    @Test
    void takesTheStandardDatesOfCircularT() {
        assertThat(StationReport.isStandardDate(61_004)).isTrue();
        assertThat(StationReport.isStandardDate(61_009)).isTrue();
        assertThat(StationReport.isStandardDate(61_008)).isFalse();
        assertThat(StationReport.isStandardDate(61_009.5)).isFalse();
    }
}
