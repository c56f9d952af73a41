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
        var terminal = new Terminal(utf8(System.out), utf8(System.err), isInteractive());
        int code = run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(code);
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again when not interactive
    private static boolean isInteractive() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    static int run(Terminal terminal, String... arguments) {
        return CommandTree.of(terminal).execute(arguments);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
