package org.noonmark.time.scales;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.time.scales.Ut1Point.Quality;

class Ut1TableTest {
    private static final UtcScale UTC = UtcScale.embedded();

    /// The day that ends with the leap second of 2016.
    private static final long LEAP_DAY = 57_753;

    private static Ut1Point point(long day, double seconds, Quality quality) {
        return new Ut1Point(0, day, TimeDelta.fromSeconds(seconds), 1e-5, quality);
    }

    /// UT1 - TAI is a cubic in days of TAI, which the interpolation gives exactly.
    private static double cubic(TaiInstant at) {
        double days = at.minus(UTC.toTai(new UtcInstant(LEAP_DAY, 0, 0))).toSeconds() / 86_400;
        return -36.4 - 1e-3 * days + 1e-5 * days * days - 2e-6 * days * days * days;
    }

    private static Ut1Table table() {
        var points = new ArrayList<Ut1Point>();
        for (long day = LEAP_DAY - 5; day <= LEAP_DAY + 5; day++) {
            var midnight = new UtcInstant(day, 0, 0);
            double ut1MinusTai = cubic(UTC.toTai(midnight));
            points.add(
                    point(day, ut1MinusTai + UTC.taiMinusUtc(midnight).toSeconds(), Quality.RAPID));
        }
        return Ut1Table.of(points, UTC);
    }

    @Test
    void interpolatesThroughALeapSecond() {
        var table = table();
        var start = UTC.toTai(new UtcInstant(LEAP_DAY - 4, 0, 0));
        Property.forAll(
                (random, size) -> start.plus(TimeDelta.fromSeconds(random.nextDouble(8 * 86_400))),
                at -> {
                    var found = table.at(at).orElseThrow();
                    assertThat(found.ut1MinusTai().toSeconds()).isEqualTo(cubic(at), within(1e-12));
                    assertThat(found.ut1MinusUtc().toSeconds())
                            .isEqualTo(
                                    cubic(at) + UTC.leaps().taiMinusUtc(at).toSeconds(),
                                    within(1e-12));
                });
    }

    @Test
    void findsTheInstantOfADateOfUt1() {
        var table = table();
        var at = UTC.toTai(UtcInstant.parse("2016-12-31T23:59:60.25Z"));
        var date = table.dateOf(at).orElseThrow();
        assertThat(table.toTai(date).orElseThrow().minus(at).abs().toSeconds()).isLessThan(1e-15);
    }

    @Test
    void saysNothingOutsideAndInGaps() {
        var table = table();
        assertThat(table.at(UTC.toTai(new UtcInstant(LEAP_DAY + 5, 0, 0)))).isPresent();
        assertThat(table.at(UTC.toTai(new UtcInstant(LEAP_DAY + 5, 1, 0)))).isEmpty();
        assertThat(table.at(UTC.toTai(new UtcInstant(LEAP_DAY - 6, 0, 0)))).isEmpty();
        var sparse =
                Ut1Table.of(
                        List.of(
                                point(57_000, 0.1, Quality.FINAL),
                                point(57_008, 0.1, Quality.FINAL)),
                        UTC);
        assertThat(sparse.at(UTC.toTai(new UtcInstant(57_004, 0, 0)))).isEmpty();
        assertThat(Ut1Table.of(List.of(), UTC).at(TaiInstant.EPOCH)).isEmpty();
    }

    @Test
    void takesTheBestValueOfADayAndTheWorstOfItsNeighbours() {
        var table =
                Ut1Table.of(
                        List.of(
                                point(57_000, 0.3, Quality.FINAL),
                                point(57_000, 0.1, Quality.PREDICTED),
                                new Ut1Point(
                                        0,
                                        57_001,
                                        TimeDelta.ofMillis(200),
                                        1e-3,
                                        Quality.PREDICTED)),
                        UTC);
        var first = table.at(UTC.toTai(new UtcInstant(57_000, 0, 0))).orElseThrow();
        assertThat(first.ut1MinusUtc().toSeconds()).isEqualTo(0.3, within(1e-12));
        assertThat(first.quality()).isEqualTo(Quality.FINAL);
        var between = table.at(UTC.toTai(new UtcInstant(57_000, 43_200, 0))).orElseThrow();
        assertThat(between.ut1MinusUtc().toSeconds()).isEqualTo(0.25, within(1e-12));
        assertThat(between.quality()).isEqualTo(Quality.PREDICTED);
        assertThat(between.uncertaintySeconds()).isEqualTo(1e-3);
        assertThat(between.bound(3).toSeconds()).isEqualTo(3e-3 + 1e-4, within(1e-15));
    }

    @Test
    void namesEveryMalformedLineOfFinals() {
        var line = "17 1 1 57754.00 I  0.080504 0.000028  0.263145 0.000028  I 0.5912821 0.0000077";
        var text =
                String.join(
                        "\n",
                        line,
                        line.replace("0.5912821", "0.59x2821"),
                        line.replace("17 1 1", "17 1 2"),
                        line.replace(" 0.5912821", "-1.5912821"),
                        "17 1 2 57755.00",
                        "nonsense");
        var source = Ut1Source.read(text.getBytes(ISO_8859_1)).orElseThrow();
        assertThat(source.points()).extracting(Ut1Point::line).containsExactly(1);
        assertThat(source.defects()).extracting(SourceDefect::line).containsExactly(2, 3, 4, 6);
    }
}
