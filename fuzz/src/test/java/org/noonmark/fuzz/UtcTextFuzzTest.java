package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.utc.NavigationHeader;
import org.noonmark.metrology.utc.UtcText;
import org.noonmark.time.scales.GnssSystem;

/// Spoilt texts of UTC - UTC(k).
class UtcTextFuzzTest {
    private static final List<byte[]> VECTORS =
            Stream.of(
                            """
                            CIRCULAR T 999
                            Date 2025/26  0h UTC       DEC 28    JAN  2    Uncertainty/ns Notes
                                     MJD                61037     61042     uA    uB     u
                            Laboratory k                        [UTC-UTC(k)]/ns
                            AAA  (First Town)            -1.5         -     0.3   2.9   2.9  (1)
                            BBBB (Second City)         837.7     826.8      0.7   2.9   3.0
                             2 - Another section
                            """,
                            """
                            Date 2026     0h UTC          JAN  1    JAN  2
                                     MJD                   61041     61042
                            Laboratory k                        [UTCr-UTC(k)]/ns
                             AAA  (First Town)              -1.0      -1.1
                            """,
                            """
                            # UTC(NIST) UTC
                            45989.00000 -0.000003764000
                            45999.00000 -0.000003744000
                            """,
                            """
                            mjd,utc_minus_utcptb_ns,uA_ns,uB_ns
                            61014,-0.3,0.2,1.1
                            61019,0.3,0.2,1.1
                            """)
                    .map(text -> text.getBytes(UTF_8))
                    .toList();

    @Test
    void readsOrNamesTheLine() {
        Fuzz.of(UtcTextFuzzTest.class, VECTORS)
                .run(
                        200_000,
                        input -> {
                            var readout = UtcText.read(input);
                            Fuzz.same(
                                    readout.series().isEmpty() && readout.defects().isEmpty(),
                                    false);
                            for (var series : readout.series()) {
                                Fuzz.same(series.points().isEmpty(), false);
                            }
                        });
    }

    @Test
    void readsANavigationHeaderOrNothing() {
        var navigation =
                """
                     3.05           NAVIGATION DATA     M (MIXED)           RINEX VERSION / TYPE
                GAUT -1.8626451492E-09-8.881784197E-16 172800 2399          TIME SYSTEM CORR
                GPUT  1.8626451492D-09 8.881784197D-15 589824 2399          TIME SYSTEM CORR
                                                                            END OF HEADER
                G01 2026 01 01 00 00 00 1.000000000000E-04
                """;
        Fuzz.of(UtcTextFuzzTest.class, List.of(navigation.getBytes(UTF_8)))
                .run(
                        100_000,
                        input -> {
                            NavigationHeader.isOne(input);
                            for (var system : GnssSystem.values()) {
                                NavigationHeader.read(input, system)
                                        .ifPresent(found -> {
                                            Fuzz.same(found.system(), system);
                                            Fuzz.same(Double.isFinite(found.a0Seconds()), true);
                                        });
                            }
                        });
    }
}
