package org.noonmark.testkit;

import java.util.List;
import java.util.random.RandomGenerator;

/// Generators of plain values; edges of the range come up often.
public final class Generators {
    private Generators() {}

    /// Any `int`, near zero for small sizes, the extremes often.
    public static Generator<Integer> ints() {
        return ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// An `int` from `least` to `most`, both included.
    public static Generator<Integer> ints(int least, int most) {
        return longs(least, most).map(Math::toIntExact);
    }

    /// Any `long`, near zero for small sizes, the extremes often.
    public static Generator<Long> longs() {
        return longs(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// A `long` from `least` to `most`, both included; one in eight is one of the ends.
    public static Generator<Long> longs(long least, long most) {
        if (least > most) {
            throw new IllegalArgumentException("must not be empty: " + least + " to " + most);
        }
        return (random, size) -> {
            int kind = random.nextInt(8);
            if (kind == 0 && size > 0) {
                return random.nextBoolean() ? least : most;
            }
            if (kind < 5) {
                return nearOrigin(random, size, least, most);
            }
            return uniform(random, least, most);
        };
    }

    private static long nearOrigin(RandomGenerator random, int size, long least, long most) {
        long origin = Math.clamp(0L, least, most);
        int bits = (int) Math.min(63, size * 64L / Property.MAX_SIZE);
        long distance = bits == 0 ? 0 : random.nextLong() >>> (64 - bits);
        long value = random.nextBoolean() ? origin + distance : origin - distance;
        boolean wrapped = random.nextBoolean() ? value < least : value > most;
        return wrapped || value < least || value > most ? origin : value;
    }

    private static long uniform(RandomGenerator random, long least, long most) {
        return least == Long.MIN_VALUE && most == Long.MAX_VALUE
                ? random.nextLong()
                : most == Long.MAX_VALUE
                        ? random.nextLong(least - 1, most) + 1
                        : random.nextLong(least, most + 1);
    }

    /// A finite `double` from `least` to `most`.
    public static Generator<Double> doubles(double least, double most) {
        return (random, size) ->
                random.nextInt(16) == 0
                        ? (random.nextBoolean() ? least : most)
                        : least + (most - least) * random.nextDouble();
    }

    public static Generator<Boolean> booleans() {
        return (random, size) -> random.nextBoolean();
    }

    /// Random bytes, up to `maxLength` of them, short ones first.
    public static Generator<byte[]> bytes(int maxLength) {
        return (random, size) -> {
            var bytes = new byte[random.nextInt(scaled(maxLength, size) + 1)];
            random.nextBytes(bytes);
            return bytes;
        };
    }

    /// One of the given values.
    public static <T> Generator<T> oneOf(List<T> values) {
        var choices = List.copyOf(values);
        return (random, size) -> choices.get(random.nextInt(choices.size()));
    }

    /// A value of one of the given generators.
    public static <T> Generator<T> choose(List<Generator<T>> generators) {
        var choices = List.copyOf(generators);
        return (random, size) -> choices.get(random.nextInt(choices.size())).generate(random, size);
    }

    /// Vectors, each changed by up to a few mutations (see [Mutator]); size 0 leaves them whole.
    public static Generator<byte[]> mutated(List<byte[]> vectors) {
        var mutator = new Mutator(vectors);
        return (random, size) -> mutator.mutate(random, scaled(8, size));
    }

    static int scaled(int most, int size) {
        return (int) ((long) most * size / Property.MAX_SIZE);
    }
}
