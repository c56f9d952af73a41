package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.Exercise.nanos;
import static org.noonmark.sources.Exercise.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Eras of NTP time and leap seconds.
class NtpAssociationTimeTest {
    /// 2036-02-07T06:28:16Z, where the 32 bits of seconds begin anew.
    private static final UtcInstant ERA_ONE = new UtcInstant(64_730, 23_296, 0);

    private static final long END_OF_JUNE = 61_587;
    private static final LeapTable EMBEDDED = LeapTable.embedded();
    private static final LeapTable INSERTING = EMBEDDED.with(new LeapTable.Leap(END_OF_JUNE, 38));
    private static final LeapTable DELETING = EMBEDDED.with(new LeapTable.Leap(END_OF_JUNE, 36));

    private static void followsExactly(Exercise exercise) {
        var outcome = exercise.round();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var reading = ((Outcome.Accepted) outcome).reading();
        assertThat(reading.clockMinusLocal().minus(exercise.server.clockMinusLocal).abs())
                .isLessThan(nanos(1));
    }

    @Test
    void followsAServerThroughTheEraChangeOf2036() {
        var before = EMBEDDED.toTai(ERA_ONE).minus(TimeDelta.ofSeconds(40));
        var exercise = new Exercise(plain(), before);

        for (int i = 0; i < 10; i++) {
            followsExactly(exercise);
        }

        var end = TaiInstant.ofEpoch(exercise.server.clockMinusLocal.plus(nanos(exercise.counter)));
        assertThat(end).isGreaterThan(EMBEDDED.toTai(ERA_ONE));
    }

    @Test
    void theExchangeAcrossTheEraBoundaryIsMeasured() {
        var exercise = new Exercise(plain(), EMBEDDED.toTai(ERA_ONE).minus(nanos(45_000)));

        followsExactly(exercise);

        assertThat(exercise.lastReply.receive().seconds()).isEqualTo(0xFFFF_FFFFL);
        assertThat(exercise.lastReply.transmit().seconds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {61_041, 61_600, 70_000, 90_000, 110_000})
    void readsAnyTimeFrom2026On(long modifiedJulianDay) {
        var noon = EMBEDDED.toTai(new UtcInstant(modifiedJulianDay, 43_200, 0));

        followsExactly(new Exercise(plain(), noon));
    }

    private static Exercise beforeMidnight(LeapTable table, long seconds) {
        var step = table.leaps().getLast().begins();
        var exercise = new Exercise(plain(), step.minus(TimeDelta.ofSeconds(seconds)));
        exercise.table = table;
        exercise.server.table = table;
        return exercise;
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 1, 0, -1, -2})
    void dropsReadingsCloseToAScheduledLeapSecond(long seconds) {
        for (var table : new LeapTable[] {INSERTING, DELETING}) {
            assertThat(beforeMidnight(table, seconds).round())
                    .isEqualTo(new Outcome.Refused(Refusal.LEAP_WINDOW));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {86_400, 60, 6, -6, -60, -86_400})
    void readsOnBothSidesOfAScheduledLeapSecond(long seconds) {
        followsExactly(beforeMidnight(INSERTING, seconds));
        followsExactly(beforeMidnight(DELETING, seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 1, 0, -1, -2})
    void dropsReadingsAroundTheMidnightThatAServerWarnsOf(long seconds) {
        var midnight = EMBEDDED.toTai(new UtcInstant(END_OF_JUNE, 0, 0));
        for (var leap : new LeapWarning[] {LeapWarning.INSERT, LeapWarning.DELETE}) {
            var exercise = new Exercise(plain(), midnight.minus(TimeDelta.ofSeconds(seconds)));
            exercise.server.leap = leap;
            assertThat(exercise.round()).isEqualTo(new Outcome.Refused(Refusal.LEAP_WINDOW));

            var silent = new Exercise(plain(), midnight.minus(TimeDelta.ofSeconds(seconds)));
            followsExactly(silent);
        }
    }

    @Test
    void handsOnWhatTheServerAnnounces() {
        var exercise = new Exercise(plain());
        exercise.server.leap = LeapWarning.INSERT;

        exercise.round();

        assertThat(exercise.readings.getFirst().leap()).isEqualTo(LeapWarning.INSERT);
    }
}
