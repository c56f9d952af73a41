package org.noonmark.time.scales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.time.ModifiedJulianDay;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// The values with which the ERFA library tests itself.
class ErfaReferenceTest {
    private static final BigDecimal MJD_0 = new BigDecimal("2400000.5");
    private static final UtcScale UTC = UtcScale.embedded();
    private static final String DUT1 = "0.3341";
    private static final String DTA = "-32.6659";

    @Test
    void agreesWithEveryConversion() {
        var rows =
                new String(
                                LeapSourceReferenceTest.bytes("erfa_expected.csv"),
                                StandardCharsets.US_ASCII)
                        .lines()
                        .skip(1)
                        .map(row -> List.of(row.split(",", -1)))
                        .toList();
        assertThat(rows).hasSize(14);
        rows.forEach(ErfaReferenceTest::check);
    }

    private static void check(List<String> row) {
        var name = row.getFirst();
        switch (name.replaceFirst("\\(.*", "")) {
            case "dat" -> {
                var day = UtcInstant.parse(row.get(1) + "T00:00:00Z");
                assertThat(UTC.taiMinusUtc(day).toSeconds())
                        .isEqualTo(Double.parseDouble(row.get(3)));
            }
            case "d2dtf" ->
                    // ERFA rounds to five decimals.
                    assertThat(
                                    UTC.toTai(QuasiDate.toUtc(new BigDecimal(row.get(2)), UTC))
                                            .minus(UTC.toTai(UtcInstant.parse(row.get(3) + "Z")))
                                            .abs())
                            .isLessThan(TimeDelta.ofNanos(5_000));
            case "dtf2d" ->
                    assertThat(
                                    QuasiDate.of(
                                                    UtcInstant.parse("1994-06-30T23:59:60.13599Z"),
                                                    UTC)
                                            .add(MJD_0)
                                            .doubleValue())
                            .isEqualTo(Double.parseDouble(row.get(3)), within(1e-6));
            case "dtdb" ->
                    assertThat(
                                    RelativisticScale.tdbMinusTtSeconds(
                                            ModifiedJulianDay.parse(date(row).toPlainString())))
                            .isEqualTo(
                                    Double.parseDouble(row.get(3)),
                                    within(RelativisticScale.TDB_BOUND_SECONDS));
            default -> checkDate(name, row);
        }
    }

    /// The double-precision remainder of ERFA is compared in days, its tolerance is 1e-12 days.
    private static void checkDate(String name, List<String> row) {
        var from = ModifiedJulianDay.parse(date(row).toPlainString());
        var to = convert(name, from);
        var expected = new BigDecimal(row.get(1)).add(new BigDecimal(row.get(3))).subtract(MJD_0);
        var difference = new BigDecimal(to.toString()).subtract(expected).doubleValue();
        assertThat(difference).as(name).isEqualTo(0, within(1e-12));
    }

    private static ModifiedJulianDay convert(String name, ModifiedJulianDay from) {
        return switch (name) {
            case "utctai" -> ModifiedJulianDay.from(UTC.toTai(from.toUtc()));
            case "taiutc" -> ModifiedJulianDay.from(UTC.toUtc(from.toTai()));
            case "utcut1(dut1=0.3341)" -> shift(from, DUT1);
            case "ut1utc(dut1=0.3341)" -> shift(from, "-" + DUT1);
            case "taiut1(dta=-32.6659)" -> shift(from, DTA);
            case "taitt" -> AtomicScale.TT.dateOf(from.toTai());
            case "tttcg" -> RelativisticScale.ttToTcg(from);
            case "tdbtcb" -> RelativisticScale.tdbToTcb(from);
            default -> fail("no such function: " + name);
        };
    }

    private static ModifiedJulianDay shift(ModifiedJulianDay from, String seconds) {
        return ModifiedJulianDay.from(from.toTai().plus(TimeDelta.parseSeconds(seconds)));
    }

    private static BigDecimal date(List<String> row) {
        return new BigDecimal(row.get(1)).add(new BigDecimal(row.get(2))).subtract(MJD_0);
    }
}
