package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.Inbox.Input;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

class InboxTest {
    private final Inbox inbox = new Inbox();

    private static Reading reading(String clock, long counterNanos) {
        return new Reading(
                new ClockId(clock),
                counterNanos,
                TimeDelta.ofSeconds(1_800_000_000L),
                TimeDelta.ofMicros(10),
                TimeDelta.ofNanos(50),
                true,
                LeapWarning.NONE,
                new Upstream(0, 1, TimeDelta.ZERO));
    }

    private List<Input> takeAll() throws InterruptedException {
        var all = new ArrayList<Input>();
        for (var input = inbox.take(0); input != null; input = inbox.take(0)) {
            all.add(input);
        }
        return all;
    }

    @Test
    void keepsTheOrderOfArrival() throws InterruptedException {
        inbox.put(reading("a", 1));
        inbox.putLost(new ClockId("a"));
        inbox.put(reading("a", 2));
        assertThat(takeAll())
                .containsExactly(
                        new Input.Measured(reading("a", 1)),
                        new Input.Lost(new ClockId("a")),
                        new Input.Measured(reading("a", 2)));
    }

    @Test
    void aClockThatFloodsCostsItselfOnly() throws InterruptedException {
        for (int i = 0; i < 5_000; i++) {
            inbox.put(reading("flood", i));
        }
        inbox.put(reading("quiet", 7));
        inbox.putLost(new ClockId("flood"));
        inbox.put(LeapTable.embedded());
        assertThat(inbox.droppedCount()).isEqualTo(5_000 - Inbox.LARGEST_PER_CLOCK);
        var all = takeAll();
        assertThat(all).hasSize(Inbox.LARGEST_PER_CLOCK + 3);
        assertThat(all)
                .contains(
                        new Input.Measured(reading("quiet", 7)),
                        new Input.Lost(new ClockId("flood")),
                        new Input.Renewed(LeapTable.embedded()));
    }

    @Test
    void roomComesBackWithEachReadingTaken() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < Inbox.LARGEST_PER_CLOCK; i++) {
                inbox.put(reading("a", i));
            }
            assertThat(takeAll()).hasSize(Inbox.LARGEST_PER_CLOCK);
        }
        assertThat(inbox.droppedCount()).isZero();
    }

    @Test
    void namesInventedWithoutEndFindTheRoomTaken() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            inbox.put(reading("c" + i, i));
        }
        assertThat(inbox.droppedCount()).isEqualTo(10_000 - Inbox.LARGEST);
        assertThat(takeAll()).hasSize(Inbox.LARGEST);
    }
}
