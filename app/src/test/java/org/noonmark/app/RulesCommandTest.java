package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final String GOOD =
            """
            title: Somebody became root
            id: 11111111-2222-4333-8444-555555555555
            logsource: {product: linux, service: sshd}
            detection:
                selection:
                    user.name|expand: '%Administrators%'
                condition: selection
            level: low
            tests:
                - text: '2026-03-03T04:05:06+00:00 t sshd[1]: Accepted password for root from 192.0.2.7 port 5 ssh2'
                - name: wrong on purpose
                  text: '2026-03-03T04:05:06+00:00 t sshd[1]: Accepted password for mara from 192.0.2.7 port 5 ssh2'
            """;

    @TempDir Path folder;

    private String pack() throws IOException {
        var rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("good.yml"), GOOD);
        Files.writeString(
                rules.resolve("old.yml"),
                """
                title: Old
                id: 21111111-2222-4333-8444-555555555555
                logsource: {product: linux}
                detection:
                    selection: {a: b}
                    condition: selection | count() > 5
                """);
        return rules.toString();
    }

    private String settings(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.toml"), text).toString();
    }

    @Test
    void theRulesOfThisReleasePassTheirTests() throws Exception {
        var run = CommandLineRun.of("rules", "test");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).containsPattern("[1-9][0-9] tests passed, 0 failed, 0 could not");
    }

    @Test
    void saysWhatIsRefusedAndWhatWaits() throws Exception {
        var run = CommandLineRun.of("rules", "check", "--rules", pack());
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.out())
                .contains("0 rules of 2 files load", "refused  old.yml:6:", "count")
                .contains("waits", "%Administrators%");
        var json = CommandLineRun.of("rules", "check", "--rules", pack(), "--json");
        assertThat(json.out()).contains("\"reason\" : \"AGGREGATION\"");
    }

    @Test
    void settingsGiveValuesOfPlaceholders() throws Exception {
        var settings = settings("[placeholders]\nAdministrators = [\"root\"]\n");
        var list = CommandLineRun.of("rules", "list", "--rules", pack(), "--settings", settings);
        assertThat(list.out()).contains("Somebody became root", "linux/*/sshd");
        var test = CommandLineRun.of("rules", "test", "--rules", pack(), "--settings", settings);
        assertThat(test.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(test.out())
                .contains("1 tests passed, 1 failed", "wrong on purpose", "found 0, wanted 1");
    }

    @Test
    void namesEachMistakeInSettings() throws Exception {
        var settings = settings("[placeholders]\nA = 1\n[other]\n");
        var run = CommandLineRun.of("rules", "check", "--settings", settings);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("settings.toml:2:1: A must be a text", "settings.toml:3:1: other:");
    }

    @Test
    void explainsARuleAndAnEvent() throws Exception {
        var log =
                Files.writeString(
                        folder.resolve("auth.log"),
                        """
                        2026-03-03T04:05:06+00:00 t sshd[1]: Accepted password for root from 192.0.2.7 port 5 ssh2
                        2026-03-03T04:05:07+00:00 t sshd[1]: Accepted password for mara from 192.0.2.7 port 5 ssh2
                        """);
        var run =
                CommandLineRun.of(
                        "rules",
                        "explain",
                        "noonmark_sshd_root",
                        "--log",
                        log.toString(),
                        "--index",
                        "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("log source    linux/*/sshd", "fields", "costs")
                .contains("2 events, 2 of the rule's log source, 1 found: events 0")
                .contains("event 1: not found");
        var unknown = CommandLineRun.of("rules", "explain", "nothing");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void saysWhenALogSourceIsNotPresent() throws Exception {
        var log = Files.writeString(folder.resolve("x.log"), "nothing that anybody knows\n");
        var run =
                CommandLineRun.of(
                        "rules", "explain", "noonmark_sshd_root", "--log", log.toString());
        assertThat(run.out()).contains("IT IS NOT PRESENT");
    }
}
