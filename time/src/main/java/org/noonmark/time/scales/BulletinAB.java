package org.noonmark.time.scales;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// What IERS Bulletins A and B say of TAI - UTC.
///
/// ```
///          Beginning 1 July 2012:
///             TAI-UTC = 35.000 000 seconds
///          TAI-UTC(MJD 56541) = 35.0
///
///     TAI - UTC = 36 s.         during period [57420-57448]
/// ```
final class BulletinAB implements LeapLayout {
    private static final Pattern BEGINNING =
            Pattern.compile("\\s*Beginning (\\d{1,2}) ([A-Za-z]{3,9}) (\\d{4}):\\s*");
    private static final Pattern SINCE =
            Pattern.compile("\\s*TAI-UTC = (\\d{1,3})\\.000 000 seconds\\s*");
    private static final Pattern ON_A_DAY =
            Pattern.compile("\\s*TAI-UTC\\(MJD (\\d{5})\\) = (\\d{1,3})\\.0*\\s*");
    private static final Pattern PERIOD =
            Pattern.compile(
                    "\\s*TAI - UTC = (\\d{1,3}) s\\.?\\s+during period \\[(\\d{5})-(\\d{5})\\]\\s*");

    private OptionalLong beginning = OptionalLong.empty();
    private long sinceSeconds;
    private boolean isSinceKnown;

    @Override
    public void line(String text, int number, LeapCollector into) {
        var begins = BEGINNING.matcher(text);
        if (begins.matches()) {
            beginning = CalendarDate.named(begins.group(3), begins.group(2), begins.group(1));
            return;
        }
        var since = SINCE.matcher(text);
        if (since.matches() && beginning.isPresent()) {
            sinceSeconds = Long.parseLong(since.group(1));
            isSinceKnown = true;
            into.add(number, UtcSegment.ofSeconds(beginning.getAsLong(), sinceSeconds));
            return;
        }
        var onADay = ON_A_DAY.matcher(text);
        if (onADay.matches()) {
            onADay(Long.parseLong(onADay.group(1)), Long.parseLong(onADay.group(2)), number, into);
            return;
        }
        var period = PERIOD.matcher(text);
        if (period.matches()) {
            long day = Long.parseLong(period.group(2));
            into.add(
                    number,
                    new UtcSegment(
                            day,
                            TimeDelta.ofSeconds(Long.parseLong(period.group(1))),
                            day,
                            TimeDelta.ZERO));
            into.holdsUntil(Long.parseLong(period.group(3)));
        }
    }

    private void onADay(long day, long seconds, int number, LeapCollector into) {
        into.holdsUntil(day);
        if (!isSinceKnown) {
            into.add(number, UtcSegment.ofSeconds(day, seconds));
        } else if (seconds != sinceSeconds) {
            into.defect(
                    number,
                    "says that TAI-UTC is %d s on MJD %d, where the head says %d s"
                            .formatted(seconds, day, sinceSeconds),
                    "compare with Bulletin C");
        }
    }
}
