package org.noonmark.guard.unix;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.CivilFields;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.message.CivilText;

/// Times at the beginning of a syslog line: `Nov 23 12:00:01` without year and zone, or ISO 8601.
///
/// The missing year is the setting's, counted up when December is followed by January; without a
/// setting it is the latest for which the time is not later than a day after the receipt.
final class SyslogTime {
    private static final long SECONDS_PER_DAY = 86_400;

    /// From one 29 February to the next there are at most eight years.
    private static final int YEARS_TRIED = 9;

    private final LogClock clock;
    private String lastText = "";
    private @Nullable Receipt lastReceipt;
    private @Nullable ClaimedTime lastClaim;
    private int year;
    private int lastMonth;
    private int end;

    SyslogTime(LogClock clock) {
        this.clock = clock;
        this.year = clock.year().orElse(0);
    }

    /// Where the time that was read last ends in its line; -1 when there was none.
    int end() {
        return end;
    }

    /// Reads the time at `from`; null when there is none, or one that no calendar has (then [#end]
    /// tells which).
    @SuppressWarnings("ReferenceEquality") // one receipt serves thousands of lines
    @Nullable ClaimedTime read(String line, int from, Receipt receipt) {
        int length = lastText.length();
        boolean isSame =
                length > 0
                        && receipt == lastReceipt
                        && line.startsWith(lastText, from)
                        && from + length < line.length()
                        && line.charAt(from + length) == ' ';
        if (isSame) {
            end = from + length;
            return lastClaim;
        }
        var claim = readNew(line, from, receipt);
        lastText = end < 0 ? "" : line.substring(from, end);
        lastReceipt = receipt;
        lastClaim = claim;
        return claim;
    }

    private @Nullable ClaimedTime readNew(String line, int from, Receipt receipt) {
        var civil = CivilText.iso(line, from);
        if (civil != null) {
            end = civil.end();
            return civil.claim(clock, Assumption.ZONE);
        }
        var withoutYear = CivilText.monthFirst(line, from);
        if (withoutYear == null) {
            end = -1;
            return null;
        }
        end = withoutYear.end();
        var fields = withoutYear.fields();
        if (fields.year() != CivilText.NO_YEAR) {
            return clock.ofLocal(fields, Assumption.ZONE);
        }
        return clock.year().isPresent() ? countedOn(fields) : inferred(fields, receipt);
    }

    private @Nullable ClaimedTime countedOn(CivilFields at) {
        if (lastMonth - at.month() > 6) {
            year++;
        } else if (at.month() - lastMonth > 6 && lastMonth > 0) {
            year--;
        }
        lastMonth = at.month();
        return clock.ofLocal(at.withYear(year), Assumption.YEAR_AND_ZONE);
    }

    private @Nullable ClaimedTime inferred(CivilFields at, Receipt receipt) {
        var now = receipt.latest();
        int thisYear = now.plusSeconds(SECONDS_PER_DAY).atOffset(ZoneOffset.UTC).getYear();
        for (int back = 0; back < YEARS_TRIED; back++) {
            var claim = clock.ofLocal(at.withYear(thisYear - back), Assumption.YEAR_AND_ZONE);
            if (claim != null
                    && claim.instant().getEpochSecond() <= now.getEpochSecond() + SECONDS_PER_DAY) {
                return claim;
            }
        }
        return null;
    }
}
