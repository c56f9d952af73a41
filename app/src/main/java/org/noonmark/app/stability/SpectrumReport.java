package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.PhaseSeries;
import org.noonmark.metrology.stability.PowerSpectrum;

/// A one-sided power spectral density, as it is written.
///
/// @param segmentReadings how many frequencies a segment holds
/// @param segments how many segments it is the mean of
/// @param skipped how many were left out for their gaps
/// @param edf equivalent degrees of freedom of each density
/// @param carrierHertz the carrier whose phase noise was asked for
public record SpectrumReport(
        int segmentReadings,
        int segments,
        int skipped,
        double edf,
        Optional<Double> carrierHertz,
        List<Line> lines) {
    static final String HEADER = "f_hz,s_y,s_x,l_dbc_hz";

    static final String NOTE =
            "S_y is that of frequencies averaged over tau0, sinc^2(f tau0) times that of the frequency itself (0.41 times at the highest f); S_x and L are of the phase at the readings";

    private static final int LEAST_SEGMENT = 8;
    private static final double LINES_A_DECADE = 10;

    /// One frequency.
    ///
    /// @param frequencyDensity S_y, in 1/Hz
    /// @param phaseDensity S_x, in s^2/Hz
    /// @param phaseNoiseDecibels single-sideband phase noise of the carrier, in dBc/Hz
    public record Line(
            double hertz,
            double frequencyDensity,
            double phaseDensity,
            OptionalDouble phaseNoiseDecibels) {}

    public SpectrumReport {
        lines = List.copyOf(lines);
    }

    /// A spectrum, and the deviations that it makes when they were asked for.
    record Made(SpectrumReport report, List<ResultRow> deviations) {}

    static Made of(String name, PhaseSeries phase, AnalysisRequest analysis) throws CommandFailure {
        var request = analysis.spectrum().orElseThrow();
        int most = Integer.highestOneBit(Math.max(1, phase.size() - 1));
        int segment = request.segmentReadings().orElse(Math.max(LEAST_SEGMENT, most / 8));
        if (segment > phase.size() - 1) {
            throw CommandFailure.usage(
                    "%s: a spectrum needs %d frequencies for one segment and there are %d; give --segment a smaller power of two"
                            .formatted(name, segment, phase.size() - 1));
        }
        var spectrum = welch(name, phase, segment);
        var lines = new ArrayList<Line>();
        for (int k = 1; k <= spectrum.size(); k++) {
            lines.add(
                    new Line(
                            spectrum.hertz(k),
                            spectrum.frequencyDensity(k),
                            spectrum.phaseDensity(k),
                            phaseNoise(spectrum, k, request)));
        }
        if (lines.stream().anyMatch(line -> !Double.isFinite(line.phaseDensity()))) {
            throw CommandFailure.data(
                    name
                            + ": the densities are no finite numbers, the readings or the step are too large or too small to compute with; look at --unit and --tau0");
        }
        var report =
                new SpectrumReport(
                        segment,
                        spectrum.segments(),
                        spectrum.skipped(),
                        spectrum.edf(),
                        request.carrierHertz(),
                        lines);
        return new Made(
                report,
                request.deviations()
                        ? deviations(spectrum, analysis, segment, phase.tau0Seconds())
                        : List.of());
    }

    private static PowerSpectrum welch(String name, PhaseSeries phase, int segment)
            throws CommandFailure {
        try {
            return PowerSpectrum.welch(phase, segment);
        } catch (IllegalArgumentException gaps) {
            throw CommandFailure.usage(
                    "%s: no %d frequencies in a row are without a gap; give --segment a smaller power of two"
                            .formatted(name, segment));
        }
    }

    /// At averaging times up to a quarter of a segment: of longer ones the first frequency leaves
    /// too much out.
    private static List<ResultRow> deviations(
            PowerSpectrum spectrum, AnalysisRequest analysis, int segment, double tau0) {
        var rows = new ArrayList<ResultRow>();
        for (var statistic : analysis.statistics()) {
            for (int m : analysis.taus().factors(Math.max(1, segment / 4), tau0)) {
                double deviation = spectrum.deviation(statistic, m * tau0);
                rows.add(ResultRow.ofSpectrum(statistic, m * tau0, m, deviation));
            }
        }
        return rows;
    }

    /// In dBc/Hz; nothing where there is no power, which has no decibels.
    private static OptionalDouble phaseNoise(
            PowerSpectrum spectrum, int k, AnalysisRequest.Spectrum request) {
        if (request.carrierHertz().isEmpty() || !(spectrum.phaseDensity(k) > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                spectrum.phaseNoiseDecibels(k, request.carrierHertz().orElseThrow()));
    }

    boolean isOfCarrier() {
        return lines.stream().anyMatch(line -> line.phaseNoiseDecibels().isPresent());
    }

    /// For people: about ten lines a decade.
    String text() {
        var table =
                new AlignedTable(
                        List.of("f/Hz", "S_y/(1/Hz)", "S_x/(s^2/Hz)", "L/(dBc/Hz)"), Set.of());
        double next = 0;
        for (var line : lines) {
            if (line.hertz() >= next) {
                table.add(
                        List.of(
                                Figures.significant(line.hertz(), 5),
                                Figures.five(line.frequencyDensity()),
                                Figures.five(line.phaseDensity()),
                                line.phaseNoiseDecibels().isPresent()
                                        ? "%.2f".formatted(line.phaseNoiseDecibels().getAsDouble())
                                        : ""));
                next = line.hertz() * Math.pow(10, 1 / LINES_A_DECADE);
            }
        }
        return "  power spectral density, mean of %d segments of %d frequencies under a Hann window%s, edf %s; about ten of %d lines a decade%n"
                        .formatted(
                                segments,
                                segmentReadings,
                                skipped == 0 ? "" : " (%d with gaps left out)".formatted(skipped),
                                Figures.significant(edf, 4),
                                lines.size())
                + table.text();
    }

    void appendCsv(StringBuilder text) {
        text.append(HEADER).append('\n');
        for (var line : lines) {
            text.append(Figures.full(line.hertz()))
                    .append(',')
                    .append(Figures.full(line.frequencyDensity()))
                    .append(',')
                    .append(Figures.full(line.phaseDensity()))
                    .append(',')
                    .append(
                            line.phaseNoiseDecibels().isPresent()
                                    ? Figures.significant(
                                            line.phaseNoiseDecibels().getAsDouble(), 8)
                                    : "")
                    .append('\n');
        }
    }
}
