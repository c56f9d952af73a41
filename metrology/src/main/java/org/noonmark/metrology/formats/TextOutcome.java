package org.noonmark.metrology.formats;

/// What came of reading a text.
public sealed interface TextOutcome {
    /// All of it was read.
    record Read(TextFacts facts) implements TextOutcome {}

    /// Something is wrong with it; what was given to the sink before is to be thrown away.
    record Rejected(TextDefect defect) implements TextOutcome {}
}
