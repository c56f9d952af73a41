package org.noonmark.behaviour.suspicion;

import java.time.Instant;

/// Somebody's word that a person's phone or credential may be in other hands.
///
/// @param subject person or account, as the source names it
/// @param source who says so
/// @param confidence 0 to 1, as the source states it
/// @param at when it was said
/// @param what in one line
public record Report(String subject, String source, double confidence, Instant at, String what) {
    /// Checks.
    public Report {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("must be in [0, 1]: confidence=" + confidence);
        }
    }
}
