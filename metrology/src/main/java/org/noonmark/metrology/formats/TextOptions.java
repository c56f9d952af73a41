package org.noonmark.metrology.formats;

import java.util.Optional;
import java.util.OptionalDouble;

/// How to read a text.
///
/// @param value the column of the readings
/// @param stamps where time stamps stand, if anywhere
/// @param gaps whether marks for missing readings are allowed; each gives a `NaN`
/// @param gapValue a number that also stands for a missing reading, such as the 0 of Stable32's
///   frequency files
public record TextOptions(
        TextLayout layout,
        ColumnChoice value,
        Optional<Stamps> stamps,
        boolean gaps,
        OptionalDouble gapValue) {
    /// The column of the time stamps, and what they count.
    public record Stamps(ColumnChoice column, StampUnit unit) {}

    /// One column of readings, none missing.
    public static TextOptions plain(TextLayout layout) {
        return new TextOptions(
                layout, ColumnChoice.ONLY, Optional.empty(), false, OptionalDouble.empty());
    }

    boolean isGap(double reading) {
        return gapValue.isPresent() && reading == gapValue.getAsDouble();
    }
}
