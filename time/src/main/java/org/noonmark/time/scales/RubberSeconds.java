package org.noonmark.time.scales;

import java.util.List;
import org.noonmark.time.TimeDelta;

/// The relation of UTC to TAI from 1961 to 1971, when UTC had an offset in rate and steps of a
/// fraction of a second (IERS, `UTC-TAI.history`; USNO, `tai-utc.dat`).
final class RubberSeconds {
    /// MJD of 1961-01-01, the first day on which UTC is defined by a formula.
    static final long FIRST_DAY = 37_300;

    /// MJD of 1972-01-01, when whole seconds began.
    static final long END_DAY = 41_317;

    static final List<UtcSegment> SEGMENTS =
            List.of(
                    segment(37_300, "1.4228180", 37_300, "0.001296"),
                    segment(37_512, "1.3728180", 37_300, "0.001296"),
                    segment(37_665, "1.8458580", 37_665, "0.0011232"),
                    segment(38_334, "1.9458580", 37_665, "0.0011232"),
                    segment(38_395, "3.2401300", 38_761, "0.001296"),
                    segment(38_486, "3.3401300", 38_761, "0.001296"),
                    segment(38_639, "3.4401300", 38_761, "0.001296"),
                    segment(38_761, "3.5401300", 38_761, "0.001296"),
                    segment(38_820, "3.6401300", 38_761, "0.001296"),
                    segment(38_942, "3.7401300", 38_761, "0.001296"),
                    segment(39_004, "3.8401300", 38_761, "0.001296"),
                    segment(39_126, "4.3131700", 39_126, "0.002592"),
                    segment(39_887, "4.2131700", 39_126, "0.002592"));

    private RubberSeconds() {}

    private static UtcSegment segment(long from, String offset, long reference, String perDay) {
        return new UtcSegment(
                from, TimeDelta.parseSeconds(offset), reference, TimeDelta.parseSeconds(perDay));
    }
}
