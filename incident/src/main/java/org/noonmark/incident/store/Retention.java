package org.noonmark.incident.store;

import java.time.LocalDate;

/// Which days of a profile's history are kept: every one of the last 14 days, then the last of each
/// week until 13 weeks ago, then the last of each month until 24 months ago, and the newest before
/// that. The newest of all is always kept.
///
/// @param today in UTC
record Retention(LocalDate today) {
    static final int DAYS = 14;
    static final int WEEKS = 13;
    static final int MONTHS = 24;

    /// Days are put into groups, of which the newest stays. 1970-01-01 was a Thursday: weeks begin
    /// on Monday.
    static final String THIN =
            """
            DELETE FROM profile WHERE day < ?1 AND EXISTS (SELECT 1 FROM profile AS later
            WHERE later.key = profile.key AND later.day > profile.day AND later.day < ?1
            AND CASE WHEN profile.day >= ?2
              THEN later.day < ?1 AND (later.day + 3) / 7 = (profile.day + 3) / 7
            WHEN profile.day >= ?3
              THEN later.day < ?2 AND strftime('%Y%m', later.day * 86400, 'unixepoch')
                = strftime('%Y%m', profile.day * 86400, 'unixepoch')
            ELSE later.day < ?3 END)\
            """;

    long firstDaily() {
        return today.minusDays(DAYS - 1).toEpochDay();
    }

    long firstWeekly() {
        return today.minusWeeks(WEEKS).toEpochDay();
    }

    long firstMonthly() {
        return today.minusMonths(MONTHS).toEpochDay();
    }
}
