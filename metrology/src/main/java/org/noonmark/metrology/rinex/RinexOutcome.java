package org.noonmark.metrology.rinex;

/// What came of reading a file.
public sealed interface RinexOutcome {
    /// It is a RINEX clock file; its defects are in it.
    record Read(RinexClockFile file) implements RinexOutcome {}

    /// It is none.
    record Rejected(RinexDefect defect) implements RinexOutcome {}
}
