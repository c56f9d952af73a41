package org.noonmark.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class RankedNumbersTest {
    @Test
    void ranksAsASortedListDoes() {
        Property.forAll(
                Generators.ints(-20, 20).listOf(200),
                steps -> {
                    var numbers = new RankedNumbers();
                    var sorted = new ArrayList<Integer>();
                    for (int i = 0; i < steps.size(); i++) {
                        int step = steps.get(i);
                        // Every third step takes something out, also what is not there.
                        if (i % 3 == 2) {
                            numbers.remove(BigDecimal.valueOf(step));
                            sorted.remove(Integer.valueOf(step));
                        } else {
                            numbers.add(BigDecimal.valueOf(step));
                            sorted.add(step);
                            sorted.sort(null);
                        }
                        assertThat(numbers.size()).isEqualTo(sorted.size());
                    }
                    for (int i = 0; i < sorted.size(); i++) {
                        assertThat(numbers.get(i).intValueExact()).isEqualTo(sorted.get(i));
                    }
                });
    }

    /// A tree that is not balanced would be as deep as it has numbers, and overflow the stack.
    @Test
    void numbersInOrderKeepItFlat() {
        var numbers = new RankedNumbers();
        for (int i = 0; i < 100_000; i++) {
            numbers.add(BigDecimal.valueOf(i));
        }
        assertThat(numbers.get(77_777)).isEqualByComparingTo("77777");
        for (int i = 0; i < 99_999; i++) {
            numbers.remove(BigDecimal.valueOf(i));
        }
        assertThat(numbers.size()).isEqualTo(1);
        assertThat(numbers.get(0)).isEqualByComparingTo("99999");
    }
}
