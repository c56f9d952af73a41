package org.noonmark.campaign;

import java.util.List;
import java.util.SplittableRandom;

/// Random values that depend on a seed and a key alone, never on what was drawn elsewhere: so the
/// normal work is the same with and without an intruder.
final class Draw {
    private static final long ODD = 0x9e3779b97f4a7c15L;

    private final SplittableRandom random;

    private Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// What is drawn for this key.
    static Draw of(long seed, Topic topic, long key, long day) {
        long mixed = mix(seed + ODD);
        mixed = mix(mixed ^ topic.name().hashCode() * ODD);
        mixed = mix(mixed + key * ODD);
        return new Draw(mix(mixed ^ day * ODD));
    }

    /// The finalizer of SplitMix64.
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// What draws are about; each has its own stream.
    enum Topic {
        PERSON,
        TRIPS,
        DAY,
        ADDRESS,
        KEY,
        MACHINE,
        SCAN,
        CLOCK,
        MAINTENANCE,
        PLAN,
        INTRUDER
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// From `least` to `most`, both possible.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    double gauss() {
        return random.nextGaussian();
    }

    long bits() {
        return random.nextLong();
    }

    /// A number of events of which `mean` are expected.
    int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// As `ssh-keygen -l` writes it: 43 characters of base64.
    String fingerprint() {
        var text = new StringBuilder("SHA256:");
        for (int i = 0; i < 43; i++) {
            text.append(BASE64.charAt(random.nextInt(BASE64.length())));
        }
        return text.toString();
    }

    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}
