package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.time.scales.LeapComparison;
import org.noonmark.time.scales.LeapSource;
import org.noonmark.time.scales.Ut1Point;
import org.noonmark.time.scales.Ut1Source;
import org.noonmark.time.scales.Ut1Table;
import org.noonmark.time.scales.UtcScale;

/// Spoilt publications of leap seconds and of UT1.
class LeapSourceFuzzTest {
    private static final List<byte[]> LEAPS =
            texts(
                    """
                     1968 FEB  1 =JD 2439887.5  TAI-UTC=   4.2131700 S + (MJD - 39126.) X 0.002592 S
                     1972 JAN  1 =JD 2441317.5  TAI-UTC=  10.0       S + (MJD - 41317.) X 0.0      S
                     1972 JUL  1 =JD 2441499.5  TAI-UTC=  11.0       S + (MJD - 41317.) X 0.0      S
                    """,
                    """
                    #  File expires on 28 June 2027
                        41317.0    1  1 1972       10
                        41499.0    1  7 1972       11
                    """,
                    """
                     UTC-TAI.history
                     1966  Jan.  1 - 1968  Feb.  1     4.313 170 0s + (MJD - 39 126) x 0.002 592s
                     1968  Feb.  1 - 1972  Jan.  1     4.213 170 0s +        ""
                     1972  Jan.  1 -       Jul.  1    10s
                           Jul.  1 -                  11s
                    """,
                    """
                     Bulletin C 52
                     A positive leap second will be introduced at the end of December 2016.
                     from 2015 July 1, 0h UTC, to 2017 January 1 0h UTC  : UTC-TAI = - 36s
                     from 2017 January 1, 0h UTC, until further notice   : UTC-TAI = - 37s
                    """,
                    """
                    # UTC TAI
                    39887.000000000 6.185682000
                    41316.999999999 9.892242000
                    41317.000000000 10.0
                    99999.000000000 10.0
                    """,
                    """
                    2
                     1972 JAN  1   2441317.5     10.0        41317.  0.0
                     1972 JUL  1   2441499.5     11.0        41317.  0.0
                    """,
                    """
                    1972-01-01 10
                    1972-06-30 11
                    """,
                    """
                          *   I E R S   B U L L E T I N - A   *
                             Beginning 1 July 2012:
                                TAI-UTC = 35.000 000 seconds
                             TAI-UTC(MJD 56541) = 35.0
                    """,
                    """
                     BULLETIN B 338
                         TAI - UTC = 36 s.         during period [57420-57448]
                    """);

    private static final List<byte[]> UT1 =
            texts(
                    """
                    161231 57753.00 I  0.081400 0.000052  0.263094 0.000039  I-0.4077601 0.0000078
                    17 1 1 57754.00 I  0.080504 0.000028  0.263145 0.000028  I 0.5912821 0.0000077
                    17 1 2 57755.00 P  0.080285 0.000029  0.263605 0.000032  P 0.5901752 0.0000063
                    """,
                    """
                          *   I E R S   B U L L E T I N - A   *
                       13  8 30  56534 0.16762 .00009 0.32705 .00009  0.038697 0.000019
                               13  7  2           56475    0.1441   0.3901   0.05717
                          S x,y = 0.00068 (MJD-56540)**0.80   S t = 0.00025 (MJD-56540)**0.75
                           2013  9  6  56541       0.1638      0.3185      0.03517
                    """,
                    """
                      BULLETIN B 338
                    2016   2   2   57420   -4.751  301.342   24.9958   -0.154 -0.069    0.042    0.038    0.0046  0.018  0.019
                    2016   2   3   57421   -5.725  302.649   23.8016   -0.163 -0.072    0.042    0.038    0.0046  0.019  0.019
                    """);

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(ISO_8859_1)).toList();
    }

    @Test
    void readsOrNamesTheLine() {
        Fuzz.of(LeapSourceFuzzTest.class, LEAPS).run(200_000, LeapSourceFuzzTest::feedLeaps);
    }

    private static void feedLeaps(byte[] input) {
        LeapSource.read(input)
                .ifPresent(source -> {
                    var table = source.table();
                    if (table.isPresent()) {
                        Fuzz.same(source.defects().isEmpty(), true);
                    }
                    source.defects().forEach(one -> Fuzz.same(one.line() >= 0, true));
                    var named = new LeapComparison.Named("a", source);
                    Fuzz.same(LeapComparison.between(List.of(named, named)).size(), 0);
                });
    }

    @Test
    void readsOrLeavesOutUt1() {
        Fuzz.of(LeapSourceFuzzTest.class, UT1).run(100_000, LeapSourceFuzzTest::feedUt1);
    }

    private static void feedUt1(byte[] input) {
        Ut1Source.read(input)
                .ifPresent(source -> {
                    Ut1Table.of(source.points(), UtcScale.embedded());
                    source.points().stream()
                            .map(Ut1Point::uncertaintySeconds)
                            .forEach(u -> Fuzz.same(u >= 0, true));
                });
    }
}
