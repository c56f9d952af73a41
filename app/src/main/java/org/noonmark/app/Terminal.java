package org.noonmark.app;

import java.io.PrintWriter;

/// Where a command writes to.
///
/// @param out results
/// @param err mistakes
/// @param isInteractive whether a person looks at `out`, so that lines may be rewritten in place
record Terminal(PrintWriter out, PrintWriter err, boolean isInteractive) {
    /// One line for the operator: what failed and what to do.
    void complain(String line) {
        err.println("noonmark: " + line);
        err.flush();
    }
}
