package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.formats.TextFacts;

/// What a text said of itself, or was passed over in it, that the reader has to know.
final class TextNotes {
    private TextNotes() {}

    /// A sentence each.
    ///
    /// @param count how many readings were found
    static List<String> of(TextFacts facts, long count) {
        var notes = new ArrayList<String>();
        if (!facts.names().isEmpty()) {
            notes.add(
                    "the first line was taken as names of columns: "
                            + String.join(", ", facts.names()));
        }
        if (facts.blankLines() > 0) {
            notes.add(
                    "%d empty lines between readings were passed over; say --gaps if they stand for missing readings"
                            .formatted(facts.blankLines()));
        }
        if (facts.declared().isPresent() && facts.declared().getAsDouble() != count) {
            double declared = facts.declared().getAsDouble();
            notes.add(
                    "the header promises %s readings and %d were found%s"
                            .formatted(
                                    Figures.plain(declared),
                                    count,
                                    count < declared
                                            ? "; THE FILE WAS CUT SHORT, or copied while it was written"
                                            : ""));
        }
        facts.scale()
                .ifPresent(scale ->
                        notes.add(
                                "as the header says, %s was added to every reading and the sum multiplied by %s"
                                        .formatted(
                                                Figures.plain(scale.addend()),
                                                Figures.plain(scale.multiplier()))));
        return notes;
    }
}
