package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.metrology.formats.ClockTextReader;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.StampUnit;
import org.noonmark.metrology.formats.TextLayout;
import org.noonmark.metrology.formats.TextOptions;
import org.noonmark.metrology.formats.TextOutcome;

class ClockTextFuzzTest {
    private static final List<byte[]> TEXTS =
            Stream.of(
                            "# phase\n1.5e-9\n-2.25e-9\nnan\n\n0.000000123456789012345678\n",
                            "mjd,\"x, ns\"\n59025.5,12\n59026.5,---\n",
                            "2026-11-23T04:05:06.7Z 1\n2026-11-24T00:00Z 2\n",
                            "Type: Phase\nTau: 1.0e+00\nAddend: 0\nMultiplier: 1\n# Header End\n1\n2\n",
                            "FMT 1\nTIC 2 2\n1.0 2.0\n3.0 4.0\nEOF\n")
                    .map(text -> text.getBytes(UTF_8))
                    .toList();

    @ParameterizedTest
    @EnumSource
    void readsOrSaysWhatIsWrong(TextLayout layout) {
        var columns = List.of(ColumnChoice.ONLY, ColumnChoice.parse("2"), ColumnChoice.parse("x"));
        var stamps =
                new TextOptions.Stamps(
                        ColumnChoice.parse("1"),
                        layout == TextLayout.AUTO ? StampUnit.ISO : StampUnit.MJD);
        for (var column : columns) {
            for (var stamp : List.of(Optional.<TextOptions.Stamps>empty(), Optional.of(stamps))) {
                var options = new TextOptions(layout, column, stamp, true, OptionalDouble.of(0));
                Fuzz.of(ClockTextFuzzTest.class, TEXTS).run(20_000, input -> read(options, input));
            }
        }
    }

    private static void read(TextOptions options, byte[] input) {
        var count = new long[2];
        var reader =
                new ClockTextReader(
                        options,
                        (line, stamp, value) -> {
                            Fuzz.same(Double.isInfinite(value), false);
                            Fuzz.same(line >= 1, true);
                            count[0]++;
                            count[1] += Double.isNaN(value) ? 1 : 0;
                        });
        int middle = input.length / 2;
        reader.take(input, 0, middle);
        reader.take(input, middle, input.length);
        switch (reader.finish()) {
            case TextOutcome.Read(var facts) -> {
                Fuzz.same(facts.readings(), count[0]);
                Fuzz.same(facts.missing(), count[1]);
            }
            case TextOutcome.Rejected(var defect) -> Fuzz.same(defect.line() >= 0, true);
        }
    }
}
