package org.noonmark.app.steer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.CommandFailure;

/// Reads lines of an MJD and a value: records of UTC minus UTC(k), and files of steers.
///
/// Fields stand apart by blanks, commas or semicolons; `#` begins a comment; further fields are
/// ignored. A line that is none of this refuses the file, or is skipped and told when asked. Days
/// that go back or repeat always refuse it: nobody could say which is right.
public final class PairText {
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";
    private static final double FIRST_MJD = 15_020;
    private static final double LAST_MJD = 200_000;
    private static final int SHOWN = 40;

    /// A day and its value, and the line where they stand.
    record Pair(int line, double mjd, double value) {}

    private final String file;
    private final boolean skips;
    private final double most;
    private final List<String> notes;
    private final List<Pair> pairs = new ArrayList<>();

    private PairText(String file, boolean skips, double most, List<String> notes) {
        this.file = file;
        this.skips = skips;
        this.most = most;
        this.notes = notes;
    }

    /// The pairs of a file.
    ///
    /// @param skips whether bad lines are skipped
    /// @param most largest size that a value can have in earnest
    /// @param notes takes what was skipped
    static List<Pair> read(Path file, boolean skips, double most, List<String> notes)
            throws CommandFailure {
        var bytes = InputFile.read(file.toString(), InputFile.USUAL_MEGABYTES);
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        var text = new PairText(file.toString(), skips, most, notes);
        for (int i = 0; i < lines.size(); i++) {
            text.take(i + 1, lines.get(i));
        }
        if (text.pairs.isEmpty()) {
            throw CommandFailure.data(file + ": holds no line of an MJD and a value");
        }
        return List.copyOf(text.pairs);
    }

    private void take(int line, String raw) throws CommandFailure {
        int comment = raw.indexOf('#');
        var text = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return;
        }
        var fields = text.split("[,;\\s]+", -1);
        boolean isPair =
                fields.length >= 2 && fields[0].matches(NUMBER) && fields[1].matches(NUMBER);
        double mjd = isPair ? Double.parseDouble(fields[0]) : Double.NaN;
        double value = isPair ? Double.parseDouble(fields[1]) : Double.NaN;
        if (!(mjd >= FIRST_MJD && mjd <= LAST_MJD) || !Double.isFinite(value)) {
            bad(line, "\"%s\" is no MJD and value".formatted(shown(text)));
            return;
        }
        if (Math.abs(value) > most) {
            bad(line, "%s is more than %s can be; is the unit right".formatted(fields[1], most));
            return;
        }
        if (!pairs.isEmpty() && mjd <= pairs.getLast().mjd()) {
            throw CommandFailure.data(
                    "%s:%d: MJD %s %s; put the lines in order, each day once"
                            .formatted(
                                    file,
                                    line,
                                    fields[0],
                                    mjd == pairs.getLast().mjd()
                                            ? "is there twice"
                                            : "is earlier than the one before"));
        }
        pairs.add(new Pair(line, mjd, value));
    }

    private void bad(int line, String what) throws CommandFailure {
        if (!skips) {
            throw CommandFailure.data(
                    "%s:%d: %s; --skip-bad-lines leaves such lines out"
                            .formatted(file, line, what));
        }
        notes.add("%s:%d: skipped, %s".formatted(file, line, what));
    }

    private static String shown(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }
}
