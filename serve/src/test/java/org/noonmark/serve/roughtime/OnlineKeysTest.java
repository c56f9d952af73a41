package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.serve.RecordedEvents;
import org.noonmark.time.UtcInstant;

class OnlineKeysTest {
    private static final int SECONDS = 3_600;

    @Test
    void eachDelegationIsToldOnceWithItsEnd() {
        var events = new RecordedEvents();
        var keys =
                new OnlineKeys(
                        Answers.LONG_TERM,
                        new SplittableRandom(1),
                        SECONDS,
                        new RoughtimeCounters(),
                        events);
        long midpoint = Answers.START_UTC;
        var first = keys.at(midpoint);
        assertThat(keys.at(midpoint + 60)).isSameAs(first);
        var second = keys.at(midpoint + SECONDS / 2);
        var told = events.of(KeyChanged.class);
        assertThat(told)
                .extracting(KeyChanged::key)
                .containsExactly(
                        first.delegation().publicKey().toBase64(),
                        second.delegation().publicKey().toBase64());
        assertThat(told.getFirst().use()).isEqualTo(KeyChanged.Use.ROUGHTIME_DELEGATION);
        assertThat(told.getFirst().until()).contains(UtcInstant.ofPosix(midpoint + SECONDS / 2, 0));
    }
}
