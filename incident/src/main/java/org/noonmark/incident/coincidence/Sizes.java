package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How many changes there were, and the 128 largest of them.
///
/// Sizes are seconds without sign, 0 where nobody said one; those are the smallest.
final class Sizes {
    private static final int KEPT = 128;

    private final float[] largest = new float[KEPT];
    private long count;

    void add(double size) {
        float value = (float) size;
        int at = (int) Math.min(count, KEPT);
        count++;
        if (at == KEPT) {
            if (value <= largest[KEPT - 1]) {
                return;
            }
            at--;
        }
        while (at > 0 && largest[at - 1] < value) {
            largest[at] = largest[at - 1];
            at--;
        }
        largest[at] = value;
    }

    long count() {
        return count;
    }

    /// How many were at least so large; all of them when it is not known.
    long atLeast(double size) {
        float value = (float) size;
        int kept = (int) Math.min(count, KEPT);
        for (int i = 0; i < kept; i++) {
            if (largest[i] < value) {
                return i;
            }
        }
        return count;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (int i = 0; i < Math.min(count, KEPT); i++) {
            out.writeFloat(largest[i]);
        }
    }

    static Sizes read(DataInput in) throws IOException {
        var sizes = new Sizes();
        sizes.count = Counts.checked(in.readLong());
        for (int i = 0; i < Math.min(sizes.count, KEPT); i++) {
            sizes.largest[i] = in.readFloat();
        }
        return sizes;
    }
}
