package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Epochs whose cookies are not accepted any more.
///
/// @param ranges what the file lists, in its order
public record RevokedEpochs(List<Range> ranges) implements IntPredicate {
    /// None.
    public static final RevokedEpochs NONE = new RevokedEpochs(List.of());

    private static final Pattern LINE = Pattern.compile("([0-9]{1,9})(?:\\s*-\\s*([0-9]{1,9}))?");
    private static final long MAX_BYTES = 65_536;

    /// Epochs from the first to the last, both included.
    public record Range(int first, int last) {}

    public RevokedEpochs {
        ranges = List.copyOf(ranges);
    }

    /// Reads a file: on each line an epoch (`20780`) or a range (`20773-20781`), `#` before what is
    /// said to people.
    ///
    /// @throws IOException that names the line
    public static RevokedEpochs read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is no file of at most 64 KiB");
        }
        var ranges = new ArrayList<Range>();
        var lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var text = lines.get(i).replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                ranges.add(range(text, file + ":" + (i + 1)));
            }
        }
        return new RevokedEpochs(ranges);
    }

    private static Range range(String text, String where) throws IOException {
        var matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new IOException(where + ": must be an epoch (20780) or a range (20773-20781)");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new IOException(where + ": the last epoch must not be before the first");
        }
        return new Range(first, last);
    }

    @Override
    public boolean test(int epoch) {
        return ranges.stream().anyMatch(range -> range.first <= epoch && epoch <= range.last);
    }
}
