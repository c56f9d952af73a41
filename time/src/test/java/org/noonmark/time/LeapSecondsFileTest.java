package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.LeapSecondsFile.Accepted;
import org.noonmark.time.LeapSecondsFile.Reason;
import org.noonmark.time.LeapSecondsFile.Rejected;

class LeapSecondsFileTest {
    private static final String UPDATE = "#$ 3992312697\n";
    private static final String EXPIRY = "#@ 4023129600\n";
    private static final String STEPS = "3644697600 36 # 1 Jul 2015\n3692217600\t37\n";

    private static LeapSecondsFile parse(String text) {
        return LeapSecondsFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The `#h` line for a text, computed apart from the parser: from the digits only.
    private static String hashLine(String text) {
        var digits =
                text.lines()
                        .map(line ->
                                line.startsWith("#$") || line.startsWith("#@")
                                        ? line.substring(2)
                                        : line.split("#", 2)[0])
                        .collect(Collectors.joining())
                        .replaceAll("[^0-9]", "");
        try {
            var hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(digits.getBytes(StandardCharsets.US_ASCII));
            var line = new StringBuilder("#h");
            for (int i = 0; i < 20; i += 4) {
                int word =
                        (hash[i] & 0xFF) << 24
                                | (hash[i + 1] & 0xFF) << 16
                                | (hash[i + 2] & 0xFF) << 8
                                | (hash[i + 3] & 0xFF);
                line.append(' ').append(Integer.toHexString(word));
            }
            return line.append('\n').toString();
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String signed(String text) {
        return text + hashLine(text);
    }

    private static void assertRejected(String text, Reason reason, int line) {
        assertThat(parse(text)).isEqualTo(new Rejected(reason, line));
    }

    @Test
    void readsAWholeFile() {
        assertThat(parse(signed("# a comment\n" + UPDATE + EXPIRY + "\n" + STEPS)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        file -> {
                            assertThat(file.table().leaps())
                                    .containsExactly(
                                            new LeapTable.Leap(57_204, 36),
                                            new LeapTable.Leap(57_754, 37));
                            assertThat(file.table().expires()).hasToString("2027-06-28T00:00:00Z");
                            assertThat(file.updated()).hasToString("2026-07-06T07:44:57Z");
                        });
    }

    @Test
    void readsAFileWithADeletedSecondAndWindowsLineEnds() {
        var text = signed(UPDATE + EXPIRY + STEPS + "4150051200 36\n").replace("\n", "\r\n");
        assertThat(parse(text))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        file ->
                                assertThat(file.table().leaps().getLast().taiMinusUtcSeconds())
                                        .isEqualTo(36));
    }

    /// Hash words are printed as numbers: this update time gives a word with a leading zero.
    @Test
    void acceptsHashWordsWithoutTheirLeadingZeros() {
        int found = 0;
        for (int i = 0; i < 200 && found < 5; i++) {
            var text = "#$ " + (3_992_312_697L + i) + "\n" + EXPIRY + STEPS;
            if (hashLine(text).strip().length() < 2 + 5 * 9) {
                found++;
                assertThat(parse(signed(text))).isInstanceOf(Accepted.class);
                assertThat(parse(text + padded(hashLine(text)))).isInstanceOf(Accepted.class);
            }
        }
        assertThat(found).isEqualTo(5);
    }

    private static String padded(String hashLine) {
        var line = new StringBuilder("#h");
        for (var word : hashLine.substring(3).strip().split(" ", -1)) {
            line.append(" ").append("0".repeat(8 - word.length())).append(word);
        }
        return line.append('\n').toString();
    }

    @Test
    void everyChangedDigitIsRefused() {
        var text = signed(UPDATE + EXPIRY + STEPS).replace(" # 1 Jul 2015", "");
        for (int i = 0; i < text.length(); i++) {
            char was = text.charAt(i);
            if (Character.digit(was, 10) >= 0) {
                char other = was == '0' ? '1' : (char) (was - 1);
                var changed = text.substring(0, i) + other + text.substring(i + 1);
                assertThat(parse(changed)).as(changed).isInstanceOf(Rejected.class);
            }
        }
    }

    @Test
    void commentsAreNotHashed() {
        var text = signed(UPDATE + EXPIRY + STEPS).replace("1 Jul 2015", "99 Foo 0000");
        assertThat(parse("# 12345\n" + text)).isInstanceOf(Accepted.class);
    }

    @Test
    void locatesWhatIsWrong() {
        assertRejected(UPDATE + EXPIRY + "3692217600 thirty\n", Reason.BAD_DATA, 3);
        assertRejected(UPDATE + EXPIRY + "3692217600 37 38\n", Reason.BAD_DATA, 3);
        assertRejected(UPDATE + EXPIRY + "-3692217600 37\n", Reason.BAD_DATA, 3);
        assertRejected(UPDATE + EXPIRY + "3692217601 37\n", Reason.NOT_MIDNIGHT, 3);
        assertRejected(UPDATE + EXPIRY + STEPS + "3692217600 38\n", Reason.NOT_ASCENDING, 5);
        assertRejected(UPDATE + EXPIRY + STEPS + "4023129600 39\n", Reason.BAD_STEP, 5);
        assertRejected("#$ yesterday\n", Reason.BAD_UPDATE, 1);
        assertRejected(UPDATE + UPDATE, Reason.BAD_UPDATE, 2);
        assertRejected("#@ 4023129601\n", Reason.BAD_EXPIRY, 1);
        assertRejected(EXPIRY + EXPIRY, Reason.BAD_EXPIRY, 2);
        assertRejected("#h 1 2 3 4\n", Reason.BAD_HASH, 1);
        assertRejected("#h 1 2 3 4 5 6\n", Reason.BAD_HASH, 1);
        assertRejected("#h 1 2 3 4 g\n", Reason.BAD_HASH, 1);
        assertRejected("#h 1 2 3 4 123456789\n", Reason.BAD_HASH, 1);
        assertRejected("#h 1 2 3 4 5\n#h 1 2 3 4 5\n", Reason.BAD_HASH, 2);
        assertRejected(UPDATE + EXPIRY + STEPS + "#h 1 2 3 4 5\n", Reason.HASH_MISMATCH, 5);
    }

    @Test
    void saysWhatIsMissing() {
        assertRejected("", Reason.NO_UPDATE, 0);
        assertRejected(UPDATE, Reason.NO_EXPIRY, 0);
        assertRejected(UPDATE + EXPIRY, Reason.NO_DATA, 0);
        assertRejected(UPDATE + EXPIRY + STEPS, Reason.NO_HASH, 0);
        assertRejected("#".repeat((1 << 20) + 1), Reason.TOO_LARGE, 0);
    }

    @Test
    void neverThrowsOnTruncatedOrRandomBytes() {
        var whole = signed(UPDATE + EXPIRY + STEPS).getBytes(StandardCharsets.ISO_8859_1);
        for (int length = 0; length < whole.length - 1; length++) {
            assertThat(LeapSecondsFile.parse(Arrays.copyOf(whole, length)))
                    .as("cut to %d", length)
                    .isInstanceOf(Rejected.class);
        }
        Property.forAll(
                Generators.mutated(List.of(whole)),
                bytes -> assertThat(LeapSecondsFile.parse(bytes)).isNotNull());
    }

    private static byte[] publishedList() throws IOException {
        var name = "timescale/timescales/leap-seconds.list";
        var file = ReferenceData.find(name);
        if (file.isEmpty()) {
            return abort(ReferenceData.missing(name));
        }
        return Files.readAllBytes(file.orElseThrow());
    }

    /// The list that the IERS issued in July 2026; the embedded facts are the same.
    @Test
    void readsThePublishedListAndItAgreesWithTheEmbeddedTable() throws IOException {
        assertThat(LeapSecondsFile.parse(publishedList()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        read -> assertThat(read.table()).isEqualTo(LeapTable.embedded()));
    }

    @Test
    void refusesThePublishedListWithOneDigitChanged() throws IOException {
        var text = new String(publishedList(), StandardCharsets.ISO_8859_1);
        assertThat(parse(text.replace("4023129600", "4023216000")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        no -> assertThat(no.reason()).isEqualTo(Reason.HASH_MISMATCH));
    }
}
