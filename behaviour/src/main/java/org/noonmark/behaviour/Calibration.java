package org.noonmark.behaviour;

import java.nio.ByteBuffer;

/// How often claims of a probability came, at the whole site: what makes a claim an honest one.
///
/// A model of one account is never quite right; among all accounts of a site a claim of at most p
/// has to come in a share p of all occasions. Where it comes more often, that share is claimed
/// instead. Steps of half a power of two down to 2^-32; weights fade with a half-life of 180 days.
final class Calibration {
    private static final int STEPS = 64;

    /// How many occasions a model's own word counts for.
    private static final double MODEL_OCCASIONS = 500;

    private final float[] counts = new float[STEPS];

    private static int step(double probability) {
        double steps = -2 * Math.log(Math.max(probability, 1e-12)) / Math.log(2);
        return Math.clamp((int) steps, 0, STEPS - 1);
    }

    void fade(float kept) {
        if (kept < 1) {
            for (int i = 0; i < STEPS; i++) {
                counts[i] *= kept;
            }
        }
    }

    void add(double claimed) {
        counts[step(claimed)]++;
    }

    /// A claim that also the site's experience supports; never smaller than `claimed`.
    double honest(double claimed) {
        double total = 0;
        double atLeast = 0;
        int own = step(claimed);
        for (int i = 0; i < STEPS; i++) {
            total += counts[i];
            atLeast += i >= own ? counts[i] : 0;
        }
        double seen = (atLeast + MODEL_OCCASIONS * claimed) / (total + MODEL_OCCASIONS);
        return Math.min(1, Math.max(claimed, seen));
    }

    static final int BYTES = STEPS * Float.BYTES;

    void write(ByteBuffer to) {
        for (float count : counts) {
            to.putFloat(count);
        }
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < STEPS; i++) {
            float count = from.getFloat();
            counts[i] = count >= 0 && count < Float.POSITIVE_INFINITY ? count : 0;
        }
    }
}
