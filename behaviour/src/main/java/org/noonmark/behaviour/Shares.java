package org.noonmark.behaviour;

import java.nio.ByteBuffer;

/// How often occasions were hits: two weights each that fade with a half-life of 180 days.
final class Shares {
    private static final double HALF_LIFE_DAYS = 180;

    private final float[] hits;
    private final float[] occasions;
    private int agedToDay = Integer.MIN_VALUE;

    Shares(int kinds) {
        hits = new float[kinds];
        occasions = new float[kinds];
    }

    /// Fades to a day; an earlier day changes nothing. Returns by which factor.
    float age(int day) {
        float kept = 1;
        if (agedToDay != Integer.MIN_VALUE && day > agedToDay) {
            kept = (float) Math.pow(0.5, (day - agedToDay) / HALF_LIFE_DAYS);
            for (int i = 0; i < hits.length; i++) {
                hits[i] *= kept;
                occasions[i] *= kept;
            }
        }
        agedToDay = Math.max(agedToDay, day);
        return kept;
    }

    void add(int kind, boolean isHit) {
        occasions[kind]++;
        hits[kind] += isHit ? 1 : 0;
    }

    void hit(int kind) {
        hits[kind]++;
    }

    void occasion(int kind) {
        occasions[kind]++;
    }

    /// The mean of a Beta distribution.
    ///
    /// @param prior share that is expected of somebody of whom nothing is known
    /// @param weight in occasions, of what is expected
    double mean(int kind, double prior, double weight) {
        return mean(kind, prior, weight, 0);
    }

    /// @param excluded hits of what is judged itself: they do not excuse it
    double mean(int kind, double prior, double weight, int excluded) {
        double others = Math.max(0, hits[kind] - excluded);
        return Math.min(1, (others + weight * prior) / (occasions[kind] + weight));
    }

    double hits(int kind) {
        return hits[kind];
    }

    double occasions(int kind) {
        return occasions[kind];
    }

    int bytes() {
        return Integer.BYTES + hits.length * 2 * Float.BYTES;
    }

    void write(ByteBuffer to) {
        to.putInt(agedToDay);
        for (int i = 0; i < hits.length; i++) {
            to.putFloat(hits[i]).putFloat(occasions[i]);
        }
    }

    void read(ByteBuffer from) {
        agedToDay = from.getInt();
        for (int i = 0; i < hits.length; i++) {
            hits[i] = sound(from.getFloat());
            occasions[i] = Math.max(hits[i], sound(from.getFloat()));
        }
    }

    private static float sound(float weight) {
        return weight >= 0 && weight < Float.POSITIVE_INFINITY ? weight : 0;
    }
}
