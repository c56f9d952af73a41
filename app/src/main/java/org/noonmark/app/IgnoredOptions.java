package org.noonmark.app;

import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.stability.AnalysisRequest;
import org.noonmark.metrology.stability.Statistic;

/// Refuses options of `noonmark stability` that would have no effect: who gives one expects one.
record IgnoredOptions(OptionValues values) {
    private static final List<String> OF_DEVIATIONS =
            List.of("--stat", "--taus", "--ci", "--noise", "--uncorrected", "--stable32");
    private static final List<String> OF_INTERVALS =
            List.of("--ci", "--noise", "--uncorrected", "--stable32");

    void refuse(AnalysisRequest request) throws CommandFailure {
        if (request.spectrum().isPresent()) {
            refuseBesideSpectrum(request);
        }
        boolean anyWindows = request.statistics().stream().anyMatch(IgnoredOptions::hasWindows);
        if (values.has("--windows") && !anyWindows) {
            throw CommandFailure.usage(
                    "--windows goes with mtotdev, ttotdev, htotdev, theo1, theobr and theoh");
        }
        if (values.has("--spreads")
                && !values.has("--remove-outliers")
                && !values.has("--remove-jumps")) {
            throw CommandFailure.usage("--spreads goes with --remove-outliers and --remove-jumps");
        }
        if (values.has("--stamp-tolerance") && !values.has("--stamps")) {
            throw CommandFailure.usage("--stamp-tolerance goes with --stamps");
        }
        if (values.has("--title") && !values.has("--plot")) {
            throw CommandFailure.usage("--title goes with --plot");
        }
    }

    private void refuseBesideSpectrum(AnalysisRequest request) throws CommandFailure {
        boolean isIntegrated = request.spectrum().orElseThrow().deviations();
        if (isIntegrated && request.budget()) {
            throw CommandFailure.usage(
                    "--budget is fitted to deviations with intervals, those of --psd-deviations have none; run the command twice");
        }
        if (isIntegrated
                && (request.statistics().contains(Statistic.MTIE)
                        || request.statistics().contains(Statistic.TIERMS))) {
            throw CommandFailure.usage(
                    "mtie and tierms are no integrals of a spectrum; leave them out of --stat");
        }
        if (request.budget()) {
            return;
        }
        for (var option : isIntegrated ? OF_INTERVALS : OF_DEVIATIONS) {
            if (values.has(option)) {
                throw CommandFailure.usage(
                        "%s has no effect on --psd; leave it out%s"
                                .formatted(
                                        option,
                                        isIntegrated
                                                ? ""
                                                : ", or add --budget or --psd-deviations"));
            }
        }
    }

    private static boolean hasWindows(Statistic statistic) {
        return switch (statistic) {
            case MTOTDEV, TTOTDEV, HTOTDEV, THEO1, THEOBR, THEOH -> true;
            case ADEV, OADEV, MDEV, TDEV, HDEV, OHDEV, TOTDEV, PDEV, MTIE, TIERMS -> false;
        };
    }
}
