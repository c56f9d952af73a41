package org.noonmark.serve.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.AuthenticationEvent.TimestampsIssued;
import org.noonmark.serve.RecordedEvents;
import org.noonmark.time.UtcInstant;

class TokenBatchTest {
    private static final UtcInstant FIRST = UtcInstant.parse("2026-11-23T09:45:59Z");
    private static final UtcInstant LAST = UtcInstant.parse("2026-11-23T09:46:00Z");

    private final RecordedEvents events = new RecordedEvents();
    private final TimestampCounters counters = new TimestampCounters();
    private final TokenBatch batch = new TokenBatch(events, counters);

    @Test
    void offersAllTokensOfAPeriodTogether() {
        // Threads may finish in another order than that of their times.
        batch.add(new byte[] {1}, LAST);
        batch.add(new byte[] {2}, FIRST);
        batch.publish();
        batch.publish();
        var one = MerkleRoot.sha256().digest(new byte[] {1});
        var two = MerkleRoot.sha256().digest(new byte[] {2});
        var hex = HexFormat.of();
        assertThat(events.all())
                .containsExactly(
                        new TimestampsIssued(
                                2,
                                hex.formatHex(MerkleRoot.of(List.of(one, two))),
                                hex.formatHex(one) + hex.formatHex(two),
                                FIRST,
                                LAST));
        assertThat(counters.batches()).isEqualTo(1);
    }

    @Test
    void isBoundedEvenWhenNobodyTakesIt() {
        var failing =
                new TokenBatch(
                        event -> {
                            throw new IllegalStateException("a bug");
                        },
                        counters);
        failing.add(new byte[] {1}, FIRST);
        assertThatThrownBy(failing::publish).isInstanceOf(IllegalStateException.class);
        failing.publish();
        assertThat(counters.batches()).isZero();
    }

    @Test
    void isBounded() {
        for (int i = 0; i <= TokenBatch.MOST; i++) {
            batch.add(new byte[] {(byte) i}, FIRST);
        }
        assertThat(events.of(TimestampsIssued.class))
                .extracting(TimestampsIssued::count)
                .containsExactly(TokenBatch.MOST);
        batch.publish();
        assertThat(events.of(TimestampsIssued.class))
                .extracting(TimestampsIssued::count)
                .containsExactly(TokenBatch.MOST, 1);
    }
}
