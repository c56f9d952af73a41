package org.noonmark.wire.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.Ed25519PrivateKey;

class RoughtimeStatementTest {
    private static final long MAX = -1;

    private static RoughtimeStatement stated(long midpoint, long radius) {
        var key = Ed25519PrivateKey.ofSeed(new byte[32]).publicKey();
        return new RoughtimeStatement(
                RoughtimeVersion.V1, midpoint, radius, new Delegation(key, 0, MAX), List.of());
    }

    @Test
    void staysWithinWhatCanBeStated() {
        assertThat(stated(5, 5).earliestSeconds()).isZero();
        assertThat(stated(4, 5).earliestSeconds()).isZero();
        assertThat(stated(6, 5).earliestSeconds()).isEqualTo(1);
        assertThat(stated(MAX, 1).latestSeconds()).isEqualTo(MAX);
        assertThat(stated(MAX - 5, 5).latestSeconds()).isEqualTo(MAX);
        assertThat(stated(MAX - 6, 5).latestSeconds()).isEqualTo(MAX - 1);
        assertThat(stated(Long.MAX_VALUE, 5).latestSeconds()).isEqualTo(Long.MIN_VALUE + 4);
    }

    @Test
    void contradictionsAreFoundAtBothEnds() {
        var begin = stated(0, 10);
        var now = stated(1_800_000_000L, 3);
        var end = stated(MAX, 10);
        assertThat(Causality.contradictions(List.of(begin, now, end))).isEmpty();
        assertThat(Causality.contradictions(List.of(end, now, begin))).hasSize(3);
        assertThat(Causality.contradictions(List.of(end, stated(MAX - 20, 10)))).isEmpty();
        assertThat(Causality.contradictions(List.of(end, stated(MAX - 21, 10)))).hasSize(1);
        assertThat(Causality.contradictions(List.of(stated(20, 10), begin))).isEmpty();
        assertThat(Causality.contradictions(List.of(stated(21, 10), begin))).hasSize(1);
    }
}
