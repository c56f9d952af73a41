package org.noonmark.metrology.utc;

import java.util.List;
import org.noonmark.time.scales.SourceDefect;

/// What a text of UTC - UTC(k) holds, and what is wrong with it.
///
/// @param form which form the text has
/// @param series one for each laboratory that has a value
/// @param repeated lines that say again what an earlier line says; they are not in the series
/// @param defects lines that were left out, and why
public record UtcReadout(
        Form form, List<UtcSeries> series, List<UtcPoint> repeated, List<SourceDefect> defects) {
    /// Forms of text.
    public enum Form {
        /// BIPM Circular T, section 1.
        CIRCULAR_T("Circular T"),

        /// BIPM UTCr.
        RAPID_UTC("UTCr"),

        /// A clock file of the pulsar timing program tempo2.
        TEMPO2_CLOCK("tempo2 clock file"),

        /// Columns of MJD, value and uncertainties.
        COLUMNS("columns");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        /// Its name for people.
        public String label() {
            return label;
        }
    }

    public UtcReadout {
        series = List.copyOf(series);
        repeated = List.copyOf(repeated);
        defects = List.copyOf(defects);
    }
}
