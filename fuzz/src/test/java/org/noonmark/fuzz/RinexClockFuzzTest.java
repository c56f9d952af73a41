package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.rinex.RinexClockReader;
import org.noonmark.metrology.rinex.RinexOutcome;

class RinexClockFuzzTest {
    private static final String OF_3_00 =
            """
                 3.00           C                                       RINEX VERSION / TYPE
               GPS                                                      TIME SYSTEM ID
                18                                                      LEAP SECONDS
                 2    AR    AS                                          # / TYPES OF DATA
                                                                        END OF HEADER
            AR AREQ 1994 07 14 20 59  0.000000  6   -0.123456789012E+00 -0.123456789012E+01
               -0.123456789012E+02 -0.123456789012D+03 -0.123456789012E+04 -.123456789012E+05
            AS G16  1994 07 14 20 59  0.000000  2   -0.123456789012E+00 -0.123456789012E-01
            """;
    private static final String OF_3_04 =
            """
            3.04                 C                    G                      RINEX VERSION / TYPE
                                                                             END OF HEADER
            AS G01       2016 12 31 23 59 60.000000  1    0.1E-03
            """;
    private static final List<byte[]> FILES =
            Stream.of(OF_3_00, OF_3_04.replace("\n", "\r\n"))
                    .map(text -> text.getBytes(ISO_8859_1))
                    .toList();

    @Test
    void readsOrSaysWhatIsWrong() {
        Fuzz.of(RinexClockFuzzTest.class, FILES).run(60_000, RinexClockFuzzTest::read);
    }

    private static void read(byte[] input) {
        switch (RinexClockReader.read(input)) {
            case RinexOutcome.Rejected(var defect) -> Fuzz.same(defect.line() >= 0, true);
            case RinexOutcome.Read(var file) -> {
                for (var each : file.records()) {
                    Fuzz.same(Double.isFinite(each.biasSeconds()), true);
                    Fuzz.same(each.values().size() <= 6, true);
                    Fuzz.same(each.line() >= 1, true);
                }
                Fuzz.same(
                        file.counts().values().stream().mapToInt(Integer::intValue).sum(),
                        file.records().size());
            }
        }
    }
}
