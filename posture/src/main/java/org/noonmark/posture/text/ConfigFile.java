package org.noonmark.posture.text;

import java.util.List;

/// A file of a configuration.
///
/// @param name as it is told to people
/// @param text of it, whole
public record ConfigFile(String name, String text) {
    /// The lines without their ends; CR before LF belongs to the end.
    public List<String> lines() {
        return text.lines().toList();
    }
}
