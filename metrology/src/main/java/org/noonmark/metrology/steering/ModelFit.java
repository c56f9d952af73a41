package org.noonmark.metrology.steering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The noise of a scale from comparisons: the mean two-state model, given them.
///
/// The likelihood is that of the innovations of the Kalman filter (Schweppe 1965), on a grid with a
/// logarithmic prior; a single innovation counts at most five standard deviations, so that a jump
/// is not taken for noise. The mean and not the most likely model: a short record cannot tell a
/// small random walk from none, and a filter that believes in none stops learning.
public final class ModelFit {
    private static final double DAY = 86_400;
    private static final int LEAST = 30;
    private static final int WALKS = 25;
    private static final double MOST_OFF = 25;

    private ModelFit() {}

    /// The mean of the models that the comparisons leave possible.
    ///
    /// @param comparisons in ascending order of time, at least 30
    public static ScaleModel of(List<Comparison> comparisons) {
        if (comparisons.size() < LEAST) {
            throw new IllegalArgumentException(
                    "must be at least %d comparisons: %d".formatted(LEAST, comparisons.size()));
        }
        double day = dailySpread(comparisons);
        var models = new ArrayList<ScaleModel>();
        var likelihoods = new ArrayList<Double>();
        for (double share = 0.3; share < 1.6; share += 0.05) {
            for (int k = 0; k <= WALKS; k++) {
                double walk = day / DAY * Math.pow(10, -4 + 4.0 * k / WALKS);
                var model = ScaleModel.ofDay(share * day, walk);
                models.add(model);
                likelihoods.add(logLikelihood(comparisons, model));
            }
        }
        return mean(models, likelihoods);
    }

    private static ScaleModel mean(List<ScaleModel> models, List<Double> likelihoods) {
        double most = Collections.max(likelihoods);
        double sum = 0;
        double whiteFm = 0;
        double randomWalkFm = 0;
        for (int i = 0; i < models.size(); i++) {
            double weight = Math.exp(likelihoods.get(i) - most);
            sum += weight;
            whiteFm += weight * models.get(i).whiteFm();
            randomWalkFm += weight * models.get(i).randomWalkFm();
        }
        return new ScaleModel(whiteFm / sum, randomWalkFm / sum, 0, 0);
    }

    /// Spread of the phase in a day if all were white FM: from second differences over equal steps.
    private static double dailySpread(List<Comparison> comparisons) {
        double sum = 0;
        double days = 0;
        for (int i = 2; i < comparisons.size(); i++) {
            double t1 = comparisons.get(i - 1).mjd() - comparisons.get(i - 2).mjd();
            double t2 = comparisons.get(i).mjd() - comparisons.get(i - 1).mjd();
            if (t1 > 0 && t2 > 0) {
                double bend = growth(comparisons, i) - growth(comparisons, i - 1) * t2 / t1;
                sum += bend * bend / (1 + t2 / t1);
                days += t2;
            }
        }
        return Math.max(1e-15, Math.sqrt(sum / Math.max(1, days)));
    }

    private static double growth(List<Comparison> comparisons, int i) {
        return comparisons.get(i).utcMinusScaleSeconds()
                - comparisons.get(i - 1).utcMinusScaleSeconds();
    }

    private static double logLikelihood(List<Comparison> comparisons, ScaleModel model) {
        var first = comparisons.getFirst();
        var state =
                ScaleState.first(
                        -first.utcMinusScaleSeconds(), first.uncertaintySeconds(), 1e-12, 0);
        double mjd = first.mjd();
        double sum = 0;
        for (var comparison : comparisons.subList(1, comparisons.size())) {
            state = state.after((comparison.mjd() - mjd) * DAY, model);
            mjd = comparison.mjd();
            double spread = state.innovationSpread(comparison.uncertaintySeconds());
            double off = (-comparison.utcMinusScaleSeconds() - state.phase()) / spread;
            sum -= Math.log(spread) + Math.min(off * off, MOST_OFF) / 2;
            state =
                    state.withPhase(
                            -comparison.utcMinusScaleSeconds(), comparison.uncertaintySeconds());
        }
        return sum;
    }
}
