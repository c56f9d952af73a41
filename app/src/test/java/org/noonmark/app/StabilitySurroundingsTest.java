package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks, pipes and files that fail: one line, an exit code, and no file left half written.
class StabilitySurroundingsTest {
    @TempDir Path folder;

    private String good = "";

    @BeforeEach
    void writeReadings() throws IOException {
        good = Files.writeString(folder.resolve("x.txt"), "1\n2\n4\n3\n5\n").toString();
    }

    private static CommandLineRun run(String... options) {
        var all = new ArrayList<>(List.of("stability", "--tau0", "1"));
        all.addAll(List.of(options));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private void assertFails(int exitCode, String message, String... options) throws IOException {
        List<Path> before = files();
        var run = run(options);
        assertThat(run.err()).isEqualTo("noonmark: " + message + "\n");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void packedDataThatAreDamaged() throws IOException {
        var packed = folder.resolve("x.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            for (int i = 0; i < 10_000; i++) {
                out.write((i * 7919 % 1000 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var whole = Files.readAllBytes(packed);
        var cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertFails(
                2,
                "cannot read " + cut + ": the packed data end early; copy the file again",
                "--output",
                folder.resolve("out").toString(),
                cut.toString());
        whole[whole.length / 2] ^= 0x55;
        var spoilt = Files.write(folder.resolve("spoilt.gz"), whole);
        var run = run(spoilt.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("spoilt.gz").contains("packed data are damaged");
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        var closed = Path.of(good);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-w-------"));
        // The superuser reads every file but what the kernel only lets be written.
        var unreadable = Files.isReadable(closed) ? "/proc/sys/vm/drop_caches" : good;
        assertFails(2, "cannot read " + unreadable + ": permission denied", unreadable);
    }

    @Test
    void foldersThatAreNotThere() throws IOException {
        var nowhere = folder.resolve("no/out.csv");
        var message =
                "cannot write %s: there is no folder %s; make it first"
                        .formatted(nowhere, nowhere.getParent());
        assertFails(2, message, "--output", nowhere.toString(), good);
        var picture = folder.resolve("no/p.svg");
        assertFails(
                2,
                message.replace("out.csv", "p.svg"),
                "--output",
                folder.resolve("out.csv").toString(),
                "--plot",
                picture.toString(),
                good);
        assertFails(
                2,
                "cannot write " + folder + ": it is a folder",
                "--output",
                folder.toString(),
                good);
        assertFails(
                2,
                "cannot write %s/out: %1$s is no folder".formatted(good),
                "--output",
                good + "/out",
                good);
    }

    @Test
    void readingsAreNotOverwritten() throws IOException {
        assertFails(
                64, good + " holds readings; results need another file", "--output", good, good);
        var svg = folder.resolve("p.svg").toString();
        assertFails(64, "--output and --plot need two files", "--output", svg, "--plot", svg, good);
        var dotted = folder.resolve("./p.svg").toString();
        assertFails(
                64, "--output and --plot need two files", "--output", dotted, "--plot", svg, good);
    }

    @Test
    void readingsUnderAnotherNameAreNotOverwritten() throws IOException {
        var path = Path.of(good);
        var names =
                List.of(
                        folder.resolve("./x.txt"),
                        Path.of("").toAbsolutePath().relativize(path.toAbsolutePath()),
                        Files.createSymbolicLink(folder.resolve("link"), path),
                        Files.createLink(folder.resolve("hard"), path));
        for (var name : names) {
            assertFails(
                    64,
                    name + " holds readings; results need another file",
                    "--output",
                    name.toString(),
                    good);
            assertThat(path).hasContent("1\n2\n4\n3\n5\n");
        }
        assertFails(
                64,
                good + " holds readings; results need another file",
                "--output",
                good,
                folder.resolve("link").toString());
    }

    @Test
    void fullDisks() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        assertFails(
                2,
                "cannot write /dev/full: No space left on device",
                "--output",
                "/dev/full",
                good);
    }

    /// A pipe whose reader is gone.
    private static final class Broken extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void close() {}
    }

    @Test
    void brokenPipes() {
        var err = new StringWriter();
        int code =
                Main.run(
                        CommandLineRun.surroundings(
                                new PrintWriter(new Broken()),
                                new PrintWriter(err),
                                new StopSignal()),
                        "stability",
                        "--tau0",
                        "1",
                        good);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "noonmark: cannot write all results to standard output: its reader is gone, or its disk is full; --output FILE writes whole files\n");
    }
}
