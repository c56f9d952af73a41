package org.noonmark.metrology.cggtts;

/// What came of reading a file.
public sealed interface CggttsOutcome {
    /// It is a CGGTTS file; its defects are in it.
    record Read(CggttsFile file) implements CggttsOutcome {}

    /// It is none, or nothing in it can be told apart.
    record Rejected(CggttsDefect defect) implements CggttsOutcome {}
}
