package org.noonmark.app.stability;

import java.util.List;
import java.util.function.IntFunction;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.StabilityStream;

/// A stream whose memory grows with the record until it keeps the longest averaging time.
///
/// The readings so far are kept as long as it grows, and go into a larger stream when they are more
/// than it looks back. A stream that looks back over all of its record knows no less than one that
/// could look back further.
final class GrowingStream {
    private static final int FIRST = 1 << 14;
    private static final int TIMES = 4;

    private final IntFunction<StabilityStream> maker;
    private final int largest;
    private SampleArray kept = new SampleArray();
    private int factor;
    private StabilityStream stream;

    /// @param maker makes a stream for a longest averaging time in steps
    /// @param largest the longest that is wanted
    GrowingStream(IntFunction<StabilityStream> maker, int largest) {
        this.maker = maker;
        this.largest = largest;
        factor = Math.min(FIRST, largest);
        stream = maker.apply(factor);
    }

    void addAll(double[] values, int from, int count) {
        if (factor < largest) {
            for (int i = 0; i < count; i++) {
                kept.sample(0, Double.NaN, values[from + i]);
            }
            if (kept.count() > factor) {
                grow();
                return;
            }
        }
        stream.addAll(values, from, count);
    }

    private void grow() {
        while (factor < largest && factor < kept.count()) {
            factor = (int) Math.min(largest, (long) TIMES * factor);
        }
        // The old one makes room first.
        stream = maker.apply(1);
        stream = maker.apply(factor);
        var values = kept.values();
        stream.addAll(values, 0, kept.count());
        if (factor == largest) {
            kept = new SampleArray();
        }
    }

    List<Deviation> results() {
        return stream.results();
    }
}
