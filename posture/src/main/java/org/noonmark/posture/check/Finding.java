package org.noonmark.posture.check;

import org.noonmark.posture.Severity;

/// What one check says of one configuration.
///
/// @param check that says it
/// @param severity under the profile
/// @param file the configuration's main file
/// @param verdict of it
public record Finding(Check check, Severity severity, String file, Verdict verdict) {
    /// Whether something has to be mended.
    public boolean isBad() {
        return verdict instanceof Verdict.Bad;
    }
}
