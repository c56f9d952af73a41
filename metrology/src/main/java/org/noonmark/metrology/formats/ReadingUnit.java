package org.noonmark.metrology.formats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/// Units of readings, and their way into seconds of phase or fractional frequency.
public enum ReadingUnit {
    SECOND("s", SeriesKind.PHASE, 1),
    MILLISECOND("ms", SeriesKind.PHASE, 1e3),
    MICROSECOND("us", SeriesKind.PHASE, 1e6),
    NANOSECOND("ns", SeriesKind.PHASE, 1e9),
    PICOSECOND("ps", SeriesKind.PHASE, 1e12),
    FEMTOSECOND("fs", SeriesKind.PHASE, 1e15),
    /// Fractional frequency itself.
    ONE("1", SeriesKind.FREQUENCY, 1),
    PARTS_PER_MILLION("ppm", SeriesKind.FREQUENCY, 1e6),
    PARTS_PER_BILLION("ppb", SeriesKind.FREQUENCY, 1e9),
    PARTS_PER_TRILLION("ppt", SeriesKind.FREQUENCY, 1e12),
    HERTZ("Hz", SeriesKind.FREQUENCY, 1),
    KILOHERTZ("kHz", SeriesKind.FREQUENCY, 1),
    MEGAHERTZ("MHz", SeriesKind.FREQUENCY, 1);

    private final String symbol;
    private final SeriesKind kind;
    private final double perWhole;

    ReadingUnit(String symbol, SeriesKind kind, double perWhole) {
        this.symbol = symbol;
        this.kind = kind;
        this.perWhole = perWhole;
    }

    /// The name as written on a command line; upper and lower case differ.
    public String symbol() {
        return symbol;
    }

    /// What is measured in it.
    public SeriesKind kind() {
        return kind;
    }

    /// Whether readings in it need a nominal frequency, in the same unit, to become fractional.
    public boolean needsNominal() {
        return this == HERTZ || this == KILOHERTZ || this == MEGAHERTZ;
    }

    /// The unit that readings have unless said: seconds, or fractional frequency.
    public static ReadingUnit of(SeriesKind kind) {
        return kind == SeriesKind.PHASE ? SECOND : ONE;
    }

    /// The unit with this name.
    public static Optional<ReadingUnit> parse(String symbol) {
        return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
    }

    /// Seconds, or fractional frequency, of a reading in this unit; `NaN` stays `NaN`.
    ///
    /// @param nominal the nominal frequency in this unit, where one is needed
    public double toBase(double reading, OptionalDouble nominal) {
        if (needsNominal()) {
            return (reading - nominal.orElseThrow()) / nominal.orElseThrow();
        }
        return reading / perWhole;
    }
}
