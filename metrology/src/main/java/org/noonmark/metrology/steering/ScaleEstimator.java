package org.noonmark.metrology.steering;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of the free scale minus UTC, from comparisons that arrive late and in any order.
///
/// The state is held at the epoch of a comparison, not at the epoch at which it arrived, and is
/// predicted from there. Comparisons of the last [#MEMORY_DAYS] are kept, so that one that arrives
/// after younger ones is put in its place and the rest is computed again.
///
/// A comparison that lies more than five standard deviations off is put aside; the third in a row
/// on the same side is believed, and the frequency is learnt anew.
public final class ScaleEstimator {
    /// How long comparisons are kept for others that arrive late.
    public static final double MEMORY_DAYS = 100;

    private static final double DAY = 86_400;
    private static final double FIRST_FREQUENCY_SPREAD = 1e-12;
    private static final double GATE = 5;
    private static final int BELIEVED = 3;

    private record Point(double phase, double spread) {}

    private record Held(double mjd, ScaleState state, int suspects) {
        private Held after(double mjd, Point point, ScaleModel model) {
            var here = state.after((mjd - this.mjd) * DAY, model);
            double off = point.phase - here.phase();
            if (Math.abs(off) <= GATE * here.innovationSpread(point.spread)) {
                return new Held(mjd, here.withPhase(point.phase, point.spread), 0);
            }
            int count = off * suspects >= 0 ? suspects + (off > 0 ? 1 : -1) : (off > 0 ? 1 : -1);
            if (Math.abs(count) < BELIEVED) {
                return new Held(mjd, here, count);
            }
            double days = BELIEVED + 1;
            var open = here.withMoreFrequencySpread(Math.abs(off) / (days * DAY));
            return new Held(mjd, open.withPhase(point.phase, point.spread), 0);
        }
    }

    private final ScaleModel model;
    private final TreeMap<Double, Point> kept = new TreeMap<>();
    private @Nullable Held anchor;
    private @Nullable Held latest;

    /// An estimator that knows nothing yet.
    public ScaleEstimator(ScaleModel model) {
        this.model = model;
    }

    /// Takes the free scale minus UTC at an epoch. Two at one epoch count as one of their weighted
    /// mean; one older than what is kept is ignored.
    ///
    /// @return whether it was used
    public boolean observe(double mjd, double scaleMinusUtcSeconds, double spreadSeconds) {
        var held = latest;
        var first = anchor;
        if (held == null || first == null) {
            var state =
                    ScaleState.first(
                            scaleMinusUtcSeconds,
                            spreadSeconds,
                            FIRST_FREQUENCY_SPREAD,
                            model.driftSpread());
            anchor = latest = new Held(mjd, state, 0);
            return true;
        }
        if (mjd <= first.mjd) {
            return false;
        }
        var point =
                kept.merge(
                        mjd, new Point(scaleMinusUtcSeconds, spreadSeconds), ScaleEstimator::mean);
        latest = mjd > held.mjd ? held.after(mjd, point, model) : replay(first);
        forget(mjd - MEMORY_DAYS);
        return true;
    }

    private static Point mean(Point a, Point b) {
        double wa = 1 / (a.spread * a.spread);
        double wb = 1 / (b.spread * b.spread);
        return new Point((wa * a.phase + wb * b.phase) / (wa + wb), 1 / Math.sqrt(wa + wb));
    }

    private Held replay(Held from) {
        var held = from;
        for (var entry : kept.entrySet()) {
            held = held.after(entry.getKey(), entry.getValue(), model);
        }
        return held;
    }

    private void forget(double before) {
        while (anchor != null && !kept.isEmpty() && kept.firstKey() < before) {
            var oldest = kept.pollFirstEntry();
            anchor = anchor.after(oldest.getKey(), oldest.getValue(), model);
        }
    }

    /// Whether there has been a comparison.
    public boolean isStarted() {
        return latest != null;
    }

    /// The epoch of the youngest comparison.
    ///
    /// @throws IllegalStateException before the first
    public double lastMjd() {
        return held().mjd;
    }

    /// The state at an epoch not before the youngest comparison.
    ScaleState predict(double mjd) {
        var held = held();
        if (mjd < held.mjd) {
            throw new IllegalArgumentException(
                    "must not be before the youngest comparison: %s < %s".formatted(mjd, held.mjd));
        }
        return held.state.after((mjd - held.mjd) * DAY, model);
    }

    private Held held() {
        if (latest == null) {
            throw new IllegalStateException("must have had a comparison");
        }
        return latest;
    }
}
