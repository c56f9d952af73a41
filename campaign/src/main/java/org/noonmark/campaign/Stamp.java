package org.noonmark.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// How a host's syslog writes times. Without a zone they are in UTC, to which those hosts are set.
enum Stamp {
    /// `Jan 5 08:01:02`, RFC 3164.
    OLD(ZoneOffset.UTC),
    /// `2025-01-05T08:01:02.123456+00:00`.
    ISO(ZoneOffset.UTC),
    /// The same in the site's zone.
    ISO_LOCAL(ZoneId.of("Europe/Stockholm"));

    private static final String MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long SECOND_MICROS = 1_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // all of the JDK's zones are immutable
    private final ZoneId zone;

    Stamp(ZoneId zone) {
        this.zone = zone;
    }

    void write(LineBuffer out, long micros) {
        int offset =
                this == ISO_LOCAL
                        ? zone.getRules()
                                .getOffset(Instant.ofEpochSecond(micros / SECOND_MICROS))
                                .getTotalSeconds()
                        : 0;
        long local = micros + offset * SECOND_MICROS;
        long ofDay = local % DAY_MICROS;
        var day = LocalDate.ofEpochDay(local / DAY_MICROS);
        if (this == OLD) {
            int month = 4 * (day.getMonthValue() - 1);
            out.put(MONTHS.substring(month, month + 4));
            int number = day.getDayOfMonth();
            out.put(number < 10 ? ' ' : (char) ('0' + number / 10)).put((char) ('0' + number % 10));
            out.put(' ');
            time(out, ofDay);
            return;
        }
        date(out, day).put('T');
        time(out, ofDay).put('.').padded(ofDay % SECOND_MICROS, 6).put('+');
        out.padded(offset / 3600, 2).put(":00");
    }

    /// `2025-01-05`.
    static LineBuffer date(LineBuffer out, LocalDate day) {
        out.padded(day.getYear(), 4).put('-').padded(day.getMonthValue(), 2);
        return out.put('-').padded(day.getDayOfMonth(), 2);
    }

    /// `08:01:02`.
    static LineBuffer time(LineBuffer out, long microsOfDay) {
        long seconds = microsOfDay / SECOND_MICROS;
        out.padded(seconds / 3600, 2).put(':').padded(seconds / 60 % 60, 2);
        return out.put(':').padded(seconds % 60, 2);
    }

    /// `2025-01-05 08:01:02` in UTC.
    static LineBuffer spaced(LineBuffer out, long micros) {
        date(out, LocalDate.ofEpochDay(micros / DAY_MICROS)).put(' ');
        return time(out, micros % DAY_MICROS);
    }
}
