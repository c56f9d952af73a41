package org.noonmark.metrology.cggtts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class CggttsPropertyTest {
    private static final Generator<List<Track>> TRACKS =
            (random, size) -> SampleTracks.random(random, size % 90);

    @Test
    void whatIsWrittenReadsBackTheSame() {
        var header = SampleTracks.header("LAB");
        Property.forAll(
                TRACKS,
                tracks -> {
                    var file = SampleTracks.read(CggttsWriter.write(header, tracks));
                    assertThat(file.header()).isEqualTo(header);
                    assertThat(file.tracks())
                            .extracting(CggttsFile.TrackLine::track)
                            .containsExactlyElementsOf(tracks);
                    assertThat(file.tracks())
                            .allMatch(line -> line.checksum() == Checksum.Verdict.GOOD);
                });
    }

    /// A sum of bytes sees each change of one character, except that a blank may move.
    @Test
    void changingOneCharacterOfATrackNeverPasses() {
        var track = SampleTracks.track(new TrackEpoch(57607, 120), "G01", -7093);
        var good =
                new String(
                        CggttsWriter.write(SampleTracks.header("LAB"), List.of(track)), ISO_8859_1);
        int line = good.lastIndexOf('\n', good.length() - 2) + 1;
        Property.forAll(
                (Generator<String>) (random, _) -> spoiled(random, good, line),
                text -> {
                    var file = SampleTracks.read(text.getBytes(ISO_8859_1));
                    assertThat(file.usable()).isEmpty();
                    assertThat(file.lost()).isEqualTo(1);
                    assertThat(file.defects())
                            .anySatisfy(defect -> {
                                assertThat(defect.reason().costsTrack()).isTrue();
                                assertThat(defect.line()).isEqualTo(20);
                            });
                });
    }

    private static String spoiled(RandomGenerator random, String good, int from) {
        int at = random.nextInt(from, good.length() - 1);
        char other = (char) random.nextInt(' ', 0x7F);
        if (Character.toUpperCase(other) == good.charAt(at)) {
            other = (char) (good.charAt(at) == '~' ? ' ' : good.charAt(at) + 1);
        }
        return good.substring(0, at) + other + good.substring(at + 1);
    }

    @Test
    void changingOneCharacterOfTheHeaderIsSeen() {
        var good =
                new String(CggttsWriter.write(SampleTracks.header("LAB"), List.of()), ISO_8859_1);
        int from = good.indexOf("LAB =") + 6;
        for (char other = 'a'; other <= 'z'; other++) {
            var text = good.substring(0, from) + other + good.substring(from + 1);
            assertThat(SampleTracks.read(text.getBytes(ISO_8859_1)).header().checksum())
                    .isEqualTo(
                            // 'L' + 32 + … : the departure of R2CGGTTS and the missing blank.
                            other - 'L' == ' ' || other - 'L' == 'C'
                                    ? Checksum.Verdict.VARIANT
                                    : Checksum.Verdict.BAD);
        }
    }
}
