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

    static SpectrumReport of(String name, PhaseSeries phase, AnalysisRequest.Spectrum request)
            throws CommandFailure {
        int most = Integer.highestOneBit(Math.max(1, phase.size() - 1));
        int segment = request.segmentReadings().orElse(Math.max(LEAST_SEGMENT, most / 8));
        if (segment > phase.size() - 1) {
            throw CommandFailure.usage(
                    "%s: a spectrum needs %d frequencies for one segment and there are %d; give --segment a smaller power of two"
                            .formatted(name, segment, phase.size() - 1));
        }
        PowerSpectrum spectrum;
        try {
            spectrum = PowerSpectrum.welch(phase, segment);
        } catch (IllegalArgumentException gaps) {
            throw CommandFailure.usage(
                    "%s: no %d frequencies in a row are without a gap; give --segment a smaller power of two"
                            .formatted(name, segment));
        }
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
        return new SpectrumReport(
                segment,
                spectrum.segments(),
                spectrum.skipped(),
                spectrum.edf(),
                request.carrierHertz(),
                lines);
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
