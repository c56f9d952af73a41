package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.sources.ReadingLine;
import org.noonmark.sources.TimeColumn;

class ReadingLineFuzzTest {
    private static final List<byte[]> LINES =
            Stream.of(
                            "epoch,clock_id,phase_s,uncertainty_s",
                            "1795392000.25,cs-2,-1.5e-9,2e-10",
                            "61367.000002893518,maser-1,0.000000123456789012345678",
                            "123456789012345,pps,1795392037.000000001,5e-9 # lab",
                            "-1e-18,a,+1E+9,")
                    .map(line -> line.getBytes(UTF_8))
                    .toList();

    @ParameterizedTest
    @EnumSource
    void readsOrSaysWhatIsWrong(TimeColumn column) {
        Fuzz.of(ReadingLineFuzzTest.class, LINES)
                .run(
                        100_000,
                        input -> {
                            var line = new String(input, UTF_8);
                            switch (ReadingLine.parse(line, column, false)) {
                                case ReadingLine.Empty() -> {}
                                case ReadingLine.Wrong(var reason) ->
                                        Fuzz.same(reason.isEmpty(), false);
                                case ReadingLine.Measured measured ->
                                        Fuzz.same(isSane(measured), true);
                            }
                        });
    }

    private static boolean isSane(ReadingLine.Measured measured) {
        return measured.time().abs().isLessThan(ReadingLine.FARTHEST)
                && measured.clockMinusReference().abs().isLessThan(ReadingLine.FARTHEST)
                && measured.uncertainty().stream()
                        .noneMatch(value -> value.isNegative() || value.isZero())
                && measured.clock().chars().allMatch(letter -> letter >= 0x20 && letter <= 0x7E);
    }
}
