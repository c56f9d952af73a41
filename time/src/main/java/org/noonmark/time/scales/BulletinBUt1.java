package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// Section 1 of IERS Bulletin B since 2011: UT1 - UTC in milliseconds, with its error.
///
/// ```
/// 2016   2   2   57420   -4.751  301.342   24.9958   -0.154 -0.069    0.042    0.038    0.0046 …
/// ```
///
/// An error of 999 says that none is known: such a line is left out.
final class BulletinBUt1 implements Ut1Reader.Layout {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*(\\d{4})\\s+(\\d{1,2})\\s+(\\d{1,2})\\s+(\\d{5})"
                            + "\\s+-?\\d{1,4}\\.\\d+\\s+-?\\d{1,4}\\.\\d+\\s+(-?\\d{1,3}\\.\\d{1,6})"
                            + "(?:\\s+-?\\d{1,4}\\.\\d+){4}\\s+(\\d{1,3}\\.\\d{1,6})"
                            + "(?:\\s+\\d{1,4}\\.\\d+){2}\\s*");
    private static final double UNKNOWN = 999;
    private static final double SECONDS_PER_MILLI = 1e-3;

    private boolean isPreliminary;
    private boolean isOver;

    @Override
    public void line(String text, int number, Ut1Reader into) {
        var stripped = text.strip();
        isPreliminary |= stripped.startsWith("Preliminary extension");
        isOver |= stripped.startsWith("2 -");
        if (isOver) {
            return;
        }
        var line = LINE.matcher(text);
        if (!line.matches()) {
            if (stripped.matches("\\d{4}\\s+\\d{1,2}\\s+\\d{1,2}\\s.*")) {
                into.defect(number, "is not a line of section 1 of Bulletin B");
            }
            return;
        }
        double error = Double.parseDouble(line.group(6));
        if (error < UNKNOWN) {
            into.add(
                    number,
                    Ut1Reader.date(line.group(1), line.group(2), line.group(3)),
                    Long.parseLong(line.group(4)),
                    TimeDelta.parseSeconds(line.group(5) + "e-3"),
                    error * SECONDS_PER_MILLI,
                    isPreliminary ? Ut1Point.Quality.RAPID : Ut1Point.Quality.FINAL);
        }
    }
}
