package org.noonmark.guard.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.JavaTimeScale;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// How the times of one log are read, and how far they are believed.
///
/// Nothing here throws on a time that a log may claim: what no calendar has is no claim.
public final class LogClock {
    /// How long a writer may hold a line before it reaches the file, and by how much a clock may be
    /// ahead before that is told.
    public static final TimeDelta DEFAULT_SLACK = TimeDelta.ofSeconds(10);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;

    /// From year -9999 to year 99999: what a log may claim without leaving the calendar.
    private static final long MIN_POSIX = -377_705_116_800L;

    private static final long MAX_POSIX = 3_093_527_980_799L;

    private final LeapTable leaps;
    private final ZoneId zone;
    private final OptionalInt year;
    private final Optional<TimeDelta> error;
    private final TimeDelta slack;
    private final long lastLeapDay;
    private final int lastOffset;

    /// @param zone of logs that write local time
    /// @param year of the first event in logs that write none; without it, the year is inferred
    /// @param error how far the log's clock may be off, when the operator vouches for it
    public LogClock(
            LeapTable leaps,
            ZoneId zone,
            OptionalInt year,
            Optional<TimeDelta> error,
            TimeDelta slack) {
        this.leaps = leaps;
        this.zone = zone;
        this.year = year;
        this.error = error;
        this.slack = slack;
        var last = leaps.leaps().getLast();
        this.lastLeapDay = last.modifiedJulianDay();
        this.lastOffset = last.taiMinusUtcSeconds();
    }

    /// A clock of which nothing is known: UTC, no year, nobody vouches for it.
    public static LogClock unknown(LeapTable leaps) {
        return new LogClock(
                leaps, ZoneOffset.UTC, OptionalInt.empty(), Optional.empty(), DEFAULT_SLACK);
    }

    public LeapTable leaps() {
        return leaps;
    }

    public ZoneId zone() {
        return zone;
    }

    public OptionalInt year() {
        return year;
    }

    /// A claim in POSIX seconds (UTC, leap seconds not counted); null for one beyond the calendar.
    ///
    /// @param nanos in `[0, 999999999]`
    /// @param widthNanos the unit of the last digit that the log writes: 1 s is `1_000_000_000`
    public @Nullable ClaimedTime ofPosix(long posixSeconds, int nanos, long widthNanos) {
        return ofPosix(posixSeconds, nanos, widthNanos, Assumption.NOTHING);
    }

    private @Nullable ClaimedTime ofPosix(
            long posixSeconds, int nanos, long widthNanos, Assumption assumed) {
        if (posixSeconds < MIN_POSIX || posixSeconds > MAX_POSIX) {
            return null;
        }
        long day = Math.floorDiv(posixSeconds, SECONDS_PER_DAY) + 40_587;
        long tai =
                day >= lastLeapDay
                        ? posixSeconds + lastOffset
                        : leaps.toTai(UtcInstant.ofPosix(posixSeconds, 0)).seconds();
        return new ClaimedTime(
                Instant.ofEpochSecond(posixSeconds, nanos), tai, nanos, widthNanos, assumed);
    }

    /// A claim in civil time with an offset from UTC; null for a time that no calendar has. Second
    /// 60 is the leap second where the table has one, else the second that follows.
    public @Nullable ClaimedTime ofCivil(CivilFields at, int offsetSeconds) {
        long local = at.secondsOfLocal();
        if (local == CivilFields.NONE) {
            return null;
        }
        return at.second() == 60
                ? leapSecond(local - offsetSeconds, at, Assumption.NOTHING)
                : ofPosix(local - offsetSeconds, at.nanos(), at.widthNanos(), Assumption.NOTHING);
    }

    /// A claim in the setting's local time; null for a time that no calendar has.
    ///
    /// Where clocks were set back, both readings are kept: the claim reaches from the first to the
    /// end of the second. Where they were set forward, a time in the gap is one of a clock that was
    /// not, or was already, set: again both are kept.
    public @Nullable ClaimedTime ofLocal(CivilFields at, Assumption assumed) {
        long local = at.secondsOfLocal();
        if (local == CivilFields.NONE) {
            return null;
        }
        if (zone instanceof ZoneOffset fixed) {
            return at.second() == 60
                    ? leapSecond(local - fixed.getTotalSeconds(), at, assumed)
                    : ofPosix(
                            local - fixed.getTotalSeconds(), at.nanos(), at.widthNanos(), assumed);
        }
        var transition =
                zone.getRules()
                        .getTransition(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
        if (transition == null) {
            int offset = offsetOf(local);
            return at.second() == 60
                    ? leapSecond(local - offset, at, assumed)
                    : ofPosix(local - offset, at.nanos(), at.widthNanos(), assumed);
        }
        int before = transition.getOffsetBefore().getTotalSeconds();
        int after = transition.getOffsetAfter().getTotalSeconds();
        long between = Math.abs(before - after) * NANOS_PER_SECOND;
        return ofPosix(
                local - Math.max(before, after), at.nanos(), at.widthNanos() + between, assumed);
    }

    private int offsetOf(long local) {
        return zone.getRules()
                .getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                .getTotalSeconds();
    }

    /// @param posixSeconds of the second after the leap second
    private @Nullable ClaimedTime leapSecond(
            long posixSeconds, CivilFields at, Assumption assumed) {
        if (posixSeconds < MIN_POSIX || posixSeconds > MAX_POSIX) {
            return null;
        }
        var second = UtcInstant.ofPosix(posixSeconds - 1, 0);
        var leap = new UtcInstant(second.modifiedJulianDay(), second.secondOfDay() + 1, 0);
        if (!leap.isInLeapSecond() || !leaps.isValid(leap)) {
            return ofPosix(posixSeconds, at.nanos(), at.widthNanos(), assumed);
        }
        var tai = leaps.toTai(leap).plus(TimeDelta.ofNanos(at.nanos()));
        return new ClaimedTime(
                JavaTimeScale.toInstant(tai, leaps),
                tai.seconds(),
                at.nanos(),
                at.widthNanos(),
                assumed);
    }

    /// A claim that an `Instant` makes, as Java programs write it.
    public @Nullable ClaimedTime of(Instant instant, long widthNanos) {
        return ofPosix(instant.getEpochSecond(), instant.getNano(), widthNanos);
    }

    /// Whether a claim can be true: the station's own knowledge does not speak against it.
    /// `roughly` leaves the slack on top, for telling people only what is worth it.
    boolean isPossible(ClaimedTime claim, Receipt receipt, boolean roughly) {
        var margin = error.orElse(TimeDelta.ZERO);
        return claim.reaches(
                earliest(receipt),
                receipt.received().latest(),
                roughly ? margin.plus(slack) : margin);
    }

    private TaiInstant earliest(Receipt receipt) {
        return receipt.notBefore().isPresent()
                ? receipt.notBefore().get().minus(slack)
                : TimeInterval.EVERYTHING.earliest();
    }

    /// What this station vouches for.
    TimeInterval own(@Nullable ClaimedTime claim, Receipt receipt) {
        var known = new TimeInterval(earliest(receipt), receipt.received().latest());
        if (claim == null || error.isEmpty()) {
            return known;
        }
        var vouched = claim.interval().widened(error.get());
        if (!vouched.intersects(known)) {
            return known;
        }
        return new TimeInterval(
                later(vouched.earliest(), known.earliest()),
                vouched.latest().isBefore(known.latest()) ? vouched.latest() : known.latest());
    }

    private static TaiInstant later(TaiInstant one, TaiInstant other) {
        return one.isAfter(other) ? one : other;
    }
}
