package org.noonmark.metrology.cggtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.cggtts.CggttsFile.TrackLine;
import org.noonmark.testkit.ReferenceData;

/// Files of real receivers, judged line by line by an independent parser (see MANIFEST.md of the
/// reference data).
class CggttsReferenceTest {
    private static final String FOLDER = "timescale/cggtts";

    static Path folder() {
        var folder = ReferenceData.find(FOLDER);
        assumeTrue(folder.isPresent(), ReferenceData.missing(FOLDER));
        return folder.orElseThrow();
    }

    static CggttsFile file(String name) throws IOException {
        return SampleTracks.read(Files.readAllBytes(folder().resolve(name)));
    }

    @Test
    void judgesEveryLineAsExpected() throws IOException {
        var rows = Files.readAllLines(folder().resolve("expected_file_summary.csv"));
        assertThat(rows).hasSizeGreaterThan(14);
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",", -1);
            var file = file(cells[0]);
            assertThat(file.tracks()).as(cells[0]).hasSize(Integer.parseInt(cells[1]));
            assertThat(count(file, Checksum.Verdict.GOOD)).isEqualTo(Long.parseLong(cells[2]));
            assertThat(count(file, Checksum.Verdict.BAD)).isEqualTo(Long.parseLong(cells[3]));
            assertThat(file.header().checksum())
                    .as(cells[0])
                    .isEqualTo(
                            cells[5].equals("True") ? Checksum.Verdict.GOOD : Checksum.Verdict.BAD);
            var satellites = file.tracks().stream().map(line -> line.track().satellite());
            assertThat(satellites.distinct().count()).isEqualTo(Long.parseLong(cells[6]));
            checkRefsys(file, cells);
        }
    }

    private static long count(CggttsFile file, Checksum.Verdict verdict) {
        return file.tracks().stream().filter(line -> line.checksum() == verdict).count();
    }

    private static void checkRefsys(CggttsFile file, String[] cells) {
        var refsys =
                file.tracks().stream()
                        .map(TrackLine::track)
                        .filter(track -> track.code().equals(cells[8]))
                        .mapToDouble(Track::refsysNanos)
                        .sorted()
                        .toArray();
        assertThat(refsys).hasSize(Integer.parseInt(cells[9]));
        double mean = Arrays.stream(refsys).average().orElseThrow();
        int middle = refsys.length / 2;
        double median =
                refsys.length % 2 == 1
                        ? refsys[middle]
                        : 0.5 * (refsys[middle - 1] + refsys[middle]);
        // The expected values have four decimals.
        assertThat(mean).isCloseTo(Double.parseDouble(cells[10]), within(6e-5));
        assertThat(median).isCloseTo(Double.parseDouble(cells[12]), within(6e-5));
        assertThat(file.tracks())
                .allMatch(line -> line.track().epoch().mjd() == Integer.parseInt(cells[7]));
    }

    @Test
    void badChecksumNeverEntersAResult() throws IOException {
        var file = file("GZSY8259.506");
        assertThat(file.usable()).hasSize(81);
        assertThat(file.defects())
                .extracting(CggttsDefect::reason, CggttsDefect::line, CggttsDefect::found)
                .contains(tuple(CggttsDefect.Reason.LINE_CHECKSUM, 75L, "stated A4, computed 10"));
        assertThat(file("RZSY8257.000").usable()).isEmpty();
    }

    @Test
    void everyTrackOfEveryReceiverIsOnTheSchedule() throws IOException {
        for (var name :
                List.of("EZGTR60.258", "GMRX0157.607", "GZSY8259.554", "javad_57490.cctf")) {
            assertThat(file(name).usable())
                    .isNotEmpty()
                    .allMatch(track -> TrackSchedule.isStart(track.epoch()));
        }
    }

    @Test
    void realTracksWriteAndReadBackTheSame() throws IOException {
        for (var name : List.of("EZGTR60.258", "GMRX0157.607", "GMRX0257.607", "GZSY8259.554")) {
            var file = file(name);
            var back = SampleTracks.read(CggttsWriter.write(file.header(), file.usable()));
            assertThat(back.usable()).isEqualTo(file.usable());
            assertThat(back.defects()).isEmpty();
            assertThat(back.header().delays()).isEqualTo(file.header().delays());
            assertThat(back.header().position()).isEqualTo(file.header().position());
        }
    }

    /// The writer's lines are those of a receiver that keeps to the format, to the character.
    @Test
    void writesTheSameLinesAsAReceiver() throws IOException {
        var text = Files.readString(folder().resolve("EZGTR60.258")).replace("\r", "");
        var written =
                new String(
                        CggttsWriter.write(
                                file("EZGTR60.258").header(), file("EZGTR60.258").usable()),
                        StandardCharsets.ISO_8859_1);
        var theirs = text.lines().filter(line -> line.matches("E\\d\\d .*")).toList();
        var ours = written.lines().filter(line -> line.matches("E\\d\\d .*")).toList();
        assertThat(ours).hasSameSizeAs(theirs);
        long same = 0;
        for (int i = 0; i < ours.size(); i++) {
            same += ours.get(i).equals(theirs.get(i)) ? 1 : 0;
        }
        assertThat(same).isEqualTo(theirs.size());
    }
}
