package org.noonmark.metrology.cggtts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.metrology.cggtts.CggttsDefect.Reason;
import org.noonmark.metrology.cggtts.CggttsHeader.DelayKind;

class CggttsReaderTest {
    private static final TrackEpoch EPOCH = new TrackEpoch(57_607, 120);

    private static String good() {
        return new String(
                CggttsWriter.write(
                        SampleTracks.header("LAB"),
                        List.of(
                                SampleTracks.track(EPOCH, "G01", -7093),
                                SampleTracks.track(EPOCH, "G02", -7094))),
                ISO_8859_1);
    }

    private static CggttsFile read(String text) {
        return SampleTracks.read(text.getBytes(ISO_8859_1));
    }

    /// Puts the right checksum behind a line that was changed.
    private static String resummed(String line) {
        var head = line.substring(0, line.length() - 2);
        return head + Checksum.text(Checksum.of(head));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "G02 FF 57607 000200 | G02 FF 57607 006200 | 14 | STTIME = 006200",
                "G02 FF 57607 000200 | G02 FF x7607 000200 |  8 | MJD = x7607",
                "G02 FF 57607 000200 | GG2 FF 57607 000200 |  1 | SAT = GG2",
                "780 450 1234        | 780 950 1234        | 26 | ELV = 950",
                "780 450 1234        | 000 450 1234        | 22 | TRKL = 000",
                "-7094               | -70.4               | 60 | REFSYS = -70.4",
            })
    void malformedFieldsAreNamedAndTheRestIsRead(
            String before, String after, int column, String found) {
        var lines = good().split("\n", -1);
        lines[20] = resummed(lines[20].replace(before, after));
        var file = read(String.join("\n", lines));
        assertThat(file.usable()).extracting(Track::satellite).containsExactly("G01");
        assertThat(file.lost()).isEqualTo(1);
        assertThat(file.defects())
                .containsExactly(new CggttsDefect(Reason.BAD_FIELD, 21, column, found));
    }

    @Test
    void fieldsTooFewOrTooMany() {
        var cut = good().replace(" L1C", "");
        assertThat(read(cut).defects())
                .extracting(CggttsDefect::reason, CggttsDefect::line, CggttsDefect::found)
                .containsExactly(
                        tuple(Reason.FIELD_COUNT, 20L, "20 instead of 21"),
                        tuple(Reason.FIELD_COUNT, 21L, "20 instead of 21"));
    }

    @Test
    void aTrackTwiceIsUsedOnce() {
        var text = good();
        var last = text.substring(text.lastIndexOf("G02"));
        var file = read(text + last);
        assertThat(file.usable()).hasSize(2);
        assertThat(file.defects())
                .containsExactly(new CggttsDefect(Reason.DUPLICATE_TRACK, 22, 1, "G02 L1C"));
    }

    @Test
    void carriageReturnsAndAMissingLineEndDoNotMatter() {
        var text = good().replace("\n", "\r\n").stripTrailing();
        assertThat(read(text)).isEqualTo(read(good()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\n", "CGGTTS     GENERIC DATA FORMAT VERSION = 3\n"})
    void refusesWhatIsNoCggttsFile(String text) {
        assertThat(CggttsReader.read(text.getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        CggttsOutcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.defect().reason())
                                        .isEqualTo(Reason.NOT_CGGTTS));
    }

    @Test
    void refusesColumnsItDoesNotKnow() {
        assertThat(CggttsReader.read(good().replace("AZTH", "AZIM").getBytes(ISO_8859_1)))
                .isEqualTo(
                        new CggttsOutcome.Rejected(
                                new CggttsDefect(Reason.UNKNOWN_COLUMN, 18, 30, "AZIM")));
        assertThat(CggttsReader.read(good().replace("FRC CK", "CK").getBytes(ISO_8859_1)))
                .isEqualTo(
                        new CggttsOutcome.Rejected(
                                new CggttsDefect(Reason.MISSING_COLUMN, 18, 0, "FRC")));
    }

    @Test
    void controlCharactersNeverComeThrough() {
        var file = read(good().replace("G01 FF", "\u001b[1 FF"));
        assertThat(file.defects()).containsExactly(new CggttsDefect(Reason.NOT_TEXT, 20, 0, ""));
        assertThat(file.lost()).isEqualTo(1);
    }

    @Test
    void asterisksAndNinesAreNotKnown() {
        var lines = good().split("\n", -1);
        lines[19] = resummed(lines[19].replace("  20 058", "**** 999"));
        var track = read(String.join("\n", lines)).usable().getFirst();
        assertThat(track.dsgNanos()).isNaN();
        assertThat(track.issueOfEphemeris()).isEqualTo(Trend.UNKNOWN);
    }

    /// Lower-case digits, no reference, no identifier of the calibration: as one laboratory's
    /// receiver writes, whose sum leaves out the blank after `CKSUM =`.
    @Test
    void readsHeadersThatDepartFromTheFormat() {
        var text =
                good().replace("REF = UTC(LAB)", "REF = ")
                        .replaceFirst("INT DLY = .*", "INT DLY = 0.0 ns GPS C1     CAL_ID = ")
                        .replaceFirst("CAB DLY", "NOTE = new\nCAB DLY");
        var head = text.substring(0, text.indexOf("CKSUM"));
        int sum = Checksum.of(head.replace("\n", "") + "CKSUM =");
        var file =
                read(
                        text.replaceFirst(
                                "CKSUM = ..",
                                "CKSUM = " + Checksum.text(sum).toLowerCase(Locale.ROOT)));
        assertThat(file.header().checksum()).isEqualTo(Checksum.Verdict.VARIANT);
        assertThat(file.header().reference()).isEmpty();
        assertThat(file.header().calibration()).isEmpty();
        assertThat(file.header().delays())
                .containsExactly(new CggttsHeader.Delay(DelayKind.INT, 0, "GPS C1"));
        assertThat(file.defects())
                .containsExactly(new CggttsDefect(Reason.UNKNOWN_HEADER_LINE, 13, 1, "NOTE = new"));
    }

    @Test
    void linesBehindTheChecksumAreNotBelieved() {
        var lines = good().split("\n", -1);
        assertThat(lines[15]).startsWith("CKSUM");
        lines[15] += "\nREF DLY = 1000.0 ns\nCKSUM = 00\nhello";
        var file = read(String.join("\n", lines));
        assertThat(file.header()).isEqualTo(read(good()).header());
        assertThat(file.defects())
                .containsExactly(
                        new CggttsDefect(Reason.LINE_AFTER_CHECKSUM, 17, 1, "REF DLY = 1000.0 ns"),
                        new CggttsDefect(Reason.REPEATED_HEADER_LINE, 18, 1, "CKSUM = 00"),
                        new CggttsDefect(Reason.LINE_AFTER_CHECKSUM, 19, 1, "hello"));
    }

    @Test
    void theFirstOfTwoLinesIsUsedAndTheSecondNamed() {
        var text = good().replace("REF = UTC", "REF DLY = 1000.0 ns\nCOMMENTS = more\nREF = UTC");
        var file = read(text);
        assertThat(file.header().referenceDelayNanos()).hasValue(149.6);
        assertThat(file.header().comments()).containsExactly("NO COMMENTS", "more");
        assertThat(file.defects())
                .contains(
                        new CggttsDefect(
                                Reason.REPEATED_HEADER_LINE, 15, 1, "REF DLY = 1000.0 ns"));
    }

    @Test
    void makesTracksOfRawReadings() {
        var raw = new StringBuilder(" RAW CLOCK RESULTS\nLAB = X\nX = +1.0 m\nCKSUM = 00\n\n");
        raw.append("PRN CL  MJD  STTIME TRKL ELV AZTH   REFSV      SRSV     REFSYS    SRSYS  DSG");
        raw.append(" IOE MDTR SMDT MDIO SMDI MSIO SMSI ISG FR HC FRC CK\n             hhmmss  s\n");
        for (int second = 0; second < 1320; second += 30) {
            // REFSYS falls by 1 ns in 100 s from 55479.2 ns at midnight.
            raw.append(
                    "E02    57607 00%02d%02d      164 1424    -1017101        %d    41  261    0  %s E1\n"
                            .formatted(
                                    second / 60,
                                    second % 60,
                                    554_792 - second / 10,
                                    second > 900 ? "****" : "1461"));
        }
        var file = read(raw.toString());
        assertThat(file.header().version()).isEqualTo(CggttsVersion.RAW);
        assertThat(file.usable()).hasSize(44);
        var tracks = RawTracks.of(file.usable());
        assertThat(tracks).extracting(Track::epoch).containsExactly(EPOCH);
        var track = tracks.getFirst();
        assertThat(track.lengthSeconds()).isEqualTo(780);
        assertThat(track.refsys()).isEqualTo(new Trend(554_792 - (120 + 390) / 10, -100));
        assertThat(track.dsgNanos()).isCloseTo(0, within(0.1));
        assertThat(track.measured().orElseThrow().delay()).isEqualTo(new Trend(1461, 0));
    }
}
