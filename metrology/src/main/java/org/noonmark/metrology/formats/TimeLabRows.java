package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// A TimeLab file: lines of three-letter keywords and their arguments, comments after `;`, and the
/// readings of the time-interval counter in a block begun by `TIC rows channels`.
///
/// TimeLab publishes no description of its files. What is known from files and from the programs
/// that read them is this block, phase in seconds, one row a step, one field a channel; all other
/// lines, among them the blocks of phase-noise spectra (`FPN`), are passed over. The step is not
/// taken from here, since what the keywords say of it is not known for certain.
final class TimeLabRows implements LineReader {
    private static final Pattern BLOCK = Pattern.compile("TIC\\s+(\\d{1,15})\\s+(\\d{1,4})");
    private static final Pattern LOOKS_LIKE_BLOCK = Pattern.compile("TIC\\s.*");

    private final ColumnRows rows;
    private long declared = -1;
    private long left;
    private boolean isDone;

    TimeLabRows(TextOptions options, SampleSink sink) {
        this.rows = new ColumnRows(options, sink);
    }

    @Override
    public @Nullable TextDefect line(byte[] text, int from, int to, long number) {
        if (left > 0) {
            var wrong = rows.line(text, from, to, number);
            left = declared - rows.readings();
            return wrong;
        }
        if (isDone || from == to || text[from] != 'T') {
            return null;
        }
        var line = new String(text, from, to - from, StandardCharsets.UTF_8).strip();
        var block = BLOCK.matcher(line);
        if (block.matches()) {
            declared = Long.parseLong(block.group(1));
            left = declared;
            isDone = true;
            return null;
        }
        return LOOKS_LIKE_BLOCK.matcher(line).matches()
                ? new TextDefect(Reason.BAD_HEADER, number, 1, ColumnRows.shortened(line))
                : null;
    }

    @Override
    public @Nullable TextDefect end() {
        return isDone ? rows.end() : new TextDefect(Reason.NO_DATA_BLOCK, 0, 0, "");
    }

    @Override
    public TextFacts facts() {
        var read = rows.facts();
        return new TextFacts(
                read.readings(),
                read.missing(),
                read.blankLines(),
                List.of(),
                Optional.of(SeriesKind.PHASE),
                OptionalDouble.empty(),
                OptionalDouble.of((double) declared),
                Optional.empty());
    }
}
