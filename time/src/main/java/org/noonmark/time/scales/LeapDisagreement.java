package org.noonmark.time.scales;

import org.noonmark.time.TimeDelta;

/// Two publications that say different things of one day.
///
/// @param day the first UTC day (MJD) on which they differ, or on which they differ by something
///   else than the day before
/// @param first what the one says
/// @param second what the other says
/// @param firstMinusSecond the difference between the two values of TAI - UTC at 0 h of the day
public record LeapDisagreement(
        long day, Witness first, Witness second, TimeDelta firstMinusSecond) {
    /// A statement and where it stands.
    ///
    /// @param file name of the publication, as the caller gave it
    public record Witness(String file, LeapStatement statement) {
        /// `file:line: TAI-UTC = 37 s from 2017-01-01 (MJD 57754)`.
        public String text() {
            var place = statement.line() == 0 ? file : file + ":" + statement.line();
            return place + ": " + statement.text();
        }
    }

    /// One sentence that names both.
    public String text() {
        return "on %s (MJD %d) the sources differ by %s: %s, but %s"
                .formatted(
                        LeapStatement.dateText(day),
                        day,
                        firstMinusSecond,
                        first.text(),
                        second.text());
    }
}
