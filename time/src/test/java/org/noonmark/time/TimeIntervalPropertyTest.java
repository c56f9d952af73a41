package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class TimeIntervalPropertyTest {
    private record Pair(TimeInterval a, TimeInterval b) {}

    private static Generator<Pair> pairs() {
        var intervals = TimeGenerators.intervals();
        return (random, size) ->
                new Pair(intervals.generate(random, size), intervals.generate(random, size));
    }

    @Test
    void exactlyOneOfBeforeAfterAndIntersectingHolds() {
        Property.forAll(
                pairs(),
                pair -> {
                    int holds =
                            (pair.a.isCertainlyBefore(pair.b) ? 1 : 0)
                                    + (pair.b.isCertainlyBefore(pair.a) ? 1 : 0)
                                    + (pair.a.intersects(pair.b) ? 1 : 0);
                    assertThat(holds).isEqualTo(1);
                    assertThat(pair.a.intersects(pair.b)).isEqualTo(pair.b.intersects(pair.a));
                });
    }

    @Test
    void certainlyBeforeImpliesPossiblyBefore() {
        Property.forAll(
                pairs(),
                pair ->
                        assertThat(
                                        !pair.a.isCertainlyBefore(pair.b)
                                                || (pair.a.isPossiblyBefore(pair.b)
                                                        && !pair.b.isPossiblyBefore(pair.a)))
                                .isTrue());
    }

    @Test
    void spanIsTheSmallestThatContainsBoth() {
        Property.forAll(
                pairs(),
                pair -> {
                    var span = pair.a.span(pair.b);
                    assertThat(span).isEqualTo(pair.b.span(pair.a));
                    assertThat(span.contains(pair.a) && span.contains(pair.b)).isTrue();
                    assertThat(span.earliest()).isIn(pair.a.earliest(), pair.b.earliest());
                    assertThat(span.latest()).isIn(pair.a.latest(), pair.b.latest());
                });
    }

    @Test
    void midpointIsInsideAndRadiusCovers() {
        Property.forAll(
                TimeGenerators.intervals(),
                interval -> {
                    assertThat(interval.contains(interval.midpoint())).isTrue();
                    var around = TimeInterval.around(interval.midpoint(), interval.radius());
                    assertThat(around.contains(interval)).isTrue();
                    assertThat(around.width().minus(interval.width()))
                            .isLessThanOrEqualTo(new TimeDelta(0, 1));
                });
    }
}
