package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The forms that grow slower than their definition stay exact where they are needed: at averaging
/// factors of a million readings.
class LongRecordTest {
    private static final double TOLERANCE = 1e-12;
    private static final int RECORDS = 2;

    /// Of variances, so that deviations agree twice as well.
    private static void same(double fast, double definition) {
        assertThat(fast).isCloseTo(definition, Offset.offset(TOLERANCE * definition));
    }

    private static double theo(double[] x, int m) {
        var sum = new CompensatedSum();
        TheoTerms.direct(x, m, 0, x.length - m, sum);
        return sum.value();
    }

    private static void theoAgrees(int readings, int m) {
        var random = new SplittableRandom(m);
        for (int k = 0; k < RECORDS; k++) {
            var x = KernelPropertyTest.noise(random, readings);
            same(TheoProducts.sum(x, m), theo(x, m));
        }
    }

    @Test
    void theoOfManyWindows() {
        theoAgrees(60_000, 4096);
    }

    @Test
    void theoOfLongWindows() {
        theoAgrees((1 << 18) + 1100, 1 << 18);
    }

    private static void reflectionAgrees(int readings, int m) {
        var random = new SplittableRandom(m);
        for (int k = 0; k < RECORDS; k++) {
            var x = KernelPropertyTest.noise(random, readings);
            int windows = readings - 3 * m + 1;
            var fast = new CompensatedSum();
            ReflectedProducts.add(x, 0, windows, m, fast);
            var sum = new CompensatedSum();
            var window = new ReflectedWindow(m);
            for (int i = 0; i < windows; i++) {
                sum.add(window.meanSquare(x, i));
            }
            same(fast.value() / (6.0 * m * m * m), sum.value());
        }
    }

    @Test
    void reflectionOfManyWindows() {
        reflectionAgrees(20_000, 300);
    }

    @Test
    void reflectionOfLongWindows() {
        reflectionAgrees(3 * (1 << 18) + 15, 1 << 18);
    }

    @Test
    void differencesOfALongRecord() {
        var random = new SplittableRandom(5);
        for (int k = 0; k < RECORDS; k++) {
            var x = KernelPropertyTest.noise(random, 400_000);
            for (int m : new int[] {3, 300, 100_000}) {
                double m2 = 2.0 * m * m;
                var d = Differences.of(x, new BlockSums(x), m);
                same(d.second().meanSquare() / m2, Textbook.oavar(x, m));
                same(d.third().meanSquare() / (3 * m2), Textbook.ohvar(x, m));
            }
        }
    }

    /// One record of a million readings at the factor that costs the definition most.
    @Tag("soak")
    @Test
    void theoOfAMillionReadings() {
        var x = KernelPropertyTest.noise(new SplittableRandom(9), 1_000_000);
        same(TheoProducts.sum(x, 1 << 18), theo(x, 1 << 18));
    }
}
