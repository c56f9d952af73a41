package org.noonmark.metrology.rinex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Files made up for tests.
final class RinexSamples {
    private static final String HEADER =
            """
                 3.00           C                                       RINEX VERSION / TYPE
               GPS                                                      TIME SYSTEM ID
                 2    AR    AS                                          # / TYPES OF DATA
            LAB  A LABORATORY                                           ANALYSIS CENTER
                                                                        END OF HEADER
            """;

    private RinexSamples() {}

    static String withRecords(String... records) {
        return HEADER + String.join("\n", records) + "\n";
    }

    static RinexClockFile read(byte[] bytes) {
        return switch (RinexClockReader.read(bytes)) {
            case RinexOutcome.Read(var file) -> file;
            case RinexOutcome.Rejected(var defect) ->
                    throw new AssertionError("rejected: " + defect);
        };
    }

    static RinexClockFile read(String text) {
        return read(text.getBytes(ISO_8859_1));
    }
}
