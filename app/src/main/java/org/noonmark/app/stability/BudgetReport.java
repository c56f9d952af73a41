package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.Confidence;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.NoiseBudget;
import org.noonmark.metrology.stability.NoiseType;
import org.noonmark.metrology.stability.Statistic;

/// A noise budget: how much of each power-law noise the deviations speak for, S_y(f) being the sum
/// of h f^alpha.
///
/// @param terms from white PM to random-walk FM
/// @param points how many deviations were fitted
/// @param chiSquared weighted sum of squares that is left
public record BudgetReport(List<Term> terms, int points, double chiSquared) {
    private static final List<NoiseType> TYPES =
            List.of(
                    NoiseType.WHITE_PM,
                    NoiseType.FLICKER_PM,
                    NoiseType.WHITE_FM,
                    NoiseType.FLICKER_FM,
                    NoiseType.RANDOM_WALK_FM);
    private static final List<String> UNITS = List.of("s^3", "s^2", "s", "1", "1/s");

    /// One noise.
    ///
    /// @param noise its short name, `WFM`
    /// @param unit of h
    /// @param shareAtShortest its share of the variance at the shortest averaging time fitted
    /// @param shareAtLongest the same at the longest
    public record Term(
            String noise,
            int alpha,
            double h,
            double standardError,
            String unit,
            double shareAtShortest,
            double shareAtLongest) {}

    public BudgetReport {
        terms = List.copyOf(terms);
    }

    static BudgetReport of(String name, List<Deviation> deviations, double tau0)
            throws CommandFailure {
        var fitted = fitted(deviations);
        if (fitted.isEmpty() && deviations.stream().anyMatch(one -> one.value() == 0)) {
            throw CommandFailure.data(
                    name + ": every deviation is 0: there is no noise for --budget to fit");
        }
        if (fitted.isEmpty()) {
            throw CommandFailure.usage(
                    name
                            + ": --budget needs deviations with an interval; ask for oadev or another"
                            + " statistic than mtie and tierms");
        }
        var budget = NoiseBudget.fit(fitted, tau0);
        var shortest = fitted.getFirst();
        var longest = fitted.getFirst();
        for (var one : fitted) {
            shortest = one.tauSeconds() < shortest.tauSeconds() ? one : shortest;
            longest = one.tauSeconds() > longest.tauSeconds() ? one : longest;
        }
        var first = budget.shares(shortest.statistic(), shortest.tauSeconds(), tau0);
        var last = budget.shares(longest.statistic(), longest.tauSeconds(), tau0);
        var terms = new ArrayList<Term>();
        for (int k = 0; k < TYPES.size(); k++) {
            var type = TYPES.get(k);
            terms.add(
                    new Term(
                            type.label().replace(" ", ""),
                            type.alpha(),
                            budget.coefficients().of(type),
                            budget.standardErrors().get(k),
                            UNITS.get(k),
                            first.get(k),
                            last.get(k)));
        }
        return new BudgetReport(terms, budget.points(), budget.chiSquared());
    }

    private static List<Deviation> fitted(List<Deviation> deviations) {
        return deviations.stream()
                .filter(one -> one.confidence() instanceof Confidence.Interval)
                .filter(one -> one.statistic() != Statistic.TIERMS && one.value() > 0)
                .toList();
    }

    /// The density of the fractional frequency at a frequency, in 1/Hz.
    double frequencyDensity(double hertz) {
        return terms.stream().mapToDouble(term -> term.h() * Math.pow(hertz, term.alpha())).sum();
    }

    /// For people, a line for each noise.
    String text() {
        var table =
                new AlignedTable(
                        List.of("", "noise", "h", "", "standard error", "at shortest", "longest"),
                        Set.of(1, 2, 3));
        for (var term : terms) {
            table.add(
                    List.of(
                            "",
                            term.noise(),
                            "h(%d) = %s".formatted(term.alpha(), Figures.five(term.h())),
                            term.unit(),
                            term.h() == 0 ? "-" : Figures.five(term.standardError()),
                            percent(term.shareAtShortest()),
                            percent(term.shareAtLongest())));
        }
        return "  noise budget from %d deviations, chi-squared left %s; share of the variance at the shortest and longest tau%n"
                        .formatted(points, Figures.significant(chiSquared, 3))
                + table.text();
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }

    /// In one line, for where there is no table.
    String sentence() {
        return "noise budget: "
                + String.join(
                        ", ",
                        terms.stream()
                                .map(term ->
                                        "h(%d) = %s ± %s %s"
                                                .formatted(
                                                        term.alpha(),
                                                        Figures.five(term.h()),
                                                        Figures.five(term.standardError()),
                                                        term.unit()))
                                .toList());
    }
}
