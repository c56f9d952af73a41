package org.noonmark.app.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.stability.StabilityOptions;
import org.noonmark.metrology.stability.StabilityStream;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;
import org.noonmark.testkit.AllocatedBytes;

class GrowingStreamTest {
    private static StabilityStream stream(int largest) {
        return StabilityStream.of(
                1,
                List.of(Statistic.OADEV, Statistic.MTIE),
                new TauList.Octave(),
                largest,
                StabilityOptions.DEFAULT);
    }

    private static double[] walk(int count) {
        var random = new Random(5);
        var x = new double[count];
        for (int i = 1; i < count; i++) {
            x[i] = x[i - 1] + random.nextGaussian();
        }
        return x;
    }

    @Test
    void knowsWhatOneOfFullSizeKnows() {
        var x = walk(70_000);
        var full = stream(1 << 18);
        full.addAll(x, 0, x.length);
        var growing = new GrowingStream(GrowingStreamTest::stream, 1 << 18);
        for (int from = 0; from < x.length; from += 1000) {
            growing.addAll(x, from, 1000);
        }
        // The last digits depend on how the sums are cut.
        assertThat(growing.results())
                .usingRecursiveComparison()
                .withComparatorForType(
                        (a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(b) ? 0 : Double.compare(a, b),
                        Double.class)
                .isEqualTo(full.results());
    }

    /// 64 readings once took two gigabytes.
    @Test
    void shortRecordsTakeLittleMemory() {
        var x = walk(64);
        long bytes =
                AllocatedBytes.during(
                        0,
                        1,
                        () ->
                                new GrowingStream(GrowingStreamTest::stream, 1 << 26)
                                        .addAll(x, 0, 64));
        assertThat(bytes).isLessThan(8 << 20);
    }
}
