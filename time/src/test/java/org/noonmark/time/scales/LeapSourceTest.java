package org.noonmark.time.scales;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;

class LeapSourceTest {
    /// Our own text in the form of Bulletin C; the facts are those of Bulletin C 52.
    private static final String STEP =
            """
             Bulletin C 52

             UTC TIME STEP
             on the 1st of January 2017

             A positive leap second will be introduced at the end of December 2016.
             The second markers are:
                      2016 December 31, 23h 59m 60s

             from 2015 July 1, 0h UTC, to 2017 January 1 0h UTC  : UTC-TAI = - 36s
             from 2017 January 1, 0h UTC, until further notice   : UTC-TAI = - 37s
            """;

    private static final String NO_STEP =
            """
             Bulletin C 72

             NO leap second will be introduced at the end of December 2026.

                 from 2017 January 1, 0h UTC, until further notice : UTC-TAI = -37 s
            """;

    private static final String TAI_UTC =
            """
             1972 JAN  1 =JD 2441317.5  TAI-UTC=  10.0       S + (MJD - 41317.) X 0.0      S
             1972 JUL  1 =JD 2441499.5  TAI-UTC=  11.0       S + (MJD - 41317.) X 0.0      S
            """;

    private static LeapSource read(String text) {
        return LeapSource.read(text.getBytes(ISO_8859_1)).orElseThrow();
    }

    private static String expiring(String day) {
        return "#  File expires on %s%n    57204.0    1  7 2015       36%n".formatted(day);
    }

    private static LeapComparison.Named named(String name, String text) {
        return new LeapComparison.Named(name, read(text));
    }

    @Test
    void readsTheAnnouncementOfAStep() {
        var source = read(STEP);
        assertThat(source.format()).isEqualTo(LeapFormat.BULLETIN_C);
        assertThat(source.defects()).isEmpty();
        assertThat(source.statements())
                .extracting(LeapStatement::text)
                .containsExactly(
                        "TAI-UTC = 36 s from 2015-07-01 (MJD 57204)",
                        "TAI-UTC = 37 s from 2017-01-01 (MJD 57754)");
        assertThat(source.lastDay()).as("2017-06-27").isEqualTo(OptionalLong.of(57_931));
    }

    @Test
    void readsThatThereIsNoStep() {
        var source = read(NO_STEP);
        assertThat(source.defects()).isEmpty();
        assertThat(source.lastDay()).as("as leap-seconds.list").isEqualTo(OptionalLong.of(61_583));
        assertThat(source.table()).as("does not reach back to 1972").isEmpty();
    }

    @Test
    void doesNotBelieveABulletinThatContradictsItself() {
        var without = STEP.replaceFirst("from 2017 January 1, 0h.*\n", "\n");
        assertThat(read(without).defects()).extracting(SourceDefect::line).containsExactly(6);
        var both = NO_STEP.replace("from 2017", "from 2027");
        assertThat(read(both).defects()).extracting(SourceDefect::line).contains(3);
    }

    @Test
    void doesNotBelieveABulletinWhoseAnnouncementIsDamaged() {
        for (var damaged : List.of("NO leep second", "N0 leap second", "leap second")) {
            assertThat(read(NO_STEP.replace("NO leap second", damaged)).defects())
                    .as(damaged)
                    .extracting(SourceDefect::problem)
                    .containsExactly(
                            "has no line that announces a leap second, or that there is none");
        }
    }

    @Test
    void namesAMalformedLine() {
        assertThat(read(TAI_UTC.replace("11.0 ", "eleven")).defects())
                .extracting(SourceDefect::line)
                .containsExactly(2);
        assertThat(read(TAI_UTC.replace("TAI-UTC=  11.0", "TAI-UTC=  11.5")).defects())
                .extracting(SourceDefect::problem)
                .containsExactly("is not a whole number of seconds, as UTC has had since 1972");
        assertThat(read(TAI_UTC + TAI_UTC).defects()).as("the same again").isEmpty();
        assertThat(read(TAI_UTC + TAI_UTC.replace("11.0", "12.0")).defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .contains(
                        tuple(
                                4,
                                "contradicts line 2, which says TAI-UTC = 11 s from 1972-07-01"
                                        + " (MJD 41499)"));
    }

    @Test
    void saysAMissingStepOnce() {
        var found =
                LeapComparison.between(
                        List.of(
                                named("new.dat", TAI_UTC),
                                named("old.dat", TAI_UTC.lines().findFirst().orElseThrow())));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().firstMinusSecond()).isEqualTo(TimeDelta.ofSeconds(1));
        assertThat(found.getFirst().first().text()).startsWith("new.dat:2: ");
        assertThat(found.getFirst().second().text()).startsWith("old.dat:1: ");
    }

    @Test
    void doesNotBlameAnExpiredSourceForWhatCameLater() {
        var bulletin = named("bulletinc-52", STEP);
        var expired = named("old", expiring("28 December 2016"));
        assertThat(LeapComparison.between(List.of(bulletin, expired))).isEmpty();
        var wrong = named("wrong", expiring("28 June 2017"));
        assertThat(LeapComparison.between(List.of(bulletin, wrong))).hasSize(1);
    }

    @Test
    void recognisesNothingInOtherTexts() {
        assertThat(LeapSource.read(new byte[0])).isEmpty();
        assertThat(LeapSource.read("x = 1\n".getBytes(ISO_8859_1))).isEmpty();
        assertThat(Ut1Source.read("x = 1\n".getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void neverThrowsOnRandomBytes() {
        Property.forAll(
                (random, size) -> {
                    var bytes = new byte[size * 4];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> {
                    LeapSource.read(bytes);
                    Ut1Source.read(bytes);
                });
    }
}
