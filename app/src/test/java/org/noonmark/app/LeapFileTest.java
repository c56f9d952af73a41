package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.time.LeapTable;

class LeapFileTest {
    /// The hash was made with sha1sum from the digits.
    private static final String GOOD =
            """
            #$ 3992312697
            #@ 4023129600
            3692217600 37
            #h 3d6be449 c2e8c1eb 6e4831e8 1eefab5c 14cffaed
            """;

    @TempDir Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("leap-seconds.list"), text);
    }

    @Test
    void withoutAFileTheTableOfThisReleaseIsUsed() throws Exception {
        assertThat(LeapFile.load(Optional.empty())).isEqualTo(LeapTable.embedded());
    }

    @Test
    void goodFileReplacesIt() throws Exception {
        assertThat(LeapFile.load(Optional.of(file(GOOD))).leaps())
                .containsExactly(new LeapTable.Leap(57_754, 37));
    }

    @Test
    void damagedFileIsNamedWithItsLine() throws Exception {
        var path = file(GOOD.replace("3692217600", "3692217601"));
        assertThatThrownBy(() -> LeapFile.load(Optional.of(path)))
                .isInstanceOf(StartFailure.class)
                .hasMessage(
                        "the leap file %s:3: the step does not lie at 00:00:00 UTC: install a good"
                                        .formatted(path)
                                + " leap-seconds.list, or remove file from [leap] to use the table"
                                + " of this release");
    }

    @Test
    void fileWithoutHashIsNamedAsAWhole() throws Exception {
        var path = file(GOOD.replaceFirst("#h.*\n", ""));
        assertThatThrownBy(() -> LeapFile.load(Optional.of(path)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("the leap file " + path + " has no #h line: install");
    }

    @Test
    void otherSourcesWillDoWhenTheyStateAnExpiry() throws Exception {
        var dat =
                """
                #  File expires on 28 June 2027
                    41317.0    1  1 1972       10
                    41499.0    1  7 1972       11
                """;
        var table = LeapFile.load(Optional.of(file(dat)));
        assertThat(table.leaps())
                .containsExactly(new LeapTable.Leap(41_317, 10), new LeapTable.Leap(41_499, 11));
        assertThat(table.expires()).hasToString("2027-06-28T00:00:00Z");
        var without = file(dat.replaceFirst("#.*\n", ""));
        assertThatThrownBy(() -> LeapFile.load(Optional.of(without)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "the leap file " + without + " does not reach from 1972 to an expiry");
        var wrong = file(dat.replace("1  7 1972", "1  8 1972"));
        assertThatThrownBy(() -> LeapFile.load(Optional.of(wrong)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "the leap file " + wrong + ":3: the date 1972-8-1 is not MJD 41499");
    }

    @Test
    void missingFileIsOneLine() {
        var path = folder.resolve("none");
        assertThatThrownBy(() -> LeapFile.load(Optional.of(path)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "cannot read the leap file " + path + " (there is no such file): install");
    }
}
