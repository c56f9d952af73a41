package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.approval.Candidate;
import org.noonmark.proof.json.Json;

/// Whoever names files, writes configurations or fills logs cannot write on anybody's terminal.
class VisibleOutputTest {
    private static final String FORGED = "x\n12 approved \u001b[8m\u202E\u2028\u009B";

    @TempDir Path folder;

    private void config(WrittenLog log) {
        var change = Json.Members.empty().with("key", FORGED).with("from", FORGED);
        log.add(
                Json.Members.empty()
                        .with("kind", "config")
                        .with("v", 1)
                        .with("at", log.statements.getFirst().body().members("at").orElseThrow())
                        .with("outcome", "refused")
                        .with("sha256", "0".repeat(64))
                        .with("reason", FORGED)
                        .with("changes", new Json.Items(List.of(change))));
    }

    @Test
    void aLogPrintsNoLinesOfItsOwn() throws Exception {
        var log = new WrittenLog(folder);
        log.tick(0);
        config(log);
        log.publish();
        var history = log.run("config", "history").out();
        assertThat(history.lines()).hasSize(2);
        var tail = log.run("ledger", "tail").out();
        assertThat(tail.lines()).hasSize(2);
        var show = log.run("ledger", "show", "1").out();
        assertThat(show).contains("\\u202E").contains("\\u2028").contains("\\u009B");
        for (var text : List.of(history, tail, show)) {
            assertThat(text.replace("\n", "")).matches("[ -~]+");
        }
    }

    /// Longer than what is read of a log at a time.
    @Test
    void historyTellsAllOfALongLog() throws Exception {
        var log = new WrittenLog(folder);
        log.tick(0);
        for (int i = 0; i < 258; i++) {
            config(log);
        }
        log.publish();
        var history = log.run("config", "history").out();
        assertThat(history.lines().filter(line -> !line.startsWith(" ")))
                .hasSize(258)
                .startsWith(
                        "1 refused 0000000000000000, revision -, x\\U0000000A12 approved"
                                + " \\U0000001B[8m\\U0000202E\\U00002028\\U0000009B, signed by nobody")
                .last()
                .asString()
                .startsWith("258 refused");
    }

    @Test
    void aConfigurationHasNoTextThatIsNotSeen() throws Exception {
        for (var hidden :
                List.of("\\u001b[8m", "\\n", "\\u202E", "\\u3164", "\\u00A0", "\\u2028")) {
            var file =
                    Files.writeString(
                            folder.resolve("a.toml"),
                            """
                            [local]
                            authority = true
                            [station]
                            name = "a%s"
                            data_folder = "/b%s"
                            """
                                    .formatted(hidden, hidden));
            var check = CommandLineRun.of("config", "check", file.toString());
            assertThat(check.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(check.err().lines()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(check.err().replace("\n", "")).matches("[ -~]+");
        }
        var file = Files.writeString(folder.resolve("a.toml"), "[local]\n\"a\\n\\u001b[2J\" = 1\n");
        var check = CommandLineRun.of("config", "check", file.toString());
        assertThat(check.err()).contains("a\\U0000000A\\U0000001B[2J");
    }

    @Test
    void onlyNamesOfPlainLettersAreSignatures() throws Exception {
        var file = folder.resolve("a.toml");
        Files.writeString(file, "[local]\nauthority = true\n");
        for (var name : List.of(".\n12 approved\n.sig", ".b c.sig", ".\u001b[2J.sig", ".é.sig")) {
            Files.write(folder.resolve("a.toml" + name), "x".getBytes(StandardCharsets.UTF_8));
        }
        for (var name : List.of(".sig", ".bob.sig", ".bob-2@lab.example_x.sig")) {
            Files.write(folder.resolve("a.toml" + name), "x".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Candidate.read(file).signatures())
                .extracting(Candidate.SignatureFile::name)
                .containsExactly("a.toml.bob-2@lab.example_x.sig", "a.toml.bob.sig", "a.toml.sig");
    }
}
