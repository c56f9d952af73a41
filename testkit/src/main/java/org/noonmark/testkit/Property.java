package org.noonmark.testkit;

import java.lang.reflect.Array;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Statements that hold for every generated value.
///
/// A run is a fixed list of cases: the seed is fixed unless `-Dproperty.seed=N` (or `random`) says
/// otherwise, and `-Dproperty.rounds=N` makes it longer. Cases grow from size 0 to [#MAX_SIZE].
/// When one fails, smaller ones are tried, and the smallest that fails is reported with the seed.
public final class Property {
    /// The size of the largest cases.
    public static final int MAX_SIZE = 100;

    private static final long DEFAULT_SEED = 20_261_123L;
    private static final int DEFAULT_ROUNDS = 1000;
    private static final int SHRINK_TRIES_PER_SIZE = 50;

    private Property() {}

    /// What has to hold: returns normally, or throws (an `AssertionError` or anything else).
    @FunctionalInterface
    public interface Check<T> {
        void check(T value) throws Exception;
    }

    /// Checks a thousand generated values, or as many as `-Dproperty.rounds` says.
    ///
    /// @throws AssertionError that names seed, case and value, with the failure as its cause
    public static <T> void forAll(Generator<T> generator, Check<T> check) {
        forAll(Integer.getInteger("property.rounds", DEFAULT_ROUNDS), generator, check);
    }

    /// Checks `rounds` generated values.
    ///
    /// @throws AssertionError that names seed, case and value, with the failure as its cause
    public static <T> void forAll(int rounds, Generator<T> generator, Check<T> check) {
        long seed = seed();
        for (int round = 0; round < rounds; round++) {
            int size = rounds == 1 ? MAX_SIZE : (int) ((long) round * MAX_SIZE / (rounds - 1));
            var failure = run(generator, check, seed + round, size);
            if (failure != null) {
                throw report(smallest(generator, check, seed, size, failure), seed, round);
            }
        }
    }

    private record Failure(int size, @Nullable Object value, Throwable cause) {}

    private static <T> @Nullable Failure run(
            Generator<T> generator, Check<T> check, long caseSeed, int size) {
        T value = generator.generate(new SplittableRandom(caseSeed), size);
        try {
            check.check(value);
            return null;
        } catch (Exception | AssertionError | StackOverflowError failure) {
            return new Failure(size, value, failure);
        }
    }

    private static <T> Failure smallest(
            Generator<T> generator, Check<T> check, long seed, int size, Failure found) {
        for (int smaller = 0; smaller < size; smaller++) {
            for (int i = 0; i < SHRINK_TRIES_PER_SIZE; i++) {
                var failure = run(generator, check, seed + i, smaller);
                if (failure != null) {
                    return failure;
                }
            }
        }
        return found;
    }

    private static AssertionError report(Failure failure, long seed, int round) {
        return new AssertionError(
                "property fails: -Dproperty.seed=%d replays it (case %d; smallest shown, size %d)%n  value: %s%n  %s"
                        .formatted(seed, round, failure.size, show(failure.value), failure.cause),
                failure.cause);
    }

    private static String show(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes " + HexFormat.of().formatHex(bytes);
        }
        if (value != null && value.getClass().isArray()) {
            var text = new StringBuilder("[");
            for (int i = 0; i < Array.getLength(value); i++) {
                text.append(i == 0 ? "" : ", ").append(show(Array.get(value, i)));
            }
            return text.append(']').toString();
        }
        return String.valueOf(value);
    }

    private static long seed() {
        var text = System.getProperty("property.seed", "");
        return switch (text) {
            case "" -> DEFAULT_SEED;
            case "random" -> new SplittableRandom().nextLong();
            default -> Long.parseLong(text);
        };
    }
}
