package org.noonmark.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.Severity;
import org.noonmark.events.StationEvent.StateChanged;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

class EventQueueTest {
    private static final StandardTime NOW =
            new StandardTime(
                    TimeInterval.around(TaiInstant.ofSeconds(5), TimeDelta.ofMillis(1)),
                    ClockState.SYNCHRONIZED);

    private static StationEvent event(String source) {
        return new StationEvent.SourceReachable(source);
    }

    @Test
    void keepsTheOrderAndStampsWithTheInterval() throws InterruptedException {
        var queue = new EventQueue(4, () -> NOW);
        queue.publish(event("a"));
        queue.publish(event("b"));
        assertThat(queue.poll(0)).isEqualTo(new StampedEvent(1, NOW, event("a")));
        assertThat(queue.poll(0)).isEqualTo(new StampedEvent(2, NOW, event("b")));
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void dropsAndCountsWhenFullAndShowsTheGap() throws InterruptedException {
        var queue = new EventQueue(2, () -> NOW);
        for (int i = 0; i < 5; i++) {
            queue.publish(event("s" + i));
        }
        assertThat(queue.droppedCount()).isEqualTo(3);
        queue.poll(0);
        queue.publish(event("late"));
        queue.poll(0);
        var late = queue.poll(0);
        assertThat(late).isNotNull();
        assertThat(late.sequence()).isEqualTo(6);
    }

    @Test
    void losingTrustIsAnAlarmAndHoldoverAWarning() {
        var lost = new StateChanged(ClockState.SYNCHRONIZED, ClockState.UNTRUSTED, "why");
        var holding = new StateChanged(ClockState.SYNCHRONIZED, ClockState.HOLDOVER, "why");
        assertThat(lost.severity()).isEqualTo(Severity.ALARM);
        assertThat(holding.severity()).isEqualTo(Severity.WARNING);
        assertThat(lost.text()).contains("SYNCHRONIZED -> UNTRUSTED", "why");
    }
}
