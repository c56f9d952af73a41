package org.noonmark.app;

/// The version of this program.
final class Version {
    /// As in the project's pom.
    static final String TEXT = "0.1.0";

    private Version() {}
}
