package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.formats.TextDefect.Reason;

/// A file that Stable32 saved: a header of `Key: value` lines, ended by `# Header End`, then rows.
///
/// ```
/// File: C:\data\phase.dat
/// Date: 04/14/26 05:02:46
/// Type: Phase
/// Points: 8192
/// Tau: 1.000000e+00
/// Addend: 0.000000e+00
/// Multiplier: 1.000000e+00
/// Tag Scale: 8.640000e+04
/// Tag Offset: 0.000000e+00
/// # Header End
/// -1.788195612013654e-01
/// ```
///
/// The keys are those of files that Stable32 1.6 wrote; it publishes no description. Addend and
/// multiplier are the settings of its dialogue for reading: the addend is added, then multiplied.
/// Where rows have two fields and no column is chosen, the first is the time tag, in units of the
/// tag scale, in seconds.
final class Stable32Rows implements LineReader {
    private static final String HEADER_END = "# header end";

    private final TextOptions options;
    private final SampleSink sink;
    private Optional<SeriesKind> kind = Optional.empty();
    private OptionalDouble tau0 = OptionalDouble.empty();
    private OptionalDouble points = OptionalDouble.empty();
    private double addend;
    private double multiplier = 1;
    private double tagScale = 1;
    private boolean isHeader = true;
    private @Nullable ColumnRows rows;

    Stable32Rows(TextOptions options, SampleSink sink) {
        this.options = options;
        this.sink = sink;
    }

    /// Whether the first line of a text is that of such a header.
    static boolean begins(String line) {
        return line.matches("(File|Date|Type|Points|Tau|Addend|Multiplier|Tag [A-Z][a-z]+):.*");
    }

    @Override
    public @Nullable TextDefect line(byte[] text, int from, int to, long number) {
        if (isHeader) {
            var line = new String(text, from, to - from, StandardCharsets.UTF_8).strip();
            int colon = line.indexOf(':');
            if (line.toLowerCase(Locale.ROOT).startsWith(HEADER_END)) {
                isHeader = false;
                return null;
            }
            if (colon > 0 && Character.isLetter(line.charAt(0))) {
                boolean isRead = entry(line.substring(0, colon), line.substring(colon + 1).strip());
                return isRead
                        ? null
                        : new TextDefect(
                                Reason.BAD_HEADER, number, colon + 2, ColumnRows.shortened(line));
            }
            isHeader = line.isEmpty() || line.startsWith("#");
        }
        return isHeader ? null : rows(text, from, to).line(text, from, to, number);
    }

    /// The reader of the rows; the first of them says whether there are time tags.
    private ColumnRows rows(byte[] text, int from, int to) {
        var known = rows;
        if (known == null) {
            var fields = new LineFields();
            fields.split(text, from, to, 3);
            boolean hasTags =
                    fields.count() == 2
                            && options.value() instanceof ColumnChoice.Only
                            && options.stamps().isEmpty();
            known = new ColumnRows(hasTags ? tagged() : options, this::scaled);
            rows = known;
        }
        return known;
    }

    private TextOptions tagged() {
        return new TextOptions(
                options.layout(),
                new ColumnChoice.Numbered(2),
                Optional.of(
                        new TextOptions.Stamps(new ColumnChoice.Numbered(1), StampUnit.SECONDS)),
                options.gaps(),
                options.gapValue());
    }

    private void scaled(long line, double stamp, double value) {
        boolean isTag = options.stamps().isEmpty();
        sink.sample(line, isTag ? stamp * tagScale : stamp, (value + addend) * multiplier);
    }

    /// Takes one line of the header; false when its value cannot be read.
    private boolean entry(String key, String value) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "type" -> {
                boolean isPhase = value.toLowerCase(Locale.ROOT).startsWith("phase");
                boolean isFrequency = value.toLowerCase(Locale.ROOT).startsWith("freq");
                kind =
                        isPhase || isFrequency
                                ? Optional.of(isPhase ? SeriesKind.PHASE : SeriesKind.FREQUENCY)
                                : Optional.empty();
                yield kind.isPresent();
            }
            case "points" -> {
                points = number(value);
                yield points.isPresent();
            }
            case "tau" -> {
                tau0 = number(value).stream().filter(tau -> tau > 0).findFirst();
                yield tau0.isPresent();
            }
            case "addend" -> {
                addend = number(value).orElse(Double.NaN);
                yield !Double.isNaN(addend);
            }
            case "multiplier" -> {
                multiplier = number(value).orElse(Double.NaN);
                yield !Double.isNaN(multiplier) && multiplier != 0;
            }
            case "tag scale" -> {
                tagScale = number(value).orElse(Double.NaN);
                yield tagScale > 0;
            }
            default -> true;
        };
    }

    private static OptionalDouble number(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var parser = new DecimalParser();
        return parser.parse(bytes, 0, bytes.length) == DecimalParser.Token.NUMBER
                ? OptionalDouble.of(parser.value())
                : OptionalDouble.empty();
    }

    @Override
    public @Nullable TextDefect end() {
        return rows == null ? new TextDefect(Reason.EMPTY, 0, 0, "") : rows.end();
    }

    @Override
    public TextFacts facts() {
        var read = rows == null ? new ColumnRows(options, sink).facts() : rows.facts();
        var scale = new TextFacts.Scale(addend, multiplier);
        return new TextFacts(
                read.readings(),
                read.missing(),
                read.blankLines(),
                read.names(),
                kind,
                tau0,
                points,
                scale.isIdentity() ? Optional.empty() : Optional.of(scale));
    }
}
