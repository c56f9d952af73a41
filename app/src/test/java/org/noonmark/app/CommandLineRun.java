package org.noonmark.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the program inside the test, with what it printed.
record CommandLineRun(int exitCode, String out, String err) {
    static CommandLineRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                Main.run(
                        new Terminal(new PrintWriter(out), new PrintWriter(err), false), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
