package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapSecondsFile;

class LeapSecondsFileFuzzTest {
    private static final String DATA =
            """
            #$ 3676924800
            #@ 3991680000
            2272060800 10 # 1 Jan 1972
            2287785600 11 # 1 Jul 1972
            2303683200 12 # 1 Jan 1973
            """;

    @Test
    void refusesEverySpoiltFileOrReadsTheSameTable() {
        var file = (DATA + hashLine()).getBytes(US_ASCII);
        var good = LeapSecondsFile.parse(file);
        Fuzz.same(good instanceof LeapSecondsFile.Accepted, true);
        Fuzz.of(LeapSecondsFileFuzzTest.class, List.of(file))
                .run(
                        200_000,
                        input -> {
                            if (LeapSecondsFile.parse(input)
                                    instanceof LeapSecondsFile.Accepted accepted) {
                                Fuzz.same(accepted, good);
                            }
                        });
    }

    /// SHA-1 of the digits of update, expiry and data lines without white space, in five words.
    private static String hashLine() {
        var digits = DATA.replaceAll("(?m)#\\s.*$|[#$@\\s]", "");
        try {
            var hash =
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-1")
                                            .digest(digits.getBytes(US_ASCII)));
            return "#h " + hash.replaceAll("(.{8})(?!$)", "$1 ") + "\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
