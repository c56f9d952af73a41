package org.noonmark.app;

/// What the program's exit says to a script.
final class ExitCode {
    static final int GOOD = 0;
    static final int DEGRADED = 1;

    /// Out of tolerance, or failed.
    static final int FAILED = 2;

    static final int UNKNOWN = 3;

    /// The command line is wrong (`EX_USAGE` of sysexits.h).
    static final int USAGE = 64;

    private ExitCode() {}
}
