package org.noonmark.metrology.formats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a text says of itself, beside its readings.
///
/// @param readings how many were given to the sink, the missing ones included
/// @param missing how many of them are missing
/// @param blankLines empty lines between readings that were passed over
/// @param names the line of names, if there was one
/// @param kind what the header says the readings are
/// @param tau0Seconds the step that the header says
/// @param declared how many readings the header says there are
/// @param scale what the header says to do with every reading; already done
public record TextFacts(
        long readings,
        long missing,
        long blankLines,
        List<String> names,
        Optional<SeriesKind> kind,
        OptionalDouble tau0Seconds,
        OptionalDouble declared,
        Optional<Scale> scale) {
    /// A change of every reading: (reading + addend) times multiplier.
    public record Scale(double addend, double multiplier) {
        boolean isIdentity() {
            return addend == 0 && multiplier == 1;
        }

        double of(double reading) {
            return (reading + addend) * multiplier;
        }
    }

    public TextFacts {
        names = List.copyOf(names);
    }

    static TextFacts of(long readings, long missing, long blankLines, List<String> names) {
        return new TextFacts(
                readings,
                missing,
                blankLines,
                names,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
