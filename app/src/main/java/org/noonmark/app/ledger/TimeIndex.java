package org.noonmark.app.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.app.output.WholeFile;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.statement.Statement;

/// When the statements of each full bundle of entries may have been made, kept beside the log, so
/// that not all of it has to be read again.
///
/// Instants of a log go up only as long as the clock is right, and a search that relied on it would
/// lose what was said while it was wrong. So each bundle has the earliest and the latest of all its
/// statements. A line is found by the Merkle root of its bundle, and is true of nothing else. The
/// root does not bind the instants, and a wrong one would hide a bundle: so a file that does not
/// have the hash it ends with is not used, and costs time and nothing more. Who may write there can
/// make that hash as well, and can hide statements from this reader, though not from others.
///
/// Format: a line `noonmark-times-2`, then for each bundle 64 hexadecimal digits, the earliest and
/// the latest instant, in nanoseconds of TAI since 1970; last the SHA-256 of all that is before it,
/// 64 hexadecimal digits.
final class TimeIndex {
    private static final String FILE = "times";
    private static final String HEADER = "noonmark-times-2";
    private static final int HASH_LINE = 65;
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) (-?\\d{1,40}) (-?\\d{1,40})");

    private final Path file;
    private final Map<String, Span> spans = new HashMap<>();
    private boolean grown;

    private TimeIndex(Path file) {
        this.file = file;
    }

    /// When some statements may have been made.
    record Span(BigInteger earliest, BigInteger latest) {
        static Span of(List<Statement> statements) {
            var earliest = statements.getFirst().earliestNanos();
            var latest = statements.getFirst().latestNanos();
            for (var statement : statements) {
                earliest = earliest.min(statement.earliestNanos());
                latest = latest.max(statement.latestNanos());
            }
            return new Span(earliest, latest);
        }

        boolean touches(Span other) {
            return latest.compareTo(other.earliest) >= 0 && earliest.compareTo(other.latest) <= 0;
        }
    }

    /// Reads the index of the log in a folder; empty when it has none that is whole.
    static TimeIndex of(Path folder) {
        var index = new TimeIndex(folder.resolve(FILE));
        try {
            var text = Files.readString(index.file, StandardCharsets.US_ASCII);
            if (!text.startsWith(HEADER + "\n") || !isWhole(text)) {
                return index;
            }
            for (var line : text.split("\n", -1)) {
                var fields = LINE.matcher(line);
                if (fields.matches()) {
                    index.spans.put(
                            fields.group(1),
                            new Span(
                                    new BigInteger(fields.group(2)),
                                    new BigInteger(fields.group(3))));
                }
            }
        } catch (IOException noIndex) {
            index.spans.clear();
        }
        return index;
    }

    private static boolean isWhole(String text) {
        int end = text.length() - HASH_LINE;
        return end > 0 && text.endsWith(hash(text.substring(0, end)));
    }

    /// The last line of a file that begins so.
    private static String hash(String lines) {
        return EvidenceBundle.sha256(lines.getBytes(StandardCharsets.US_ASCII)) + "\n";
    }

    Optional<Span> find(MerkleHash bundle) {
        return Optional.ofNullable(spans.get(bundle.toString()));
    }

    void add(MerkleHash bundle, Span span) {
        grown |= spans.put(bundle.toString(), span) == null;
    }

    /// Keeps what was added, for the next reader. Who may not write there goes without.
    void keep() {
        if (!grown) {
            return;
        }
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        spans.forEach(
                (root, span) -> lines.add(root + " " + span.earliest() + " " + span.latest()));
        var text = String.join("\n", lines) + "\n";
        try {
            WholeFile.write(file, (text + hash(text)).getBytes(StandardCharsets.US_ASCII));
            grown = false;
        } catch (IOException notHere) {
            grown = true;
        }
    }
}
