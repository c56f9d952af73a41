package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.LeapClaimRefused;
import org.noonmark.events.StationEvent.LeapScheduled;
import org.noonmark.events.StationEvent.LeapTableExpired;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Member;
import org.noonmark.metrology.Standing;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

class LeapWatchTest {
    private final RecordedEvents events = new RecordedEvents();
    private final LeapWatch watch = new LeapWatch(LeapTable.embedded(), events);

    private static TaiInstant at(long mjd) {
        return LeapTable.embedded().toTai(new UtcInstant(mjd, 50_000, 0));
    }

    private static Evaluation members(LeapWarning... leaps) {
        var members = new ArrayList<Member>();
        for (var leap : leaps) {
            members.add(
                    new Member(
                            new ClockId("s" + members.size()),
                            Standing.MEMBER,
                            0,
                            0.001,
                            1e-6,
                            1.0 / leaps.length,
                            1,
                            false,
                            leap,
                            new Upstream(1, 0, TimeDelta.ZERO)));
        }
        return new Evaluation(
                0,
                Evaluation.Verdict.AGREED,
                leaps.length,
                leaps.length,
                0,
                0,
                0,
                0,
                UncertaintyModel.linear(0, 0),
                members);
    }

    @Test
    void aSourceThatLiesAboutALeapIsNamedOnceAndIgnored() {
        // 2026-12-31 is covered by the embedded table, which has no step there.
        for (int i = 0; i < 3; i++) {
            watch.observe(
                    at(61_405), members(LeapWarning.INSERT, LeapWarning.INSERT, LeapWarning.NONE));
        }
        assertThat(watch.table()).isEqualTo(LeapTable.embedded());
        assertThat(events.of(LeapClaimRefused.class))
                .extracting(LeapClaimRefused::source)
                .containsExactly("s0", "s1");
    }

    @Test
    void beyondTheExpiryAMajorityAddsALeapSecond() {
        // 2027-12-31 is MJD 61770.
        watch.observe(
                at(61_770), members(LeapWarning.INSERT, LeapWarning.INSERT, LeapWarning.NONE));
        assertThat(watch.table().leaps().getLast()).isEqualTo(new LeapTable.Leap(61_771, 38));
        assertThat(events.of(LeapScheduled.class)).hasSize(1);
        assertThat(events.of(LeapTableExpired.class)).hasSize(1);
    }

    @Test
    void beyondTheExpiryAMinorityAddsNothing() {
        watch.observe(at(61_770), members(LeapWarning.DELETE, LeapWarning.NONE, LeapWarning.NONE));
        assertThat(watch.table()).isEqualTo(LeapTable.embedded());
        assertThat(events.of(LeapClaimRefused.class)).hasSize(1);
    }

    private double extraAt(long mjd) {
        var fresh = new LeapWatch(LeapTable.embedded(), events);
        fresh.observe(at(mjd), members(LeapWarning.NONE));
        return fresh.extraSeconds(at(mjd));
    }

    @Test
    void theIntervalGrowsByASecondForEachHalfYearPastTheExpiry() {
        assertThat(extraAt(61_583)).isZero();
        assertThat(extraAt(61_585)).isZero();
        assertThat(extraAt(61_588)).isEqualTo(1);
        assertThat(extraAt(61_772)).isEqualTo(2);
    }

    @Test
    void aHalfYearThatEndsWhileSourcesAgreeIsSettled() {
        watch.observe(at(61_585), members(LeapWarning.NONE));
        var after = LeapTable.embedded().toTai(new UtcInstant(61_587, 10, 0));
        watch.observe(after, members(LeapWarning.NONE));
        assertThat(watch.extraSeconds(after)).isEqualTo(1);
        var later = after.plus(TimeDelta.ofSeconds(700));
        watch.observe(later, members(LeapWarning.NONE));
        assertThat(watch.extraSeconds(later)).isZero();
    }

    @Test
    void anOlderTableDoesNotReplaceWhatIsKnown() {
        watch.observe(
                at(61_770), members(LeapWarning.INSERT, LeapWarning.INSERT, LeapWarning.NONE));
        var adopted = watch.table();
        watch.replace(LeapTable.embedded());
        assertThat(watch.table()).isEqualTo(adopted);
        var newer = new LeapTable(LeapTable.embedded().leaps(), new UtcInstant(61_700, 0, 0));
        watch.replace(newer);
        assertThat(watch.table().leaps()).contains(new LeapTable.Leap(61_771, 38));
    }

    @Test
    void whatWasAdoptedIsAdoptedAgainAfterARestart() {
        watch.observe(at(61_770), members(LeapWarning.INSERT, LeapWarning.INSERT));
        var adopted = List.of(new LeapTable.Leap(61_771, 38));
        assertThat(watch.adopted()).isEqualTo(adopted);
        var next = new LeapWatch(LeapTable.embedded(), events);
        next.readopt(watch.adopted());
        assertThat(next.table()).isEqualTo(watch.table());
        var newer = new LeapTable(LeapTable.embedded().leaps(), new UtcInstant(61_800, 0, 0));
        var informed = new LeapWatch(newer, events);
        informed.readopt(adopted);
        assertThat(informed.table()).isEqualTo(newer);
        next.readopt(List.of(new LeapTable.Leap(62_000, 77)));
        assertThat(next.adopted()).isEqualTo(adopted);
    }

    @Test
    void aStepThatTheTableHasFromTheStartIsTold() {
        var table = LeapTable.embedded().with(new LeapTable.Leap(61_587, 38));
        var knowing = new LeapWatch(table, events);
        knowing.observe(at(61_500), members(LeapWarning.NONE));
        assertThat(events.of(LeapScheduled.class)).hasSize(1);
    }
}
