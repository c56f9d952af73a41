package org.noonmark.app.stability;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.Confidence;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.NoiseIdentification;
import org.noonmark.metrology.stability.Statistic;

/// One result as it is written, whatever the format.
///
/// @param middleSeconds the middle of the window, from the first reading, where there is one
/// @param statistic its short name, `oadev`
/// @param tauSeconds averaging time
/// @param terms how many terms went into it
/// @param deviation in `unit`
/// @param unit `1` for fractional frequency, `s` for time
/// @param lower end of the interval, in `unit`
/// @param upper end of the interval, in `unit`
/// @param whyNoInterval why there is no interval; empty when there is one
/// @param noise short name of the noise, `WFM`
/// @param noiseAlpha its exponent before rounding, where it was identified
/// @param noiseMethod how it was identified
/// @param edf equivalent degrees of freedom
/// @param bias expected ratio of the variance to the one it stands for, for statistics that have
///   one
/// @param biasRemoved whether the deviation was divided by its root
/// @param windowsUsed how many windows went into an estimate from a sample of them; all otherwise
/// @param samplingError relative standard error of such an estimate; 0 otherwise
public record ResultRow(
        OptionalDouble middleSeconds,
        String statistic,
        double tauSeconds,
        int averagingFactor,
        long terms,
        double deviation,
        String unit,
        OptionalDouble lower,
        OptionalDouble upper,
        String whyNoInterval,
        String noise,
        OptionalDouble noiseAlpha,
        String noiseMethod,
        OptionalDouble edf,
        OptionalDouble bias,
        boolean biasRemoved,
        long windowsUsed,
        double samplingError) {
    static ResultRow of(Deviation result) {
        return of(OptionalDouble.empty(), result);
    }

    /// One that a spectrum makes.
    static ResultRow ofSpectrum(Statistic statistic, double tau, int factor, double deviation) {
        return new ResultRow(
                OptionalDouble.empty(),
                statistic.label(),
                tau,
                factor,
                0,
                deviation,
                unit(statistic),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "integrals of the spectrum from its first frequency on have none",
                "",
                OptionalDouble.empty(),
                "spectrum",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                0,
                0);
    }

    /// One of statistics of several series.
    ///
    /// @param noise that edf is for: of the first comparison, or of the clock against the others
    static ResultRow of(
            String statistic,
            double tau,
            int factor,
            long terms,
            double deviation,
            Confidence confidence,
            NoiseIdentification noise) {
        var interval = Interval.of(deviation, confidence);
        boolean isNoisy = deviation != 0;
        return new ResultRow(
                OptionalDouble.empty(),
                statistic,
                tau,
                factor,
                terms,
                deviation,
                "1",
                interval.lower,
                interval.upper,
                interval.whyNone,
                isNoisy ? noise.type().label().replace(" ", "") : "",
                isNoisy ? OptionalDouble.of(noise.alpha()) : OptionalDouble.empty(),
                isNoisy ? method(noise.method()) : "",
                interval.edf,
                OptionalDouble.empty(),
                false,
                terms,
                0);
    }

    /// An interval in pieces.
    private record Interval(
            OptionalDouble lower, OptionalDouble upper, OptionalDouble edf, String whyNone) {
        static Interval of(double deviation, Confidence confidence) {
            if (deviation == 0) {
                return none("the deviation is 0 and tells neither noise nor interval");
            }
            return switch (confidence) {
                case Confidence.Interval interval ->
                        new Interval(
                                finite(interval.lower()),
                                finite(interval.upper()),
                                finite(interval.edf()),
                                "");
                case Confidence.Unknown(var reason) -> none(reason);
            };
        }

        static Interval none(String reason) {
            return new Interval(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reason);
        }
    }

    static ResultRow of(OptionalDouble middleSeconds, Deviation result) {
        var interval = Interval.of(result.value(), result.confidence());
        boolean isNoisy = result.value() != 0;
        var bias =
                hasBias(result.statistic())
                        ? OptionalDouble.of(result.bias().factor())
                        : OptionalDouble.empty();
        return new ResultRow(
                middleSeconds,
                result.statistic().label(),
                result.tauSeconds(),
                result.averagingFactor(),
                result.terms(),
                result.value(),
                unit(result.statistic()),
                interval.lower,
                interval.upper,
                interval.whyNone,
                isNoisy ? result.noise().type().label().replace(" ", "") : "",
                isNoisy ? OptionalDouble.of(result.noise().alpha()) : OptionalDouble.empty(),
                isNoisy ? method(result.noise().method()) : "",
                interval.edf,
                bias,
                result.bias().removed(),
                result.sampling().used(),
                result.sampling().relativeStandardError());
    }

    /// Nothing instead of a bound without end, as levels very near to 1 have it.
    private static OptionalDouble finite(double bound) {
        return Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty();
    }

    /// Refuses results that are no numbers: sums of squares beyond what a double holds.
    static void check(String name, List<ResultRow> rows) throws CommandFailure {
        for (var row : rows) {
            if (!Double.isFinite(row.deviation)) {
                throw CommandFailure.data(
                        "%s: %s at tau %s s is no finite number, the readings or the step are too large or too small to compute with; look at --unit and --tau0"
                                .formatted(name, row.statistic, Figures.plain(row.tauSeconds)));
            }
        }
    }

    private static String unit(Statistic statistic) {
        return switch (statistic.unit()) {
            case FRACTIONAL -> "1";
            case SECONDS -> "s";
        };
    }

    private static boolean hasBias(Statistic statistic) {
        return switch (statistic) {
            case TOTDEV, MTOTDEV, TTOTDEV, HTOTDEV, THEO1 -> true;
            case ADEV, OADEV, MDEV, TDEV, HDEV, OHDEV, THEOBR, THEOH, PDEV, MTIE, TIERMS -> false;
        };
    }

    private static String method(NoiseIdentification.Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
