package org.noonmark.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Makes values for [Property] out of randomness and a wish for their size.
///
/// The same `random` state and `size` give the same value, so a seed replays a failure.
@FunctionalInterface
public interface Generator<T> {
    /// One value.
    ///
    /// @param size from 0 (the plainest values) to [Property#MAX_SIZE] (anything)
    T generate(RandomGenerator random, int size);

    default <R> Generator<R> map(Function<? super T, ? extends R> function) {
        return (random, size) -> function.apply(generate(random, size));
    }

    default <R> Generator<R> flatMap(Function<? super T, Generator<R>> function) {
        return (random, size) -> function.apply(generate(random, size)).generate(random, size);
    }

    /// Only values for which `wanted` holds.
    ///
    /// @throws IllegalStateException when a thousand values in a row are not wanted
    default Generator<T> filter(Predicate<? super T> wanted) {
        return (random, size) -> {
            for (int i = 0; i < 1000; i++) {
                T value = generate(random, size);
                if (wanted.test(value)) {
                    return value;
                }
            }
            throw new IllegalStateException("the filter refuses nearly every value");
        };
    }

    /// Lists of up to `maxLength` values, short ones first.
    default Generator<List<T>> listOf(int maxLength) {
        return (random, size) -> {
            int length = random.nextInt(Generators.scaled(maxLength, size) + 1);
            var list = new ArrayList<T>(length);
            for (int i = 0; i < length; i++) {
                list.add(generate(random, size));
            }
            return List.copyOf(list);
        };
    }
}
