package org.noonmark.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// One run of the program inside the test, with what it printed.
record CommandLineRun(int exitCode, String out, String err) {
    static CommandLineRun of(String... arguments) {
        return of(new StopSignal(), arguments);
    }

    static CommandLineRun of(StopSignal stop, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                Main.run(surroundings(new PrintWriter(out), new PrintWriter(err), stop), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    static Surroundings surroundings(PrintWriter out, PrintWriter err, StopSignal stop) {
        return new Surroundings(out, err, false, Map.of(), stop);
    }
}
