package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.ReadingRefused;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;

class FileReadingsTest implements ReadingSink {
    private static final long SECOND = 1_000_000_000L;

    /// 2026-11-23T00:00:00Z, when TAI - UTC is 37 s.
    private static final long EPOCH_SECONDS = 1_795_392_000L;

    private final List<Reading> readings = new ArrayList<>();
    private final List<ClockId> lost = new ArrayList<>();
    private final List<StationEvent> events = new ArrayList<>();
    private long counter = 5_000 * SECOND;
    private FileReadings file = with(TimeColumn.UTC_SECONDS);

    private FileReadings with(TimeColumn column) {
        var config =
                new ReadingFileConfig(
                        Path.of("clocks.csv"),
                        column,
                        TimeDelta.ofNanos(50),
                        Duration.ofSeconds(30),
                        "LAB");
        return new FileReadings(config, LeapTable::embedded, this, events::add);
    }

    /// Lets a second pass; the host clock is 4 s ahead of the counter plus the epoch.
    private void second() {
        counter += SECOND;
        file.now(counter, realtime());
    }

    private long realtime() {
        return EPOCH_SECONDS * SECOND + counter - 5_000 * SECOND + 4 * SECOND;
    }

    @Override
    public void accept(Reading reading) {
        readings.add(reading);
    }

    @Override
    public void unreachable(ClockId clock) {
        lost.add(clock);
    }

    @Test
    void aLineComparesTheClockWithTheHostClock() {
        second();
        second();
        file.line(1, (EPOCH_SECONDS + 5) + ".5,cs-1,0.25,1e-9");

        var reading = readings.getFirst();
        assertThat(reading.clock()).isEqualTo(new ClockId("cs-1"));
        // The host showed 5.5 s after the epoch when the counter stood at 5001.5 s.
        assertThat(reading.counterNanos()).isEqualTo(5_001_500_000_000L);
        assertThat(reading.clockMinusLocal().plus(TimeDelta.ofNanos(reading.counterNanos())))
                .isEqualTo(
                        TimeDelta.ofSeconds(EPOCH_SECONDS + 5 + 37).plus(TimeDelta.ofMillis(750)));
        assertThat(reading.noise()).isEqualTo(TimeDelta.ofNanos(1));
        assertThat(reading.bound()).isEqualTo(TimeDelta.ofNanos(2003));
        assertThat(reading.upstream().stratum()).isZero();
        assertThat(reading.upstream().referenceId()).isEqualTo(0x4C414200);
    }

    @Test
    void aLineMayCompareTheClockWithTheCounter() {
        file = with(TimeColumn.COUNTER_NANOS);
        second();
        file.line(1, (counter - 9) + ",cs-1,1795386100.122");
        assertThat(readings).as("what may be of an earlier boot").isEmpty();
        file.caughtUp();
        file.line(2, (counter - 7) + ",cs-1,1795386100.123");

        var reading = readings.getFirst();
        assertThat(reading.counterNanos()).isEqualTo(counter - 7);
        assertThat(reading.clockMinusLocal()).isEqualTo(TimeDelta.parseSeconds("1795386100.123"));
        assertThat(reading.noise()).isEqualTo(TimeDelta.ofNanos(50));
        assertThat(reading.bound()).isEqualTo(TimeDelta.ofNanos(150));
    }

    @Test
    void settingTheHostClockMakesOlderLinesUnusable() {
        second();
        second();
        file.caughtUp();
        counter += SECOND;
        file.now(counter, realtime() + 60 * SECOND);
        file.line(1, (EPOCH_SECONDS + 5) + ",cs-1,0");

        assertThat(readings).isEmpty();
        assertThat(events).hasSize(1).first().isInstanceOf(ReadingRefused.class);
    }

    @Test
    void oldLinesAtTheStartAreSkippedSilently() {
        second();
        file.line(1, "1000,cs-1,0");
        file.line(2, "1001,cs-1,0");

        assertThat(events).isEmpty();
        assertThat(file.status("").skipped()).isEqualTo(2);
        file.caughtUp();
        file.line(3, "1002,cs-1,0");
        assertThat(file.status("").refused()).isEqualTo(1);
    }

    @Test
    void aLineThatWasReadIsNotReadAgain() {
        second();
        second();
        var line = (EPOCH_SECONDS + 5) + ",cs-1,0";
        file.line(1, line);
        file.line(1, line);

        assertThat(readings).hasSize(1);
        assertThat(file.status("").skipped()).isEqualTo(1);
    }

    @Test
    void wrongLinesAreNamedAndGoodOnesAroundThemAreNotLost() {
        second();
        second();
        file.line(1, "epoch,clock_id,phase_s");
        file.line(2, (EPOCH_SECONDS + 5) + ",cs-1,0");
        file.line(3, "nonsense");
        file.tooLong(4);
        file.line(5, (EPOCH_SECONDS + 6) + ",cs-1,0");

        assertThat(readings).hasSize(2);
        assertThat(events)
                .filteredOn(ReadingRefused.class::isInstance)
                .extracting(event -> ((ReadingRefused) event).line())
                .containsExactly(3L, 4L);
    }

    @Test
    void aFloodOfWrongLinesIsTenEventsAMinute() {
        second();
        for (int i = 0; i < 1000; i++) {
            file.line(i + 2, "nonsense,");
        }
        assertThat(events).hasSize(10);
        for (int i = 0; i < 60; i++) {
            second();
            file.line(i + 2, "nonsense,");
        }

        assertThat(events).hasSize(20);
        assertThat(file.status("").refused()).isEqualTo(1060);
    }

    @Test
    void aSilentClockIsUnreachableUntilItSpeaksAgain() {
        second();
        second();
        file.line(1, (EPOCH_SECONDS + 5) + ",cs-1,0");
        for (int i = 0; i < 40; i++) {
            second();
            file.checkSilence();
        }
        assertThat(lost).containsExactly(new ClockId("cs-1"));
        file.line(2, (EPOCH_SECONDS + 40) + ",cs-1,0");

        assertThat(readings).hasSize(2);
        assertThat(events).hasSize(3).last().isEqualTo(new StationEvent.SourceReachable("cs-1"));
    }

    @Test
    void aFileCannotInventClocksWithoutEnd() {
        second();
        second();
        for (int i = 0; i < 1000; i++) {
            file.line(i, (EPOCH_SECONDS + 5) + ",clock-" + i + ",0");
        }

        assertThat(readings).hasSize(256);
    }
}
