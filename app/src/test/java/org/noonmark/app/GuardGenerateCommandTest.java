package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardGenerateCommandTest {
    @TempDir Path folder;

    private CommandLineRun generate(Path out, String... more) {
        var arguments = new ArrayList<>(List.of("guard", "generate"));
        arguments.addAll(List.of("--out", out.toString(), "--people", "20"));
        arguments.addAll(List.of("--hosts", "20", "--months", "2", "--noise", "0"));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void labelsPointAtTheLinesOfTheIntruder() throws IOException {
        var out = folder.resolve("made");
        var run = generate(out, "--seed", "4");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("SYNTHETIC");
        var labels = Files.readAllLines(out.resolve("labels.csv"));
        assertThat(labels.get(1)).isEqualTo("file,line,stage");
        assertThat(labels).hasSizeGreaterThan(50);
        var truth = Files.readString(out.resolve("truth.json"));
        var account = truth.replaceAll("(?s).*\"account\":\"([^\"]+)\".*", "$1");
        long named = 0;
        var files = new HashMap<String, List<String>>();
        for (var label : labels.subList(2, labels.size())) {
            var words = label.split(",", -1);
            var lines =
                    files.computeIfAbsent(
                            words[0], name -> lines(out.resolve("logs").resolve(name)));
            assertThat(lines).hasSizeGreaterThanOrEqualTo(Integer.parseInt(words[1]));
            var line = lines.get(Integer.parseInt(words[1]) - 1);
            boolean isAccepted = line.contains("Accepted ") || line.contains("Peer Connection");
            if (isAccepted) {
                assertThat(line).contains(account);
                named++;
            }
        }
        assertThat(named).isGreaterThan(10);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aFolderWithSomethingInItStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        var run = generate(folder);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is not empty; name a new folder");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void wrongValuesAreToldBeforeAnythingIsWritten() {
        var out = folder.resolve("made");
        assertThat(generate(out, "--start", "2025-02-31").err()).contains("--start");
        var run = CommandLineRun.of("guard", "generate", "--out", out.toString(), "--hosts", "3");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("hosts=3");
        assertThat(out).doesNotExist();
    }

    @Test
    void withoutTheIntruderThereIsNoLabel() throws IOException {
        var out = folder.resolve("made");
        assertThat(generate(out, "--without-attack").exitCode()).isZero();
        assertThat(Files.readAllLines(out.resolve("labels.csv"))).hasSize(2);
        assertThat(Files.readString(out.resolve("truth.json"))).contains("\"attack\":false");
    }
}
