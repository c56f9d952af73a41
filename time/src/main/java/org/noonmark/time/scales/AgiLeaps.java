package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// Lines of AGI's `LeapSecond.dat`, after a first line with their number.
///
/// ```
/// 28
///  1972 JAN  1   2441317.5     10.0        41317.  0.0
/// ```
final class AgiLeaps implements LeapLayout {
    static final Pattern LINE =
            Pattern.compile(
                    "\\s*(\\d{4})\\s+([A-Za-z]{3,9})\\s+(\\d{1,2})\\s+(\\d{7})\\.5\\s+"
                            + "(-?\\d{1,4}\\.\\d{0,9})\\s+(\\d{5})\\.?\\s+(-?\\d\\.\\d{0,9})\\s*");
    private static final long JULIAN_DAY_OF_MJD_0 = 2_400_000;

    private boolean isCountRead;

    @Override
    public void line(String text, int number, LeapCollector into) {
        if (text.isBlank()) {
            return;
        }
        if (!isCountRead && text.strip().matches("\\d{1,4}")) {
            isCountRead = true;
            return;
        }
        var line = LINE.matcher(text);
        if (!line.matches()) {
            into.defect(
                    number,
                    "is not `YYYY MON D JD TAI-UTC MJD RATE`",
                    "correct the line against another source");
            return;
        }
        long day = Long.parseLong(line.group(4)) - JULIAN_DAY_OF_MJD_0;
        if (TaiUtcDat.sameDay(line.group(1), line.group(2), line.group(3), day, number, into)) {
            into.add(
                    number,
                    new UtcSegment(
                            day,
                            TimeDelta.parseSeconds(line.group(5)),
                            Long.parseLong(line.group(6)),
                            TimeDelta.parseSeconds(line.group(7))));
        }
    }
}
