package org.noonmark.incident.store;

import java.time.Instant;

/// Whether baselines learn.
///
/// @param isFrozen nothing is learned
/// @param by who said so; empty when nobody ever did
/// @param at when
public record Learning(boolean isFrozen, String by, Instant at) {
    /// As it is before anybody has said anything.
    static final Learning UNTOUCHED = new Learning(false, "", Instant.EPOCH);
}
