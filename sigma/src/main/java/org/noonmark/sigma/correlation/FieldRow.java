package org.noonmark.sigma.correlation;

import java.util.List;

/// Fields of one event, in an order that the asker knows.
///
/// @param values for each field all its values; none when the event lacks it
public record FieldRow(List<List<String>> values) {
    public FieldRow {
        values = List.copyOf(values);
    }
}
