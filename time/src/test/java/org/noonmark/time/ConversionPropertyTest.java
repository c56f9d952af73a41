package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

/// Ways from one representation to another and back, around positive and negative leap seconds.
class ConversionPropertyTest {
    /// The published table, and after it a deleted and an inserted second.
    private static final LeapTable TABLE =
            LeapTable.embedded()
                    .with(new LeapTable.Leap(62_867, 36))
                    .with(new LeapTable.Leap(63_232, 37));

    private static final Generator<TaiInstant> INSTANTS =
            Generators.choose(
                    List.of(TimeGenerators.instants(), TimeGenerators.instantsNearSteps(TABLE)));

    @Test
    void utcOfAnInstantIsValidAndComesBack() {
        Property.forAll(
                INSTANTS,
                tai -> {
                    var utc = TABLE.toUtc(tai);
                    assertThat(TABLE.isValid(utc)).isTrue();
                    assertThat(TABLE.toTai(utc)).isEqualTo(tai);
                });
    }

    @Test
    void utcKeepsTheOrderOfTai() {
        Property.forAll(
                INSTANTS,
                tai ->
                        Property.forAll(
                                10,
                                TimeGenerators.deltas(0, 2),
                                delta ->
                                        assertThat(TABLE.toUtc(tai.plus(delta)))
                                                .isGreaterThanOrEqualTo(TABLE.toUtc(tai))));
    }

    @Test
    void utcTextComesBack() {
        Property.forAll(
                INSTANTS.map(TABLE::toUtc),
                utc -> assertThat(UtcInstant.parse(utc.toString())).isEqualTo(utc));
    }

    @Test
    void utcParserRefusesOrReadsButNeverFailsOtherwise() {
        Property.forAll(
                Generators.mutated(
                        List.of("2016-12-31T23:59:60.5Z".getBytes(StandardCharsets.ISO_8859_1))),
                bytes -> {
                    try {
                        UtcInstant.parse(new String(bytes, StandardCharsets.ISO_8859_1));
                    } catch (DateTimeParseException refused) {
                        assertThat(refused.getMessage()).isNotEmpty();
                    }
                });
    }

    @Test
    void ntpTimestampComesBackNearAnyPivotWithin68Years() {
        Property.forAll(
                Generators.longs(),
                bits -> {
                    var timestamp = new NtpTimestamp(bits);
                    for (var year : List.of("1900", "1970", "2036", "2104", "2500")) {
                        var pivot = UtcInstant.parse(year + "-02-07T06:28:16Z");
                        var utc = timestamp.toUtc(pivot);
                        assertThat(NtpTimestamp.from(utc)).isEqualTo(timestamp);
                        assertThat(Math.abs(utc.toPosixSeconds() - pivot.toPosixSeconds()))
                                .isLessThanOrEqualTo(1L << 31);
                    }
                });
    }

    @Test
    void ntpFractionIsTheFloorOfTheExactQuotient() {
        Property.forAll(
                TimeGenerators.attoseconds(),
                attos -> {
                    var exact =
                            BigInteger.valueOf(attos).shiftLeft(32).divide(BigInteger.TEN.pow(18));
                    assertThat(NtpTimestamp.from(new UtcInstant(57_754, 0, attos)).fraction())
                            .isEqualTo(exact.longValueExact());
                });
    }

    @Test
    void ntpDifferenceIsTheCeilingOfTheExactQuotient() {
        Property.forAll(
                Generators.longs(),
                bits -> {
                    var difference = new NtpTimestamp(bits).minus(NtpTimestamp.UNKNOWN);
                    var scaled = BigInteger.valueOf(bits).multiply(BigInteger.TEN.pow(18));
                    var ceiling = scaled.negate().shiftRight(32).negate();
                    assertThat(
                                    BigInteger.valueOf(difference.seconds())
                                            .multiply(BigInteger.TEN.pow(18))
                                            .add(BigInteger.valueOf(difference.attoseconds())))
                            .isEqualTo(ceiling);
                });
    }

    @Test
    void javaInstantComesBackAndNeverLeavesItsDay() {
        var javaInstants =
                Generators.choose(
                        List.of(
                                INSTANTS.map(tai -> JavaTimeScale.toInstant(tai, TABLE)),
                                lastThousandSeconds()));
        Property.forAll(
                javaInstants,
                java -> {
                    var tai = JavaTimeScale.toTai(java, TABLE);
                    assertThat(JavaTimeScale.toInstant(tai, TABLE)).isEqualTo(java);
                    assertThat(TABLE.toUtc(tai).modifiedJulianDay() - UtcInstant.MJD_1970)
                            .isEqualTo(Math.floorDiv(java.getEpochSecond(), 86_400L));
                });
    }

    private static Generator<Instant> lastThousandSeconds() {
        return (random, size) -> {
            var leap = Generators.oneOf(TABLE.leaps()).generate(random, size);
            long midnight = (leap.modifiedJulianDay() - UtcInstant.MJD_1970) * 86_400L;
            long back = Generators.longs(1, 1_010_000_000_000L).generate(random, size);
            return Instant.ofEpochSecond(midnight, -back);
        };
    }

    @Test
    void javaInstantsNeverRunBackwards() {
        Property.forAll(
                lastThousandSeconds().map(java -> JavaTimeScale.toTai(java, TABLE)),
                tai ->
                        Property.forAll(
                                10,
                                TimeGenerators.deltas(0, 2),
                                delta ->
                                        assertThat(JavaTimeScale.toInstant(tai.plus(delta), TABLE))
                                                .isAfterOrEqualTo(
                                                        JavaTimeScale.toInstant(tai, TABLE))));
    }

    @Test
    void modifiedJulianDayComesBack() {
        Property.forAll(
                TimeGenerators.instants(),
                tai -> {
                    var date = ModifiedJulianDay.from(tai);
                    assertThat(date.toTai()).isEqualTo(tai);
                    assertThat(ModifiedJulianDay.from(date.toUtc())).isEqualTo(date);
                    assertThat(ModifiedJulianDay.parse(date.toString())).isEqualTo(date);
                });
    }

    @Test
    void ptpTimestampIsTheFloorInNanoseconds() {
        Property.forAll(
                TimeGenerators.instants().filter(tai -> tai.seconds() >= 0),
                tai -> {
                    var back = PtpTimestamp.from(tai).toTai();
                    assertThat(back).isLessThanOrEqualTo(tai);
                    assertThat(tai.minus(back)).isLessThan(TimeDelta.ofNanos(1));
                });
    }
}
