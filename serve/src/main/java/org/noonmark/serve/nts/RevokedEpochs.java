package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Epochs whose cookies are not accepted any more.
///
/// @param ranges what the file lists, in its order
public record RevokedEpochs(List<Range> ranges) implements IntPredicate {
    /// None.
    public static final RevokedEpochs NONE = new RevokedEpochs(List.of());

    private static final Pattern LINE = Pattern.compile("([0-9]{1,10})(?:\\s*-\\s*([0-9]{1,10}))?");
    private static final String RULE =
            "must be an epoch (20780), or a range from the first to the last (20773-20781)";
    private static final long MAX_BYTES = 65_536;

    /// Epochs from the first to the last, both included.
    public record Range(int first, int last) {}

    public RevokedEpochs {
        ranges = List.copyOf(ranges);
    }

    /// What a file says.
    ///
    /// @param epochs of the lines that are right
    /// @param wrong the first line that is not, and what it must be; empty when all are
    record Listed(RevokedEpochs epochs, String wrong) {}

    /// Reads a file: on each line an epoch (`20780`) or a range (`20773-20781`), `#` before what is
    /// said to people.
    ///
    /// @throws IOException that names the first line that is wrong
    public static RevokedEpochs read(Path file) throws IOException {
        var listed = list(file);
        if (!listed.wrong.isEmpty()) {
            throw new IOException(listed.wrong);
        }
        return listed.epochs;
    }

    /// The same, whatever its lines are.
    ///
    /// @throws IOException when it cannot be read
    static Listed list(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is no file of at most 64 KiB");
        }
        var ranges = new ArrayList<Range>();
        var wrong = "";
        var lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var text = lines.get(i).replaceFirst("#.*", "").strip();
            var range = text.isEmpty() ? Optional.<Range>empty() : range(text);
            range.ifPresent(ranges::add);
            if (wrong.isEmpty() && !text.isEmpty() && range.isEmpty()) {
                wrong = "%s:%d: %s".formatted(file, i + 1, RULE);
            }
        }
        return new Listed(new RevokedEpochs(ranges), wrong);
    }

    private static Optional<Range> range(String text) {
        var matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        return last < first || last > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Range((int) first, (int) last));
    }

    /// These and others.
    RevokedEpochs and(RevokedEpochs others) {
        return new RevokedEpochs(
                Stream.concat(ranges.stream(), others.ranges.stream()).distinct().toList());
    }

    @Override
    public boolean test(int epoch) {
        return ranges.stream().anyMatch(range -> range.first <= epoch && epoch <= range.last);
    }
}
