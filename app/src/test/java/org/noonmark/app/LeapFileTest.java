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
    void missingFileIsOneLine() {
        var path = folder.resolve("none");
        assertThatThrownBy(() -> LeapFile.load(Optional.of(path)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "cannot read the leap file " + path + " (there is no such file): install");
    }
}
