package org.noonmark.app.stability;

import java.util.List;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;

/// Turns the readings of one file into seconds of phase or fractional frequency.
final class BaseUnits {
    private static final double LEAST_HERTZ = 1000;
    private static final double CLOSE = 1e-3;

    /// The largest size of a reading in base units, and of its inverse.
    static final double MOST = 1e140;

    private final InputRequest request;
    private final String name;
    private final List<String> notes;

    BaseUnits(InputRequest request, String name, List<String> notes) {
        this.request = request;
        this.name = name;
        this.notes = notes;
    }

    /// Converts the readings in place.
    void convert(double[] values, SeriesKind kind) throws CommandFailure {
        var unit = unit(kind);
        if (unit == ReadingUnit.ONE) {
            refuseHertz(values);
        }
        var nominal = nominal(values, unit);
        for (int i = 0; i < values.length; i++) {
            values[i] = unit.toBase(values[i], nominal);
        }
    }

    /// Refuses readings whose squares, or their sums, a double cannot hold.
    void refuseSizes(double[] values, SeriesKind kind, double tau0) throws CommandFailure {
        double largest = 0;
        double sum = 0;
        for (double value : values) {
            double size = Double.isNaN(value) ? 0 : Math.abs(value);
            largest = Math.max(largest, size);
            sum += size;
        }
        double size = kind == SeriesKind.FREQUENCY ? Math.max(largest, sum * tau0) : largest;
        if (largest > 0 && !(size <= MOST && largest >= 1 / MOST && size >= 1 / MOST)) {
            throw CommandFailure.data(
                    "%s: readings up to %s %s cannot be computed with; look at --unit and --tau0"
                            .formatted(
                                    name,
                                    Figures.significant(largest, 3),
                                    kind == SeriesKind.PHASE ? "s" : "of fractional frequency"));
        }
    }

    /// The unit of readings of this kind, refused when it does not go with them.
    ReadingUnit unit(SeriesKind kind) throws CommandFailure {
        var unit = request.unit().orElse(ReadingUnit.of(kind));
        if (unit.kind() != kind) {
            throw CommandFailure.usage(
                    "%s: --unit %s does not go with readings of %s"
                            .formatted(name, unit.symbol(), SeriesBuilder.word(kind)));
        }
        if (unit.needsNominal() && request.nominal().isEmpty()) {
            throw CommandFailure.usage(
                    "%s: readings in %s need --nominal FREQUENCY, or --nominal mean"
                            .formatted(name, unit.symbol()));
        }
        if (!unit.needsNominal() && request.nominal().isPresent()) {
            throw CommandFailure.usage(
                    "%s: --nominal goes with --unit Hz, kHz or MHz, not with %s"
                            .formatted(name, unit.symbol()));
        }
        return unit;
    }

    private OptionalDouble nominal(double[] values, ReadingUnit unit) {
        if (request.nominal().isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (request.nominal().orElseThrow()) {
            case InputRequest.Nominal.Given(double value) -> OptionalDouble.of(value);
            case InputRequest.Nominal.Mean() -> {
                double mean = mean(values);
                notes.add(
                        "the nominal frequency is the mean, %s %s"
                                .formatted(Figures.plain(mean), unit.symbol()));
                yield OptionalDouble.of(mean);
            }
        };
    }

    /// Fractional frequencies that all lie close to one large number are hertz.
    private void refuseHertz(double[] values) throws CommandFailure {
        double mean = mean(values);
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value - mean));
        }
        if (Math.abs(mean) >= LEAST_HERTZ && largest < CLOSE * Math.abs(mean)) {
            throw CommandFailure.usage(
                    "%s: readings near %s are no fractional frequency; for hertz say --unit Hz --nominal FREQUENCY (or mean)"
                            .formatted(name, Figures.significant(mean, 4)));
        }
    }

    /// The mean of what is there, by differences from the first so that no digit is lost.
    private static double mean(double[] values) {
        double first = Double.NaN;
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                first = count == 0 ? value : first;
                sum += value - first;
                count++;
            }
        }
        return first + sum / count;
    }
}
