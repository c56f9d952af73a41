package org.noonmark.guard.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.EventKind;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

class LogClockTest {
    private static final LeapTable LEAPS = LeapTable.embedded();
    private static final EventKind KIND = new EventKind("test", List.of());
    private static final LogClock UTC = LogClock.unknown(LEAPS);
    private static final LogClock BERLIN = in("Europe/Berlin", Optional.empty());
    private static final long SECOND = 1_000_000_000L;

    private static LogClock in(String zone, Optional<TimeDelta> error) {
        return new LogClock(
                LEAPS, ZoneId.of(zone), OptionalInt.empty(), error, LogClock.DEFAULT_SLACK);
    }

    private static TaiInstant tai(String utc) {
        return LEAPS.toTai(UtcInstant.parse(utc));
    }

    private static Receipt receipt(String utc) {
        var at = tai(utc);
        return Receipt.of(new TimeInterval(at, at), LEAPS);
    }

    private static Receipt receipt(String before, String utc) {
        var at = tai(utc);
        var look = tai(before);
        return Receipt.after(new TimeInterval(look, look), new TimeInterval(at, at), LEAPS);
    }

    private static LogEvent event(LogClock clock, String claim, Receipt receipt) {
        return new LogEventBuilder("log", clock)
                .begin(KIND, 0, 0, receipt)
                .claimed(clock.of(Instant.parse(claim), SECOND))
                .build();
    }

    @Test
    void claimIsAsWideAsItsDigits() {
        var claim = requireNonNull(UTC.of(Instant.parse("2026-11-23T12:00:01Z"), SECOND));
        assertThat(claim.interval().earliest()).isEqualTo(tai("2026-11-23T12:00:01Z"));
        assertThat(claim.interval().latest())
                .isEqualTo(tai("2026-11-23T12:00:01.999999999999999999Z"));
    }

    @Test
    void leapSecondIsASecondOfItsOwn() {
        var at = new CivilFields(2016, 12, 31, 23, 59, 60, 500_000_000, 1_000_000);
        var claim = requireNonNull(UTC.ofCivil(at, 0));
        assertThat(claim.interval().earliest()).isEqualTo(tai("2016-12-31T23:59:60.5Z"));
        var local = new CivilFields(2017, 1, 1, 0, 59, 60, 0, SECOND);
        assertThat(requireNonNull(BERLIN.ofLocal(local, Assumption.ZONE)).interval().earliest())
                .isEqualTo(tai("2016-12-31T23:59:60Z"));
    }

    @Test
    void secondSixtyOfAnOrdinaryMinuteIsTheNextSecond() {
        var at = new CivilFields(2026, 11, 23, 11, 59, 60, 0, SECOND);
        assertThat(requireNonNull(UTC.ofCivil(at, 0)).interval().earliest())
                .isEqualTo(tai("2026-11-23T12:00:00Z"));
    }

    @Test
    void foldKeepsBothReadings() {
        var at = new CivilFields(2026, 10, 25, 2, 30, 0, 0, SECOND);
        var claim = requireNonNull(BERLIN.ofLocal(at, Assumption.ZONE)).interval();
        assertThat(claim.contains(tai("2026-10-25T00:30:00.5Z"))).isTrue();
        assertThat(claim.contains(tai("2026-10-25T01:30:00.5Z"))).isTrue();
        assertThat(claim.contains(tai("2026-10-25T01:30:01Z"))).isFalse();
    }

    @Test
    void gapKeepsBothReadings() {
        var at = new CivilFields(2026, 3, 29, 2, 30, 0, 0, SECOND);
        var claim = requireNonNull(BERLIN.ofLocal(at, Assumption.ZONE)).interval();
        assertThat(claim.contains(tai("2026-03-29T00:30:00.5Z"))).isTrue();
        assertThat(claim.contains(tai("2026-03-29T01:30:00.5Z"))).isTrue();
    }

    @Test
    void whatNoCalendarHasIsNoClaim() {
        assertThat(UTC.ofCivil(new CivilFields(2026, 2, 29, 0, 0, 0, 0, 1), 0)).isNull();
        assertThat(UTC.ofCivil(new CivilFields(2026, 13, 1, 0, 0, 0, 0, 1), 0)).isNull();
        assertThat(UTC.ofPosix(Long.MAX_VALUE, 0, 1)).isNull();
        assertThat(UTC.ofPosix(Long.MIN_VALUE, 0, 1)).isNull();
    }

    @Test
    void everyDayAgreesWithTheCalendarOfJava() {
        for (long day = -4_000_000; day < 5_000_000; day += 997) {
            var date = java.time.LocalDate.ofEpochDay(day);
            var at =
                    new CivilFields(
                            date.getYear(),
                            date.getMonthValue(),
                            date.getDayOfMonth(),
                            0,
                            0,
                            0,
                            0,
                            1);
            assertThat(requireNonNull(UTC.ofCivil(at, 0)).instant())
                    .isEqualTo(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    @Test
    void possibleClaimIsTheTimeForWindows() {
        var event = event(UTC, "2026-11-23T12:00:01Z", receipt("2026-11-23T12:00:02Z"));
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T12:00:01Z"));
        assertThat(event.times().own().latest()).isEqualTo(tai("2026-11-23T12:00:02Z"));
        assertThat(event.isClaimImpossible()).isFalse();
    }

    @Test
    void forgedTimesAreTheReceiptForWindows() {
        var looked = receipt("2026-11-23T12:00:01Z", "2026-11-23T12:00:02Z");
        for (var forged : List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            var event = event(UTC, forged, looked);
            assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T12:00:02Z"));
            assertThat(event.isClaimImpossible()).isTrue();
            assertThat(event.times().claimed()).isPresent();
        }
    }

    @Test
    void lineThatItsWriterHeldForASecondIsNotForged() {
        var looked = receipt("2026-11-23T12:00:01.9Z", "2026-11-23T12:00:02Z");
        var event = event(UTC, "2026-11-23T12:00:00Z", looked);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void vouchedClocksGiveCertainOrder() {
        var vouched = in("UTC", Optional.of(TimeDelta.ofMillis(100)));
        var received = receipt("2026-11-23T13:00:00Z");
        var one = event(vouched, "2026-11-23T12:00:01Z", received);
        var next = event(vouched, "2026-11-23T12:00:02Z", received);
        var later = event(vouched, "2026-11-23T12:00:03Z", received);
        assertThat(one.isCertainlyBefore(later)).isTrue();
        assertThat(one.isCertainlyBefore(next)).isFalse();
        assertThat(one.isPossiblyBefore(next)).isTrue();
        assertThat(next.isPossiblyBefore(one)).isTrue();
        assertThat(later.isPossiblyBefore(one)).isFalse();
    }

    @Test
    void archivesOfUnknownClocksGiveNoOrder() {
        var received = receipt("2026-11-23T13:00:00Z");
        var one = event(UTC, "2026-11-23T12:00:01Z", received);
        var later = event(UTC, "2026-11-23T12:00:03Z", received);
        assertThat(one.isCertainlyBefore(later)).isFalse();
        assertThat(later.isPossiblyBefore(one)).isTrue();
    }
}
