package org.noonmark.app;

import java.io.PrintWriter;
import java.util.Map;

/// What a command sees of the process that it runs in.
///
/// @param out results
/// @param err mistakes
/// @param isInteractive whether a person looks at `out`, so that lines may be rewritten in place
/// @param environment the process's environment
/// @param stop whether the process was asked to end
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        boolean isInteractive,
        Map<String, String> environment,
        StopSignal stop) {
    /// One line for the operator: what failed and what to do.
    void complain(String line) {
        err.println("noonmark: " + line);
        err.flush();
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }
}
