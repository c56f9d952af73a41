package org.noonmark.proof.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a statement is about.
public enum StatementKind {
    /// What time was, and how it was told, every ten seconds.
    TICK,
    /// A batch of readings of one clock.
    MEASURE,
    /// The configuration, or an attempt to change it.
    CONFIG,
    /// A key that came into use, or went out of it.
    KEY,
    /// Time-stamp tokens that were issued.
    TST,
    /// The leap-second table in use.
    LEAP,
    /// What runs.
    SOFTWARE,
    /// Something that an operator has to know.
    INCIDENT,
    /// What a fault means for one sector.
    IMPACT,
    /// A signed statement of another service about time.
    EXTERNAL,
    /// A later, better estimate of what an earlier tick said.
    CORRECTION;

    /// As it stands in a statement.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StatementKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
