package org.noonmark.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.HostClockStepped;
import org.noonmark.events.StationEvent.StateChanged;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

/// The real loop on a counter that advances a tenth of a second each time it is read.
@Timeout(30)
class StationLoopTest {
    private static final long TENTH = 100_000_000L;

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong hostAhead = new AtomicLong();
    private final LinkedBlockingQueue<StationEvent> events = new LinkedBlockingQueue<>();
    private final Station station =
            new Station(
                    StationPolicy.DEFAULT,
                    LeapTable.embedded(),
                    new Start.Fresh(),
                    1,
                    0,
                    events::add);
    private final StationLoop loop =
            new StationLoop(station, this::sample, new HostClockWatch(sample()));

    private HostSample sample() {
        long counter = reads.incrementAndGet() * TENTH;
        return new HostSample(counter, counter + hostAhead.get(), 0, 100);
    }

    private Reading reading(long counterNanos) {
        return new Reading(
                new ClockId("lab"),
                counterNanos,
                TimeDelta.ofSeconds(1_800_000_000L),
                TimeDelta.ofMicros(10),
                TimeDelta.ofNanos(50),
                true,
                LeapWarning.NONE,
                new Upstream(0, 1, TimeDelta.ZERO));
    }

    private <T extends StationEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            var event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event of kind " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Test
    void readingsBecomeASynchronisedSnapshot() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            loop.accept(reading(reads.get() * TENTH + i));
        }
        loop.start();
        var change = next(StateChanged.class);
        loop.close();
        assertThat(change.to()).isEqualTo(ClockState.SYNCHRONIZED);
        var snapshot = station.snapshot();
        long counter = snapshot.line().startCounterNanos();
        double error =
                snapshot.line().taiAt(counter).sinceEpoch().toSeconds()
                        - (1_800_000_000L + counter * 1e-9);
        assertThat(Math.abs(error)).isLessThan(1e-6);
    }

    @Test
    void aStepOfTheHostClockBecomesAnEvent() throws InterruptedException {
        loop.start();
        hostAhead.set(-5_000_000_000L);
        assertThat(next(HostClockStepped.class).step()).isEqualTo(TimeDelta.ofSeconds(-5));
        loop.close();
    }
}
