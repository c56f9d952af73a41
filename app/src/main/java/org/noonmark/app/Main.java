package org.noonmark.app;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Entry of the program.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        var stop = StopSignal.onTermination();
        var surroundings =
                new Surroundings(
                        utf8(System.out), utf8(System.err), isInteractive(), System.getenv(), stop);
        int code = run(surroundings, arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        stop.end(code);
        System.exit(code);
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again when not interactive
    private static boolean isInteractive() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    static int run(Surroundings surroundings, String... arguments) {
        return CommandTree.of(surroundings).execute(arguments);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
