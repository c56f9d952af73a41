package org.noonmark.app;

import java.io.PrintWriter;
import java.util.Map;
import org.noonmark.events.Visible;

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
    private static final String CLEAR_LINE = "\r\u001b[K";

    /// One line for the operator: what failed and what to do.
    void complain(String line) {
        err.println("noonmark: " + Visible.lines(line));
        err.flush();
    }

    /// Prints, and nothing in it can move the terminal.
    void print(String text) {
        out.print(Visible.lines(text));
        out.flush();
    }

    /// Prints in place of the line that a person sees last.
    void printOver(String text) {
        out.print(CLEAR_LINE);
        print(text);
    }
}
