package org.noonmark.time;

import java.time.Instant;

/// The Java time-scale: what `java.time.Instant` counts, with 86,400 s on every day.
///
/// On a day with a leap second that second is spread over the last 1000 UTC seconds of the day
/// (UTC-SLS, as the Javadoc of `java.time.Instant` defines it): the scale runs at 0.999 of the true
/// rate before an inserted second and at 1.001 before a deleted one, and is continuous and
/// increasing. It therefore differs from UTC by up to one second there; whoever needs the leap
/// second itself uses [UtcInstant].
///
/// Before 1972 the Java time-scale is UT1; here it follows the table's first offset.
public final class JavaTimeScale {
    private static final int SMEAR_SECONDS = 1000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private JavaTimeScale() {}

    /// The Java instant of `tai`, cut to the nanosecond.
    public static Instant toInstant(TaiInstant tai, LeapTable leapTable) {
        var utc = leapTable.toUtc(tai);
        int daySeconds = leapTable.secondsInDay(utc.modifiedJulianDay());
        int smearStart = daySeconds - SMEAR_SECONDS;
        var midnight = new UtcInstant(utc.modifiedJulianDay(), 0, 0).toPosixSeconds();
        long nanosOfSecond = utc.attoseconds() / TimeDelta.ATTOS_PER_NANO;
        if (daySeconds == UtcInstant.SECONDS_PER_DAY || utc.secondOfDay() < smearStart) {
            return Instant.ofEpochSecond(midnight + utc.secondOfDay(), nanosOfSecond);
        }
        long into = (utc.secondOfDay() - smearStart) * NANOS_PER_SECOND + nanosOfSecond;
        long restAttos = utc.attoseconds() % TimeDelta.ATTOS_PER_NANO;
        long rate = javaMillisPerSecond(daySeconds);
        long javaInto = (into * rate + restAttos * rate / TimeDelta.ATTOS_PER_NANO) / SMEAR_SECONDS;
        return Instant.ofEpochSecond(midnight + smearStart, javaInto);
    }

    /// The TAI instant of a Java instant, rounded up to an attosecond so that [#toInstant] gives
    /// the same Java instant again.
    public static TaiInstant toTai(Instant instant, LeapTable leapTable) {
        var plain =
                UtcInstant.ofPosix(
                        instant.getEpochSecond(), instant.getNano() * TimeDelta.ATTOS_PER_NANO);
        int daySeconds = leapTable.secondsInDay(plain.modifiedJulianDay());
        int smearStart = daySeconds - SMEAR_SECONDS;
        if (daySeconds == UtcInstant.SECONDS_PER_DAY || plain.secondOfDay() < smearStart) {
            return leapTable.toTai(plain);
        }
        long javaInto = (plain.secondOfDay() - smearStart) * NANOS_PER_SECOND + instant.getNano();
        long rate = javaMillisPerSecond(daySeconds);
        long into = javaInto * SMEAR_SECONDS / rate;
        long rest = javaInto * SMEAR_SECONDS % rate;
        long restAttos = Math.ceilDiv(rest * TimeDelta.ATTOS_PER_NANO, rate);
        return leapTable
                .toTai(new UtcInstant(plain.modifiedJulianDay(), smearStart, 0))
                .plus(TimeDelta.ofNanos(into))
                .plus(new TimeDelta(0, restAttos));
    }

    /// Java milliseconds per UTC second during the smear: 999 before an inserted, 1001 before a
    /// deleted second.
    private static long javaMillisPerSecond(int daySeconds) {
        return (long) SMEAR_SECONDS - (daySeconds - UtcInstant.SECONDS_PER_DAY);
    }
}
