package org.noonmark.sigma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The reader, and the reference evaluator, against the specification.
class ConformanceTest {
    private static final List<ConformanceCase> CASES = ConformanceCase.all();

    @TestFactory
    Stream<DynamicTest> readsAndMeansWhatTheSpecificationSays() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    @Test
    void coversEnough() {
        long events = CASES.stream().mapToLong(one -> one.expectations().size()).sum();
        long refusals = CASES.stream().filter(one -> !one.refused().isEmpty()).count();
        assertThat(events + refusals).isGreaterThanOrEqualTo(400);
        assertThat(CASES).allMatch(one -> !one.section().isEmpty());
        assertThat(CASES.stream().map(ConformanceCase::name)).doesNotHaveDuplicates();
    }

    private static void check(ConformanceCase one) {
        var pack = one.pack();
        if (!one.refused().isEmpty()) {
            assertRefused(one);
            return;
        }
        assertThat(pack.refusals()).describedAs("refusals of %s", one.rule()).isEmpty();
        assertThat(pack.detectionRules()).hasSize(1);
        assertThat(one.expectations()).isNotEmpty();
        for (var expectation : one.expectations()) {
            var event = expectation.event();
            assertThat(ReferenceEvaluator.matches(pack.detectionRules().getFirst(), event))
                    .describedAs("line %d: %s of%n%s", expectation.line(), event, one.rule())
                    .isEqualTo(expectation.isMatch());
        }
    }

    private static void assertRefused(ConformanceCase one) {
        var pack = one.pack();
        if (one.refused().equals("waits")) {
            assertThat(pack.rules()).isEmpty();
            assertThat(pack.waiting()).hasSize(1);
            assertThat(pack.waiting().getFirst().message()).contains(one.says());
            return;
        }
        assertThat(pack.rules()).describedAs(one.rule()).isEmpty();
        assertThat(pack.refusals()).hasSize(1);
        var refusal = pack.refusals().getFirst();
        assertThat(refusal.reason()).hasToString(one.refused());
        assertThat(refusal.message()).contains(one.says());
    }
}
