package org.noonmark.metrology.formats;

import java.util.Arrays;
import java.util.Optional;

/// What time stamps count; only their differences matter here.
///
/// UTC stamps are taken as if every minute had 60 s: across a leap second one second is lost.
public enum StampUnit {
    /// Modified Julian days, or any other count of days.
    MJD("mjd", 86_400),
    SECONDS("s", 1),
    MILLISECONDS("ms", 1e-3),
    MICROSECONDS("us", 1e-6),
    NANOSECONDS("ns", 1e-9),
    /// Calendar date and time of UTC, `2026-11-23T04:05:06.7Z`.
    ISO("iso", 1);

    private final String symbol;
    private final double seconds;

    StampUnit(String symbol, double seconds) {
        this.symbol = symbol;
        this.seconds = seconds;
    }

    /// The name as written on a command line.
    public String symbol() {
        return symbol;
    }

    /// How long one of them is.
    double seconds() {
        return seconds;
    }

    /// The unit with this name.
    public static Optional<StampUnit> parse(String symbol) {
        return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
    }
}
