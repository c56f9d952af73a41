package org.noonmark.fuzz;

import org.junit.jupiter.api.Test;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeReason;
import org.noonmark.wire.roughtime.RoughtimeVersion;

class RoughtimeRequestFuzzTest {
    private final RequestView view = new RequestView();
    private final ReplyBatch batch = new ReplyBatch(1, RoughtimeVersion.all());

    @Test
    void acceptsOrRefusesWithAReasonAndTakesWhatItAccepts() {
        Fuzz.of(RoughtimeRequestFuzzTest.class, RoughtimeVectors.REQUESTS)
                .run(1_000_000, this::feed);
    }

    private void feed(byte[] input) {
        int verdict = view.check(input, 0, input.length, RoughtimeVectors.KEY.serverName());
        if (verdict == RequestView.ACCEPTED) {
            batch.clear();
            Fuzz.same(batch.add(input, 0, input.length, view), 0);
        } else {
            Fuzz.same(RoughtimeReason.ofCode(verdict).code(), verdict);
        }
    }
}
