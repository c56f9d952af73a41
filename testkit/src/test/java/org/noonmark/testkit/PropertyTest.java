package org.noonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void runsTheSameCasesEveryTime() {
        var first = new ArrayList<Long>();
        var second = new ArrayList<Long>();

        Property.forAll(200, Generators.longs(), first::add);
        Property.forAll(200, Generators.longs(), second::add);

        assertThat(first).hasSize(200).isEqualTo(second);
    }

    @Test
    void startsWithSmallCases() {
        var lengths = new ArrayList<Integer>();

        Property.forAll(100, Generators.bytes(1000), bytes -> lengths.add(bytes.length));

        assertThat(lengths.getFirst()).isZero();
        assertThat(lengths.subList(0, 10)).allMatch(length -> length <= 100);
        assertThat(lengths).anyMatch(length -> length > 500);
    }

    @Test
    void reportsSeedAndASmallValue() {
        assertThatThrownBy(() ->
                        Property.forAll(
                                Generators.bytes(1000),
                                bytes -> assertThat(bytes.length).isLessThan(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dproperty.seed=")
                .hasMessageContaining("20 bytes");
    }

    @Test
    void reportsWhatWasThrown() {
        var unexpected = new IllegalStateException("boom");

        assertThatThrownBy(() ->
                        Property.forAll(
                                Generators.booleans(),
                                _ -> {
                                    throw unexpected;
                                }))
                .hasCause(unexpected);
    }

    @Test
    void showsArraysReadably() {
        assertThatThrownBy(() ->
                        Property.forAll(
                                Generators.oneOf(List.of(new long[][] {{1, 2}, {3}})),
                                value -> assertThat(value).isEmpty()))
                .hasMessageContaining("[");
    }
}
