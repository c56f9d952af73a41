package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.LedgerEvent.TicksDidNotHold;
import org.noonmark.time.TimeDelta;

class TickWindowTest {
    private static final String HASH = "0a".repeat(32);
    private static final double TIGHT = 1e-6;
    private static final double WIDE = 1e-3;
    private static final TimeDelta LIE = TimeDelta.ofMillis(5);

    private final TickWindow window = new TickWindow();
    private final List<Correction> corrections = new ArrayList<>();
    private final List<TicksDidNotHold> alarms = new ArrayList<>();
    private long number;

    private void ticks(int count, TimeDelta error, double bound) {
        for (int i = 0; i < count; i++) {
            var moment = SampleTicks.momentAt(number * 10, error, bound);
            window.add(number++, HASH, moment);
            var found = window.look(moment);
            corrections.addAll(found.corrections());
            found.alarm().ifPresent(alarms::add);
        }
    }

    private List<Long> corrected() {
        return corrections.stream().map(Correction::tick).toList();
    }

    @Test
    void everySixtiethTickIsJudgedTenMinutesLater() {
        ticks(250, TimeDelta.ZERO, WIDE);
        assertThat(corrected()).containsExactly(0L, 60L, 120L, 180L);
        assertThat(alarms).isEmpty();
        var truth = corrections.getFirst().truth();
        assertThat(truth.midpoint().seconds()).isBetween(SampleTicks.START - 1, SampleTicks.START);
        assertThat(truth.radius().toSeconds())
                .as("the bound of now, and the drift of ten minutes")
                .isBetween(WIDE + 600e-8, WIDE + 660e-8);
    }

    @Test
    void aScaleThatWasMisledSaysSoWhenItRecovers() {
        ticks(30, TimeDelta.ZERO, TIGHT);
        ticks(33, LIE, TIGHT);
        int before = alarms.size();
        corrections.clear();
        ticks(100, TimeDelta.ZERO, TIGHT);
        var misled = new ArrayList<Long>();
        for (long n = 30; n < 63; n++) {
            misled.add(n);
        }
        assertThat(corrected()).containsAll(misled);
        assertThat(alarms).hasSizeGreaterThan(before);
        var told = alarms.getLast();
        assertThat(told.last()).isEqualTo(62);
        assertThat(told.worst().toSeconds()).isBetween(4.99e-3, 5.1e-3);
        for (var correction : corrections) {
            long true0 = SampleTicks.START + correction.tick() * 10;
            assertThat(correction.truth().contains(org.noonmark.time.TaiInstant.ofSeconds(true0)))
                    .isTrue();
        }
    }

    @Test
    void whatALyingScaleSaidOfHonestTicksIsTakenBack() {
        ticks(30, TimeDelta.ZERO, WIDE);
        ticks(6, LIE, TIGHT);
        assertThat(corrected()).as("it believes the liars").contains(5L, 29L);
        assertThat(alarms).hasSize(1);
        corrections.clear();
        ticks(6, TimeDelta.ZERO, TIGHT);
        assertThat(corrected()).contains(5L, 29L, 30L, 35L);
    }

    @Test
    void itIsTakenBackByAScaleThatCanOnlyDoubtIt() {
        ticks(30, TimeDelta.ZERO, TIGHT);
        ticks(6, LIE, TIGHT);
        assertThat(corrected()).as("it believes the liars").contains(5L, 29L);
        corrections.clear();
        ticks(6, TimeDelta.ZERO, TIGHT);
        assertThat(corrected()).contains(5L, 29L);
        corrections.clear();
        ticks(6, TimeDelta.ZERO, TIGHT);
        assertThat(corrected()).as("once is enough").isEmpty();
    }

    @Test
    void anAlarmIsNotRepeatedForEveryTickOfASlowRecovery() {
        ticks(60, LIE, TIGHT);
        for (int i = 0; i < 50; i++) {
            ticks(1, TimeDelta.ofMicros(5000 - 100L * i), TIGHT);
        }
        ticks(200, TimeDelta.ZERO, TIGHT);
        assertThat(alarms).hasSizeBetween(2, 4);
        assertThat(alarms.stream().mapToLong(TicksDidNotHold::count).sum())
                .isGreaterThanOrEqualTo(100);
    }

    @Test
    void anHourIsKeptAndTheRestForgotten() {
        ticks(30, LIE, TIGHT);
        ticks(400, TimeDelta.ZERO, 10);
        corrections.clear();
        ticks(12, TimeDelta.ZERO, TIGHT);
        assertThat(corrected()).as("routine alone: what lied is too long ago").hasSizeLessThan(4);
        assertThat(alarms).isEmpty();
    }

    @Test
    void aCounterThatMissedTimeIsNoBasis() {
        ticks(60, LIE, TIGHT);
        corrections.clear();
        alarms.clear();
        window.clear();
        ticks(59, TimeDelta.ZERO, TIGHT);
        assertThat(corrections).isEmpty();
        assertThat(alarms).isEmpty();
    }
}
