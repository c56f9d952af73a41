package org.noonmark.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Spoils vectors the way an attacker or a broken sender would: flipped bits, telling numbers in
/// length fields, cut, repeated, spliced and extended bytes.
public final class Mutator {
    private static final int MAX_LENGTH = 2048;
    private static final int[] TELLING_NUMBERS = {
        0, 1, 2, 3, 4, 8, 15, 16, 20, 24, 28, 48, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFC,
        0xFFFF,
    };

    private final List<byte[]> vectors;

    public Mutator(List<byte[]> vectors) {
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: vectors");
        }
        this.vectors = vectors.stream().map(byte[]::clone).toList();
    }

    /// A copy of one of the vectors after up to `maxMutations` changes; at most 2 kB, or as long as
    /// the longest vector.
    public byte[] mutate(RandomGenerator random, int maxMutations) {
        var bytes = pick(random).clone();
        int mutations = random.nextInt(maxMutations + 1);
        for (int i = 0; i < mutations; i++) {
            bytes = once(random, bytes);
        }
        return bytes;
    }

    private byte[] pick(RandomGenerator random) {
        return vectors.get(random.nextInt(vectors.size()));
    }

    private byte[] once(RandomGenerator random, byte[] bytes) {
        if (bytes.length == 0) {
            return pick(random).clone();
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> putNumber(random, bytes, at & ~1);
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                return concat(bytes, at, randomTail(random));
            }
            case 5 -> {
                var other = pick(random);
                int from = random.nextInt(other.length + 1);
                return concat(bytes, at, Arrays.copyOfRange(other, from, other.length));
            }
            default -> {
                return withoutOrTwice(random, bytes, at);
            }
        }
        return bytes;
    }

    private static void putNumber(RandomGenerator random, byte[] bytes, int at) {
        int number = TELLING_NUMBERS[random.nextInt(TELLING_NUMBERS.length)];
        bytes[at] = (byte) (number >> 8);
        if (at + 1 < bytes.length) {
            bytes[at + 1] = (byte) number;
        }
    }

    private static byte[] randomTail(RandomGenerator random) {
        var tail = new byte[random.nextInt(64)];
        random.nextBytes(tail);
        return tail;
    }

    private static byte[] withoutOrTwice(RandomGenerator random, byte[] bytes, int at) {
        int length = 1 + random.nextInt(Math.min(32, bytes.length - at));
        boolean without = random.nextBoolean();
        return concat(
                bytes,
                without ? at : at + length,
                Arrays.copyOfRange(bytes, without ? at + length : at, bytes.length));
    }

    private static byte[] concat(byte[] bytes, int keep, byte[] tail) {
        int room = Math.max(0, Math.max(MAX_LENGTH, bytes.length) - keep);
        var joined = Arrays.copyOf(bytes, keep + Math.min(room, tail.length));
        System.arraycopy(tail, 0, joined, keep, joined.length - keep);
        return joined;
    }
}
