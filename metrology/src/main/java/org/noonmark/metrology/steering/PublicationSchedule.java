package org.noonmark.metrology.steering;

import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.OptionalLong;

/// When a comparison becomes known.
public sealed interface PublicationSchedule {
    /// The day on which the value for day `mjd` is published; nothing when none is made for it.
    OptionalLong published(long mjd);

    /// UTCr: daily values, published together once a week, `latencyDays` after the Sunday that ends
    /// the week (BIPM: on Wednesday, so 3).
    record Utcr(int latencyDays) implements PublicationSchedule {
        /// MJD 4 was a Sunday.
        private static final int SUNDAY = 4;

        public Utcr {
            requireLatency(latencyDays);
        }

        @Override
        public OptionalLong published(long mjd) {
            return OptionalLong.of(mjd + Math.floorMod(SUNDAY - mjd, 7L) + latencyDays);
        }
    }

    /// Circular T: values every five days, on MJD that end in 4 or 9, published together once a
    /// month, `latencyDays` after the month has ended (BIPM: about 10).
    record CircularT(int latencyDays) implements PublicationSchedule {
        public CircularT {
            requireLatency(latencyDays);
        }

        @Override
        public OptionalLong published(long mjd) {
            if (Math.floorMod(mjd, 5L) != 4) {
                return OptionalLong.empty();
            }
            var day = LocalDate.MIN.with(JulianFields.MODIFIED_JULIAN_DAY, mjd);
            var nextMonth = day.withDayOfMonth(1).plusMonths(1);
            return OptionalLong.of(
                    nextMonth.getLong(JulianFields.MODIFIED_JULIAN_DAY) + latencyDays);
        }
    }

    private static void requireLatency(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("must be >= 0: latencyDays=" + days);
        }
    }
}
