package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

/// Every operation agrees with the same one on whole attoseconds in `BigInteger`.
class TimeDeltaPropertyTest {
    private static final BigInteger PER_SECOND = BigInteger.TEN.pow(18);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE).multiply(PER_SECOND);
    private static final BigInteger END =
            BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE).multiply(PER_SECOND);

    private record Pair(TimeDelta a, TimeDelta b) {}

    private static Generator<Pair> pairs() {
        var deltas = TimeGenerators.deltas();
        return (random, size) ->
                new Pair(deltas.generate(random, size), deltas.generate(random, size));
    }

    private static BigInteger attos(TimeDelta delta) {
        return BigInteger.valueOf(delta.seconds())
                .multiply(PER_SECOND)
                .add(BigInteger.valueOf(delta.attoseconds()));
    }

    /// The result equals `expected`, or overflows loudly exactly when `expected` does not fit.
    private static void assertSame(Supplier<TimeDelta> result, BigInteger expected) {
        if (expected.compareTo(LEAST) < 0 || expected.compareTo(END) >= 0) {
            assertThatThrownBy(result::get).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(attos(result.get())).isEqualTo(expected);
        }
    }

    @Test
    void sumAndDifferenceAreExact() {
        Property.forAll(
                pairs(),
                pair -> {
                    var a = attos(pair.a);
                    var b = attos(pair.b);
                    assertSame(() -> pair.a.plus(pair.b), a.add(b));
                    assertSame(() -> pair.a.minus(pair.b), a.subtract(b));
                    assertSame(pair.a::negated, a.negate());
                    assertSame(pair.a::abs, a.abs());
                });
    }

    @Test
    void orderIsThatOfTheNumbers() {
        Property.forAll(
                pairs(),
                pair -> {
                    int order = attos(pair.a).compareTo(attos(pair.b));
                    assertThat(Integer.signum(pair.a.compareTo(pair.b))).isEqualTo(order);
                    assertThat(pair.a.isLessThan(pair.b)).isEqualTo(order < 0);
                    assertThat(pair.a.isNegative()).isEqualTo(attos(pair.a).signum() < 0);
                });
    }

    @Test
    void productIsExact() {
        Property.forAll(
                TimeGenerators.deltas(-1_000, 1_000),
                delta ->
                        Property.forAll(
                                20,
                                Generators.longs(),
                                factor ->
                                        assertSame(
                                                () -> delta.multipliedBy(factor),
                                                attos(delta)
                                                        .multiply(BigInteger.valueOf(factor)))));
    }

    @Test
    void halfIsTheFloor() {
        Property.forAll(
                TimeGenerators.deltas(),
                delta -> assertThat(attos(delta.half())).isEqualTo(attos(delta).shiftRight(1)));
    }

    @Test
    void nanosAreTheFloorOrOverflow() {
        Property.forAll(
                TimeGenerators.deltas(-9_223_372_038L, 9_223_372_038L),
                delta -> {
                    var floor =
                            new BigDecimal(attos(delta))
                                    .movePointLeft(9)
                                    .setScale(0, RoundingMode.FLOOR)
                                    .toBigInteger();
                    if (floor.bitLength() > 63) {
                        assertThatThrownBy(delta::toNanos).isInstanceOf(ArithmeticException.class);
                    } else {
                        assertThat(delta.toNanos()).isEqualTo(floor.longValueExact());
                    }
                });
    }

    @Test
    void everyUnitComesBack() {
        Property.forAll(
                Generators.longs(),
                count -> {
                    var number = BigInteger.valueOf(count);
                    assertThat(TimeDelta.ofNanos(count).toNanos()).isEqualTo(count);
                    assertThat(attos(TimeDelta.ofMillis(count)))
                            .isEqualTo(number.multiply(BigInteger.TEN.pow(15)));
                    assertThat(attos(TimeDelta.ofMicros(count)))
                            .isEqualTo(number.multiply(BigInteger.TEN.pow(12)));
                    assertThat(attos(TimeDelta.ofPicos(count)))
                            .isEqualTo(number.multiply(BigInteger.TEN.pow(6)));
                });
    }

    @Test
    void textComesBack() {
        Property.forAll(
                TimeGenerators.deltas(),
                delta -> {
                    var text = delta.toString().replace(" s", "");
                    assertThat(TimeDelta.parseSeconds(text)).isEqualTo(delta);
                    assertThat(new BigDecimal(text))
                            .isEqualByComparingTo(new BigDecimal(attos(delta)).movePointLeft(18));
                });
    }

    @Test
    void doubleOfSecondsIsWithinTwoRoundings() {
        Property.forAll(
                TimeGenerators.deltas(),
                delta -> {
                    double exact = new BigDecimal(attos(delta)).movePointLeft(18).doubleValue();
                    assertThat(Math.abs(delta.toSeconds() - exact))
                            .isLessThanOrEqualTo(Math.ulp(exact));
                });
    }

    @Test
    void fromSecondsIsTheNearestAttosecond() {
        var small = Generators.doubles(-1e-6, 1e-6);
        var large = Generators.doubles(-1e10, 1e10);
        Property.forAll(
                (random, size) -> (random.nextBoolean() ? small : large).generate(random, size),
                (Double seconds) -> {
                    var exact =
                            new BigDecimal(seconds)
                                    .movePointRight(18)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .toBigInteger();
                    assertThat(attos(TimeDelta.fromSeconds(seconds))).isEqualTo(exact);
                });
    }
}
