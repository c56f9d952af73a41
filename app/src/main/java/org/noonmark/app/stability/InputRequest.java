package org.noonmark.app.stability;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.StampSteps;
import org.noonmark.metrology.formats.TextLayout;
import org.noonmark.metrology.formats.TextOptions;

/// How the files are to be understood. What is absent is told by the file, or has its usual value.
///
/// @param tau0Seconds the step between readings
/// @param columns each a series of its own
/// @param unit of the readings
/// @param nominal the frequency that readings in hertz are compared with
/// @param stampTolerance how far a stamp may lie from its step, in steps
/// @param interpolated whether readings at any times are put at equal steps by straight lines
public record InputRequest(
        Optional<TextLayout> layout,
        Optional<SeriesKind> kind,
        OptionalDouble tau0Seconds,
        Optional<ReadingUnit> unit,
        Optional<Nominal> nominal,
        List<ColumnChoice> columns,
        Optional<TextOptions.Stamps> stamps,
        double stampTolerance,
        boolean interpolated,
        boolean gaps,
        OptionalDouble gapValue) {
    public InputRequest {
        columns = List.copyOf(columns);
    }

    /// A nominal frequency.
    public sealed interface Nominal {
        /// In the unit of the readings.
        record Given(double value) implements Nominal {}

        /// The mean of all readings.
        record Mean() implements Nominal {}
    }

    /// Nothing said: one column, none missing.
    public static final InputRequest USUAL =
            new InputRequest(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(ColumnChoice.ONLY),
                    Optional.empty(),
                    StampSteps.USUAL_TOLERANCE,
                    false,
                    false,
                    OptionalDouble.empty());

    TextOptions textOptions(String fileName, ColumnChoice column) {
        return new TextOptions(
                layout.orElseGet(() -> TextLayout.ofFileName(fileName)),
                column,
                stamps,
                gaps,
                gapValue);
    }
}
