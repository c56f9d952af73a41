package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.LeapSecondsFile;

/// Lines of a `leap-seconds.list`. Whether the file as a whole is sound, its hash included, is
/// judged by [LeapSecondsFile]; this finds the line of each statement.
final class LeapSecondsList implements LeapLayout {
    private static final Pattern LINE =
            Pattern.compile("\\s*(\\d{1,12})\\s+(\\d{1,4})\\s*(?:#.*)?");
    private static final Pattern EXPIRY = Pattern.compile("#@\\s*(\\d{1,12})\\s*");
    private static final long MJD_1900 = 15_020;

    @Override
    public void line(String text, int number, LeapCollector into) {
        var expiry = EXPIRY.matcher(text);
        if (expiry.matches()) {
            into.holdsUntil(day(expiry.group(1)) - 1);
        }
        var line = LINE.matcher(text);
        if (line.matches()) {
            into.add(
                    number,
                    UtcSegment.ofSeconds(day(line.group(1)), Long.parseLong(line.group(2))));
        }
    }

    private static long day(String ntpSeconds) {
        return Long.parseLong(ntpSeconds) / DayCount.SECONDS_PER_DAY + MJD_1900;
    }

    /// Adds what [LeapSecondsFile] finds.
    static void judge(byte[] bytes, LeapCollector into) {
        switch (LeapSecondsFile.parse(bytes)) {
            case LeapSecondsFile.Accepted _ -> {
                // Nothing to say.
            }
            case LeapSecondsFile.Rejected(var reason, int line) -> into.defect(line, reason.text());
        }
    }
}
