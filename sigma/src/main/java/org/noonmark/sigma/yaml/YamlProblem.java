package org.noonmark.sigma.yaml;

/// Why a text or a document of it is not taken.
///
/// @param line from 1
public record YamlProblem(int line, Kind kind, String message) {
    /// What is wrong.
    public enum Kind {
        /// It is not YAML; nothing after it is read.
        SYNTAX,
        /// A limit of [YamlLimits] is passed; nothing after it is read.
        TOO_LARGE,
        /// A key occurs twice in a map, or is not a scalar; other documents are not harmed.
        KEY
    }
}
