package org.noonmark.app.stability;

import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// What `--stream` can do, and in how much memory.
final class StreamLimits {
    /// Bytes for each step of the longest averaging time: the last readings.
    private static final long KEPT = 32;

    /// The same for the readings with their gaps bridged, and where those are.
    private static final long BRIDGED = 48;

    /// The same for the first readings, which the total deviation needs.
    private static final long TOTAL = 16;

    /// The same for the extremes of one averaging time.
    private static final long EXTREMES = 32;

    private static final int MOST = 1 << 26;

    private StreamLimits() {}

    /// Refuses what needs the whole record.
    static void refuse(InputRequest input, AnalysisRequest analysis) throws CommandFailure {
        var whole =
                analysis.statistics().stream()
                        .filter(StreamLimits::needsAll)
                        .map(Statistic::label)
                        .collect(Collectors.joining(", "));
        if (!whole.isEmpty()) {
            throw refusal("compute " + whole + ", which look at every window anew");
        }
        if (!analysis.cleaning().equals(CleaningRequest.NOTHING)) {
            throw refusal("take out outliers, jumps or drift");
        }
        if (!analysis.sets().isEmpty()) {
            throw refusal("compare series");
        }
        if (analysis.spectrum().isPresent() || analysis.dynamic().isPresent()) {
            throw refusal("make spectra or move a window");
        }
        if (input.stamps().isPresent()) {
            throw refusal("find the step from stamps");
        }
        if (input.nominal().orElse(null) instanceof InputRequest.Nominal.Mean) {
            throw refusal("know the mean frequency; say --nominal FREQUENCY");
        }
        if (!input.columns().equals(List.of(ColumnChoice.ONLY)) && input.columns().size() > 1) {
            throw refusal("take several columns");
        }
    }

    /// What is said when the record is longer than what was kept.
    static String note(int largest, double tau0) {
        return "averaging times beyond %s s do not fit into memory; --longest with a larger heap (JAVA_TOOL_OPTIONS=-Xmx8g) gives more"
                .formatted(Figures.plain(largest * tau0));
    }

    private static CommandFailure refusal(String what) {
        return CommandFailure.usage(
                "--stream keeps only the last readings and cannot %s; leave one of the two out"
                        .formatted(what));
    }

    private static boolean needsAll(Statistic statistic) {
        return switch (statistic) {
            case MTOTDEV, TTOTDEV, HTOTDEV, THEO1, THEOBR, THEOH -> true;
            case ADEV, OADEV, MDEV, TDEV, HDEV, OHDEV, TOTDEV, PDEV, MTIE, TIERMS -> false;
        };
    }

    /// Bytes for averaging times up to `largest` steps.
    static double bytes(boolean gaps, AnalysisRequest analysis, double largest) {
        return largest
                * (KEPT
                        + (gaps ? BRIDGED : 0)
                        + (analysis.statistics().contains(Statistic.TOTDEV) ? TOTAL : 0)
                        + (analysis.statistics().contains(Statistic.MTIE)
                                ? EXTREMES * together(analysis.taus(), largest)
                                : 0));
    }

    /// The sum of all averaging times, in the longest.
    private static double together(TauList taus, double largest) {
        return switch (taus) {
            case TauList.All() -> largest / 2 + 1;
            case TauList.Octave(), TauList.Decade() -> 2;
            case TauList.ManyPerDecade(int points) -> 1 / (1 - Math.pow(10, -1.0 / points));
            case TauList.Explicit(var seconds) -> seconds.size();
        };
    }

    /// The longest averaging time in steps.
    static int largestFactor(
            boolean gaps, AnalysisRequest analysis, StreamRequest request, double tau0)
            throws CommandFailure {
        double room = Runtime.getRuntime().maxMemory() / 2.0;
        double wanted = Double.NaN;
        if (request.longestSeconds().isPresent()) {
            wanted = Math.rint(request.longestSeconds().getAsDouble() / tau0);
        } else if (analysis.taus() instanceof TauList.Explicit(var taus)) {
            wanted =
                    Math.rint(
                            taus.stream().mapToDouble(Double::doubleValue).max().orElse(tau0)
                                    / tau0);
        }
        if (Double.isNaN(wanted)) {
            int most = MOST;
            while (most > 1 && bytes(gaps, analysis, most) > room) {
                most /= 2;
            }
            return most;
        }
        if (bytes(gaps, analysis, wanted) > room || wanted > Integer.MAX_VALUE / 8.0) {
            throw CommandFailure.usage(
                    "averaging times up to %s s need about %d MB and there are %d; say a shorter --longest or --taus, or give the JVM more (JAVA_TOOL_OPTIONS=-Xmx8g)"
                            .formatted(
                                    Figures.plain(wanted * tau0),
                                    (long) (2 * bytes(gaps, analysis, wanted)) >> 20,
                                    Runtime.getRuntime().maxMemory() >> 20));
        }
        return (int) Math.max(1, wanted);
    }
}
