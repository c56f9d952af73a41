package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

/// Every fast form against the definition, to 1e-12, on the five noises.
class KernelPropertyTest {
    private static final double TOLERANCE = 1e-12;

    /// A record of phase and an averaging factor.
    record Case(PhaseSeries phase, int m) {
        double[] x() {
            return phase.values();
        }
    }

    /// Power-law noise of `least` to `most` readings: white noise integrated 0 to 3 times, with
    /// flicker made by adding octaves of held values.
    static double[] noise(RandomGenerator random, int length) {
        var x = new double[length];
        int integrations = random.nextInt(4);
        boolean flicker = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            x[i] = random.nextGaussian();
        }
        if (flicker) {
            for (int hold = 2; hold < length; hold *= 2) {
                double held = 0;
                for (int i = 0; i < length; i++) {
                    held = i % hold == 0 ? random.nextGaussian() : held;
                    x[i] += held;
                }
            }
        }
        for (int k = 0; k < integrations; k++) {
            for (int i = 1; i < length; i++) {
                x[i] += x[i - 1];
            }
        }
        return x;
    }

    private static Generator<Case> cases(int maxLength, int ratio) {
        return (random, size) -> {
            int length = ratio + 2 + random.nextInt(1 + maxLength * (size + 1) / 101);
            int m = 1 + random.nextInt((length - 1) / ratio);
            return new Case(PhaseSeries.adopt(noise(random, length), 1), m);
        };
    }

    private static void same(double fast, double textbook) {
        assertThat(fast).isCloseTo(textbook, Offset.offset(TOLERANCE * Math.abs(textbook)));
    }

    @Test
    void differencesAgreeWithTheDefinition() {
        Property.forAll(
                300,
                cases(3000, 3),
                one -> {
                    double m2 = 2.0 * one.m() * one.m();
                    var d = Differences.of(one.x(), new BlockSums(one.x()), one.m());
                    same(d.second().meanSquare() / m2, Textbook.oavar(one.x(), one.m()));
                    same(d.third().meanSquare() / (3 * m2), Textbook.ohvar(one.x(), one.m()));
                    same(d.averaged().meanSquare() / m2, Textbook.mvar(one.x(), one.m()));
                });
    }

    @Test
    void gappedDifferencesWithoutGapsAgreeToo() {
        Property.forAll(
                300,
                cases(1000, 3),
                one -> {
                    double m2 = 2.0 * one.m() * one.m();
                    var d = GappedDifferences.of(one.x(), new GapFill(one.x()), one.m(), 0.5);
                    same(d.second().meanSquare() / m2, Textbook.oavar(one.x(), one.m()));
                    same(d.third().meanSquare() / (3 * m2), Textbook.ohvar(one.x(), one.m()));
                    same(d.averaged().meanSquare() / m2, Textbook.mvar(one.x(), one.m()));
                });
    }

    @Test
    void sideBySideAgreesWithTheDefinition() {
        Property.forAll(
                300,
                cases(1000, 3),
                one -> {
                    double m2 = 2.0 * one.m() * one.m();
                    same(
                            SideBySide.second(one.x(), one.m()).meanSquare() / m2,
                            Textbook.avar(one.x(), one.m()));
                    same(
                            SideBySide.third(one.x(), one.m()).meanSquare() / (3 * m2),
                            Textbook.hvar(one.x(), one.m()));
                });
    }

    @Test
    void totalAgreesWithTheDefinition() {
        Property.forAll(
                300,
                cases(1000, 1),
                one -> {
                    var inside = Differences.of(one.x(), new BlockSums(one.x()), one.m()).second();
                    var total = TotalDifferences.of(one.x(), one.m(), inside);
                    assertThat(total.terms()).isEqualTo(one.x().length - 2L);
                    same(
                            total.meanSquare() / (2.0 * one.m() * one.m()),
                            Textbook.totvar(one.x(), one.m()));
                });
    }

    @Test
    void reflectionAgreesWithTheDefinition() {
        Property.forAll(
                150,
                cases(1200, 3),
                one ->
                        same(
                                ReflectedTerms.of(one.x(), one.m()).meanSquare(),
                                Textbook.reflected(one.x(), one.m())));
    }

    @Test
    void reflectionOfSingleWindowsAgreesWithTheDefinition() {
        Property.forAll(
                100,
                cases(300, 3),
                one -> {
                    var window = new ReflectedWindow(one.m());
                    double sum = 0;
                    int windows = one.x().length - 3 * one.m() + 1;
                    for (int i = 0; i < windows; i++) {
                        sum += window.meanSquare(one.x(), i);
                    }
                    same(sum / windows, Textbook.reflected(one.x(), one.m()));
                });
    }

    @Test
    void theoAgreesWithTheDefinition() {
        Property.forAll(
                150,
                cases(1500, 2),
                one -> {
                    int m = 2 * one.m() <= one.x().length - 1 ? 2 * one.m() : 2;
                    same(
                            TheoTerms.of(one.x(), m).meanSquare() / (0.75 * m * m),
                            Textbook.theo1(one.x(), m));
                });
    }

    @Test
    void theoByTransformsAgreesWithTheDefinition() {
        Property.forAll(
                150,
                cases(3000, 2),
                one -> {
                    int m = 2 * one.m() <= one.x().length - 1 ? 2 * one.m() : 2;
                    double windows = one.x().length - m;
                    same(
                            TheoProducts.sum(one.x(), m) / windows / (0.75 * m * m),
                            Textbook.theo1(one.x(), m));
                });
    }

    @Test
    void parabolicAgreesWithTheDefinition() {
        Property.forAll(
                200,
                cases(2000, 2),
                one -> {
                    int m = Math.max(2, one.m());
                    if (one.x().length > 2 * m) {
                        double scale = 72 / Math.pow(m, 6);
                        double textbook = Textbook.pvar(one.x(), m);
                        same(ParabolicTerms.of(one.x(), m).meanSquare() * scale, textbook);
                        same(
                                GappedParabolicTerms.of(one.x(), m, 0.5).meanSquare() * scale,
                                textbook);
                    }
                });
    }

    @Test
    void intervalErrorsAgreeWithTheDefinition() {
        Property.forAll(
                200,
                cases(500, 1),
                one -> {
                    same(
                            IntervalErrors.of(one.x(), one.m()).meanSquare(),
                            Textbook.tieMeanSquare(one.x(), one.m()));
                    var phase = one.phase();
                    int half = Math.max(1, one.m() / 2);
                    for (var factors : List.of(new int[] {one.m()}, new int[] {half, one.m()})) {
                        var errors = MaximumInterval.atEach(phase, factors);
                        for (int i = 0; i < factors.length; i++) {
                            assertThat(errors[i].seconds())
                                    .isEqualTo(Textbook.mtie(one.x(), factors[i]));
                        }
                    }
                });
    }

    @Test
    void maximumTakesAscendingFactorsOnly() {
        var scan = new MaximumInterval(TestSets.nbs1000());
        scan.at(64);
        assertThatThrownBy(() -> scan.at(8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("must ascend: m=8");
    }
}
