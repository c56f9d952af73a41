package org.noonmark.app.compare;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.Station;

/// A link as JSON has it; nanoseconds, clock A minus clock B.
///
/// @param method `common view` or `all in view`
/// @param meanNs mean over the epochs
/// @param statisticalNs its standard uncertainty from the scatter of the epochs
/// @param calibrationNs standard uncertainty of the calibration, as given
/// @param uncertaintyNs both together
/// @param deviationNs standard deviation of the epochs
/// @param correlatedEpochs over how many epochs the series is correlated
/// @param pairs single differences, in common view
public record LinkReport(
        String a,
        String b,
        String method,
        String codeA,
        String codeB,
        int epochs,
        double meanNs,
        double statisticalNs,
        OptionalDouble calibrationNs,
        double uncertaintyNs,
        OptionalDouble deviationNs,
        int correlatedEpochs,
        PairsReport pairs,
        List<OutlierReport> outliers,
        boolean outliersRemoved,
        int unmatchedTracksA,
        int unmatchedTracksB,
        List<EpochReport> series) {
    /// Single differences; all zero where there are none.
    public record PairsReport(int count, double meanNs, double medianNs, double deviationNs) {}

    /// A satellite that stands out.
    public record OutlierReport(
            int mjd, int secondOfDay, String satellite, double fromMiddleNs, double limitNs) {}

    /// One epoch.
    public record EpochReport(
            int mjd,
            int secondOfDay,
            int satellitesA,
            int satellitesB,
            double aMinusBNs,
            double uncertaintyNs) {}

    public LinkReport {
        outliers = List.copyOf(outliers);
        series = List.copyOf(series);
    }

    static LinkReport of(CalibratedLink calibrated) {
        var link = calibrated.link();
        var mean = calibrated.mean();
        return new LinkReport(
                link.a().name(),
                link.b().name(),
                calibrated.method(),
                link.a().code(),
                link.b().code(),
                mean.count(),
                mean.mean(),
                link.statisticalNanos(),
                optional(calibrated.calibrationNanos()),
                calibrated.combinedNanos(),
                optional(mean.deviation()),
                mean.lags(),
                pairs(link),
                link.outliers().stream()
                        .map(each ->
                                new OutlierReport(
                                        each.epoch().mjd(),
                                        each.epoch().secondOfDay(),
                                        each.satellite(),
                                        each.fromMiddleNanos(),
                                        each.limitNanos()))
                        .toList(),
                link.outliersRemoved(),
                link.unmatchedA(),
                link.unmatchedB(),
                link.epochs().stream().map(LinkReport::epoch).toList());
    }

    private static EpochReport epoch(Link.LinkEpoch epoch) {
        return new EpochReport(
                epoch.epoch().mjd(),
                epoch.epoch().secondOfDay(),
                epoch.satellitesA(),
                epoch.satellitesB(),
                epoch.aMinusBNanos(),
                epoch.uncertaintyNanos());
    }

    private static PairsReport pairs(Link link) {
        return link.satellites()
                .map(pairs ->
                        new PairsReport(
                                pairs.mean().count(),
                                pairs.mean().mean(),
                                pairs.median(),
                                pairs.mean().count() < 2 ? 0 : pairs.mean().deviation()))
                .orElse(new PairsReport(0, 0, 0, 0));
    }

    static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// A station as JSON has it.
    ///
    /// @param tracks that were compared or could have been
    /// @param lostLines with a wrong checksum or malformed
    public record StationReport(
            String name,
            String laboratory,
            String reference,
            String version,
            String receiver,
            String headerChecksum,
            String code,
            int tracks,
            Map<Station.Fate, Integer> fates,
            long lostLines) {
        public StationReport {
            fates = Map.copyOf(fates);
        }

        static StationReport of(StationFiles files, Station station) {
            var header = files.header();
            return new StationReport(
                    files.label(),
                    header.laboratory(),
                    header.reference(),
                    header.version().label(),
                    header.receiver(),
                    header.checksum().name(),
                    station.code(),
                    station.chosen().size(),
                    station.fates(),
                    files.lost());
        }
    }
}
