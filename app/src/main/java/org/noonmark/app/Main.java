package org.noonmark.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Entry of the program.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        // Digits and dates are those of the formats, not of the country.
        Locale.setDefault(Locale.ROOT);
        var stop = StopSignal.onTermination();
        var surroundings =
                new Surroundings(
                        utf8(FileDescriptor.out),
                        utf8(FileDescriptor.err),
                        isInteractive(),
                        System.getenv(),
                        stop);
        int code = run(surroundings, arguments);
        if (surroundings.out().checkError() && code == ExitCode.GOOD) {
            surroundings.complain("cannot write to standard output");
            code = ExitCode.FAILED;
        }
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
        try {
            return CommandTree.of(surroundings).execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            surroundings.complain("this is too large for this machine: " + tooMuch);
            return ExitCode.FAILED;
        } catch (Error fault) {
            // Java's own exit code for it is 1, which means something else here.
            surroundings.complain("this did not end: " + fault);
            return ExitCode.FAILED;
        }
    }

    /// Not over `System.out`: that stream keeps what goes wrong to itself, and a full disk would
    /// look like success.
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(
                new OutputStreamWriter(
                        new BufferedOutputStream(new FileOutputStream(stream)),
                        StandardCharsets.UTF_8));
    }
}
