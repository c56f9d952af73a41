package org.noonmark.app.stability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.metrology.formats.ClockTextReader;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.StampUnit;
import org.noonmark.metrology.formats.TextLayout;
import org.noonmark.metrology.formats.TextOptions;

/// Files with readings of one or several clocks in columns, as they stand: nothing is put at equal
/// steps and no unit is changed.
public final class ClockFiles {
    /// How to find time and clocks in a file.
    ///
    /// @param stamps the column of the time stamps; absent: the first, unless the file has one
    ///   column only
    /// @param unit of the stamps; absent: days when the column is called mjd, or else seconds
    /// @param isStamped whether there are stamps at all
    public record Layout(
            Optional<ColumnChoice> stamps, Optional<StampUnit> unit, boolean isStamped) {}

    /// The readings of one clock.
    public static final class Column {
        private final String name;
        private final String file;
        private final SampleArray samples;

        Column(String name, String file, SampleArray samples) {
            this.name = name;
            this.file = file;
            this.samples = samples;
        }

        /// The name of the clock: its column, or its file when that has one clock.
        public String name() {
            return name;
        }

        /// Where it stands.
        public String file() {
            return file;
        }

        public int count() {
            return samples.count();
        }

        /// The stamp of a reading, in seconds; `NaN` without stamps.
        public double stampSeconds(int index) {
            return samples.isStamped() ? samples.stamp(index) : Double.NaN;
        }

        /// A reading as written, `NaN` where it is missing.
        public double value(int index) {
            return samples.value(index);
        }

        /// The line of a reading, from 1; 0 without stamps.
        public long line(int index) {
            return samples.line(index);
        }
    }

    private ClockFiles() {}

    /// All clocks of a file, by the order of its columns.
    public static List<Column> read(String file, Layout layout, ProgressLine progress)
            throws CommandFailure {
        var fields = firstFields(file);
        boolean isNamed =
                fields.stream()
                        .allMatch(field ->
                                !field.isEmpty() && Character.isLetter(field.codePointAt(0)));
        var names = isNamed ? fields : List.<String>of();
        int stamp = stampColumn(layout, fields, names, file);
        var all = new ArrayList<Column>();
        for (int i = 0; i < fields.size(); i++) {
            if (i != stamp) {
                boolean isAlone = fields.size() - (stamp < 0 ? 0 : 1) == 1;
                var name =
                        isAlone || names.isEmpty()
                                ? baseName(file) + (isAlone ? "" : ":" + (i + 1))
                                : names.get(i);
                progress.begin("reading " + name);
                all.add(column(file, name, i, stamp, stampUnit(layout, names, stamp)));
            }
        }
        return all;
    }

    private static int stampColumn(
            Layout layout, List<String> fields, List<String> names, String file)
            throws CommandFailure {
        if (!layout.isStamped()) {
            return -1;
        }
        int place =
                switch (layout.stamps().orElse(new ColumnChoice.Numbered(1))) {
                    case ColumnChoice.Only() -> 0;
                    case ColumnChoice.Numbered(int number) -> number - 1;
                    case ColumnChoice.Named(var name) -> names.indexOf(name);
                };
        if (place < 0 || place >= fields.size()) {
            throw CommandFailure.usage(
                    "%s: --stamps names no column; there are %s"
                            .formatted(file, String.join(", ", fields)));
        }
        if (fields.size() == 1) {
            throw CommandFailure.usage(
                    file + ": has one column and so no time stamps; say --tau0 SECONDS");
        }
        return place;
    }

    private static StampUnit stampUnit(Layout layout, List<String> names, int stamp) {
        boolean isMjd = stamp >= 0 && !names.isEmpty() && names.get(stamp).equalsIgnoreCase("mjd");
        return layout.unit().orElse(isMjd ? StampUnit.MJD : StampUnit.SECONDS);
    }

    private static Column column(String file, String name, int place, int stamp, StampUnit unit)
            throws CommandFailure {
        var stamps =
                stamp < 0
                        ? Optional.<TextOptions.Stamps>empty()
                        : Optional.of(
                                new TextOptions.Stamps(new ColumnChoice.Numbered(stamp + 1), unit));
        boolean isAlone = place == 0 && stamp < 0;
        var options =
                new TextOptions(
                        TextLayout.COLUMNS,
                        isAlone ? ColumnChoice.ONLY : new ColumnChoice.Numbered(place + 1),
                        stamps,
                        true,
                        OptionalDouble.empty());
        var samples = new SampleArray();
        var loader = new SeriesLoader(InputRequest.USUAL, InputStream.nullInputStream());
        loader.read(file, file, new ClockTextReader(options, samples), () -> true, (_, _) -> {});
        return new Column(name, file, samples);
    }

    private static String baseName(String file) {
        var path = Path.of(file).getFileName();
        var name = path == null ? file : path.toString();
        return name.replaceFirst("(\\.[A-Za-z0-9]+)(\\.gz)?$", "");
    }

    /// The fields of the first line that is neither empty nor a comment.
    private static List<String> firstFields(String file) throws CommandFailure {
        var text = new StringBuilder();
        try {
            TextSource.read(
                    Path.of(file),
                    (block, from, to) -> {
                        text.append(new String(block, from, to - from, StandardCharsets.UTF_8));
                        return firstLine(text.toString()).isEmpty();
                    },
                    _ -> {});
        } catch (IOException failed) {
            throw SeriesLoader.unreadable(file, failed);
        }
        var line = firstLine(text + "\n").orElse("").strip();
        if (line.isEmpty()) {
            throw CommandFailure.data(file + ": holds no readings");
        }
        var fields = new ArrayList<String>();
        for (var field : line.split(line.contains(",") ? "," : "[;\\s]+", -1)) {
            fields.add(field.strip());
        }
        return fields;
    }

    private static Optional<String> firstLine(String text) {
        int whole = text.lastIndexOf('\n');
        return text.substring(0, Math.max(0, whole))
                .lines()
                .filter(line -> !line.isBlank() && "#%!".indexOf(line.strip().charAt(0)) < 0)
                .findFirst();
    }
}
