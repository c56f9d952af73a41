package org.noonmark.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.bundle.VerdictText;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.Parsed;

/// Checks one bundle of evidence, offline, with nothing but the JDK.
public final class Main {
    static final int HOLDS = 0;
    static final int NO_QUORUM = 1;
    static final int REFUSED = 2;
    static final int USAGE = 64;

    private Main() {}

    /// Ends the process with 0 when the evidence holds, 1 when it holds without the witnesses that
    /// the policy asks for, 2 when it does not hold, 64 when it was called wrongly.
    public static void main(String[] arguments) {
        // Digits and dates are those of the formats, not of the country.
        Locale.setDefault(Locale.ROOT);
        System.exit(guarded(List.of(arguments), System.out, System.err));
    }

    /// Whatever goes wrong is no evidence: the exit code of Java itself would mean something else.
    private static int guarded(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(arguments, out, err);
        } catch (RuntimeException | Error unfinished) {
            err.println("REFUSED: the check did not end: " + unfinished);
            return REFUSED;
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean hasPolicy = arguments.size() == 3 && arguments.get(1).equals("--policy");
        if (arguments.size() != 1 && !hasPolicy) {
            err.println("usage: java -jar noonmark-proof.jar BUNDLE.zip [--policy FILE]");
            err.println(
                    "Without a policy the bundle's own is taken, which anybody could have made.");
            return USAGE;
        }
        try {
            Optional<LogPolicy> policy = Optional.empty();
            if (hasPolicy) {
                var parsed = LogPolicy.parse(Files.readAllBytes(Path.of(arguments.get(2))));
                if (parsed instanceof Parsed.Malformed<LogPolicy> malformed) {
                    err.println(arguments.get(2) + ": " + malformed.text());
                    return USAGE;
                }
                policy = parsed.good();
            }
            var verdict = BundleCheck.check(bytes(Path.of(arguments.getFirst())), policy);
            out.write(VerdictText.of(verdict).getBytes(StandardCharsets.UTF_8));
            return code(verdict);
        } catch (IOException unreadable) {
            err.println("cannot read " + unreadable.getMessage());
            return USAGE;
        }
    }

    /// A byte more than can be evidence is enough to see that it is none.
    private static byte[] bytes(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(EvidenceArchive.MAX_BYTES + 1);
        }
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Holds holds -> holds.quorum() ? HOLDS : NO_QUORUM;
            case Verdict.Refused refused -> REFUSED;
        };
    }
}
