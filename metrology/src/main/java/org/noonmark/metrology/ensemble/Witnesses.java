package org.noonmark.metrology.ensemble;

import java.util.List;

/// Several scales of the same clocks, side by side: the first is the one that is used, the others
/// bear witness.
///
/// Two scales may differ by a constant and by a constant frequency, which no reading shows. What
/// must stay small is the second difference D of their phases over an interval T, whose variance is
/// 2 T^2 times the Allan variance of their difference (NIST SP 1065 section 5.2.1). It may be five
/// times what both say of themselves, taken as independent, which they are not: an alarm is no
/// chance.
public final class Witnesses {
    private static final int PARTS = 8;
    private static final int KEPT = 2 * PARTS + 1;
    private static final double SIGMAS = 5;

    private final List<TimeScale> scales;
    private final ScaleListener listener;
    private final double interval;
    private final double[][] differences;
    private final boolean[] apart;
    private long nextNanos = Long.MIN_VALUE;
    private long kept;

    /// Scales that are advanced elsewhere, or by [#advance].
    public Witnesses(List<TimeScale> scales, ScaleSettings settings, ScaleListener listener) {
        this.scales = List.copyOf(scales);
        this.listener = listener;
        interval = settings.intervalSeconds();
        int others = Math.max(0, scales.size() - 1);
        differences = new double[others][KEPT];
        apart = new boolean[others];
    }

    /// The scale that is used.
    public TimeScale scale() {
        return scales.getFirst();
    }

    /// Gives the readings of an epoch to all scales and compares them.
    public void advance(long atNanos, double[] clockMinusHub, double[] noise) {
        for (var scale : scales) {
            scale.advance(atNanos, clockMinusHub, noise);
        }
        compare(atNanos);
    }

    private void compare(long atNanos) {
        if (nextNanos == Long.MIN_VALUE) {
            nextNanos = atNanos;
        }
        if (atNanos < nextNanos) {
            return;
        }
        long part = (long) (interval / PARTS * 1e9);
        // After a gap the old differences stand at wrong distances.
        kept = atNanos - nextNanos > part / 2 ? 0 : kept;
        nextNanos = atNanos + part;
        int at = (int) (kept % KEPT);
        for (int i = 0; i < differences.length; i++) {
            var other = scales.get(i + 1);
            differences[i][at] = scale().scaleMinusHub() - other.scaleMinusHub();
            if (kept >= KEPT - 1) {
                judge(atNanos, i, at, part);
            }
        }
        kept++;
    }

    private void judge(long atNanos, int i, int at, long part) {
        var other = scales.get(i + 1);
        double now = differences[i][at];
        double before = differences[i][(at + KEPT - PARTS) % KEPT];
        double first = differences[i][(at + 1) % KEPT];
        double departure = now - 2 * before + first;
        double allowed =
                SIGMAS
                        * Math.sqrt(2)
                        * StrictMath.hypot(
                                scale().uncertainty(interval), other.uncertainty(interval));
        boolean isApart = Math.abs(departure) > allowed;
        if (isApart && !apart[i]) {
            listener.happened(
                    scale().algorithm(),
                    new ScaleEvent.WitnessesDisagree(
                            atNanos,
                            scale().algorithm(),
                            other.algorithm(),
                            departure,
                            atNanos - (KEPT - 1) * part,
                            allowed));
        } else if (apart[i] && Math.abs(departure) < allowed / 2) {
            isApart = false;
            listener.happened(
                    scale().algorithm(),
                    new ScaleEvent.WitnessesAgree(atNanos, scale().algorithm(), other.algorithm()));
        } else {
            isApart |= apart[i];
        }
        apart[i] = isApart;
    }
}
