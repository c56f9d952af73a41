package org.noonmark.app.config;

import java.util.Comparator;
import org.noonmark.events.Visible;

/// One mistake in a configuration.
///
/// @param line counts from 1; 0 when the file as a whole is meant
/// @param column counts from 1
/// @param key the key with its section, such as `serve.ntp.port`
public record Problem(String file, int line, int column, String key, String message)
        implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line)
                    .thenComparingInt(Problem::column)
                    .thenComparing(Problem::key)
                    .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /// `FILE:LINE:COLUMN: [key] message`, in one line whatever stands in the file.
    @Override
    public String toString() {
        return Visible.line("%s:%d:%d: [%s] %s".formatted(file, line, column, key, message));
    }
}
