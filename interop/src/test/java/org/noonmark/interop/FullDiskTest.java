package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real program with a standard output that takes nothing: that is no success.
class FullDiskTest {
    private static final File FULL = new File("/dev/full");
    private static final Path LAUNCHER = Path.of("../noonmark").toAbsolutePath().normalize();

    private static int run(File output, String... arguments) throws Exception {
        var builder = new ProcessBuilder(LAUNCHER.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("NOONMARK_BUILD", "never");
        var process =
                builder.redirectOutput(output)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "config explain"})
    void saysThatItFailed(String line) throws Exception {
        Assumptions.assumeTrue(Files.exists(FULL.toPath()), "needs /dev/full");
        assertThat(run(FULL, line.split(" ", -1))).isEqualTo(2);
    }

    @Test
    void isGoodWhereThereIsRoom() throws Exception {
        assertThat(run(new File("/dev/null"), "--version")).isZero();
    }
}
