package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One text read inside a test, with what came of it.
record TextRun(TextOutcome outcome, List<Sample> samples) {
    record Sample(long line, double stamp, double value) {}

    static TextRun of(TextOptions options, String text) {
        return of(options, text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    static TextRun of(TextOptions options, byte[] text, int blockLength) {
        var samples = new ArrayList<Sample>();
        var reader =
                new ClockTextReader(
                        options,
                        (line, stamp, value) -> samples.add(new Sample(line, stamp, value)));
        int from = 0;
        while (from < text.length) {
            int to = (int) Math.min(text.length, (long) from + blockLength);
            if (!reader.take(text, from, to)) {
                break;
            }
            from = to;
        }
        return new TextRun(reader.finish(), samples);
    }

    static TextOptions plain() {
        return TextOptions.plain(TextLayout.AUTO);
    }

    static TextOptions gaps() {
        return new TextOptions(
                TextLayout.AUTO, ColumnChoice.ONLY, Optional.empty(), true, OptionalDouble.empty());
    }

    static TextOptions column(String column) {
        return new TextOptions(
                TextLayout.AUTO,
                ColumnChoice.parse(column),
                Optional.empty(),
                false,
                OptionalDouble.empty());
    }

    static TextOptions stamped(String stamps, StampUnit unit, ColumnChoice value) {
        return new TextOptions(
                TextLayout.AUTO,
                value,
                Optional.of(new TextOptions.Stamps(ColumnChoice.parse(stamps), unit)),
                false,
                OptionalDouble.empty());
    }

    List<Double> values() {
        return samples.stream().map(Sample::value).toList();
    }

    List<Double> stamps() {
        return samples.stream().map(Sample::stamp).toList();
    }

    TextFacts facts() {
        return ((TextOutcome.Read) outcome).facts();
    }

    TextDefect defect() {
        return ((TextOutcome.Rejected) outcome).defect();
    }
}
