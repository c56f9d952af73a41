package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DetectCommandTest {
    private static final String ROOT_LOGIN =
            "2026-03-03T04:05:06+00:00 tick sshd[11]: Accepted password for root from 192.0.2.7 port 5 ssh2\n";
    private static final String OTHER_LOGIN =
            "2026-03-03T04:05:00+00:00 tick sshd[10]: Accepted publickey for mara from 192.0.2.8 port 5"
                    + " ssh2: ED25519 SHA256:0000000000000000000000000000000000000000000\n";

    @TempDir Path folder;

    private String log(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", lines)).toString();
    }

    @Test
    void tellsFindingsAsLinesOfJson() throws Exception {
        var log = log("auth.log", OTHER_LOGIN, ROOT_LOGIN);
        var run =
                CommandLineRun.of("detect", "--log", log, "--format", "ndjson", "--level", "high");
        assertThat(run.exitCode()).isZero();
        var finding = JsonMapper.builder().build().readTree(run.out());
        assertThat(finding.get("title").asString()).isEqualTo("Root logged in over SSH");
        assertThat(finding.get("rule_id").asString()).matches("[0-9a-f-]{36}");
        assertThat(finding.get("level").asString()).isEqualTo("high");
        assertThat(finding.get("event_index").asLong()).isEqualTo(1);
        assertThat(finding.get("log").asString()).isEqualTo(log);
        assertThat(finding.get("time").asString()).isEqualTo("2026-03-03T04:05:06Z");
        assertThat(finding.get("explanation").asString()).contains("user.name is 'root' ('root')");
        assertThat(finding.get("tags").get(0).asString()).isEqualTo("attack.initial-access");
        assertThat(finding.get("earliest").asString()).isEqualTo("2026-03-03T04:05:06Z");
        assertThat(finding.get("latest").asString()).startsWith("2026-03-03T04:05:0");
        assertThat(run.err()).containsPattern("2 events in .* s, 1 findings");
    }

    @Test
    void tellsHowOftenEachRuleFoundSomething() throws Exception {
        var run = CommandLineRun.of("detect", "--log", log("auth.log", ROOT_LOGIN, ROOT_LOGIN));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .first()
                .isEqualTo("level findings first event rule title");
        assertThat(run.out()).containsPattern("high +2 +2026-03-03T04:05:06Z +0 .*Root logged in");
    }

    @Test
    void correlationsNameTheirMembersOverSeveralLogs() throws Exception {
        var lines = new String[12];
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    "2026-03-03T04:05:%02d+00:00 tick sshd[11]: Failed password for invalid user u%d from 192.0.2.7 port 5 ssh2\n"
                            .formatted(i, i);
        }
        var first = log("a.log", List.of(lines).subList(0, 6).toArray(String[]::new));
        var second = log("b.log", List.of(lines).subList(6, 12).toArray(String[]::new));
        var run =
                CommandLineRun.of(
                        "detect",
                        "--log",
                        second,
                        "--log",
                        first,
                        "--format",
                        "ndjson",
                        "--level",
                        "medium");
        var findings = run.out().lines().map(JsonMapper.builder().build()::readTree).toList();
        var spraying =
                findings.stream()
                        .filter(finding ->
                                finding.get("title").asString().startsWith("One address"))
                        .toList();
        assertThat(spraying).hasSize(1);
        var members = spraying.getFirst().get("members");
        assertThat(members.get(0).get("log").asString()).isEqualTo(first);
        assertThat(members.get(0).get("event_index").asLong()).isZero();
        assertThat(spraying.getFirst().get("group").get(0).asString()).isEqualTo("192.0.2.7");
        assertThat(spraying.getFirst().get("event_index").asLong()).isNotNegative();
    }

    @Test
    void anyNumberOfThreadsTellsTheSame() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(i % 3 == 0 ? ROOT_LOGIN : OTHER_LOGIN);
        }
        var log = log("auth.log", lines.toString());
        var one = CommandLineRun.of("detect", "--log", log, "--format", "ndjson", "--threads", "0");
        var two = CommandLineRun.of("detect", "--log", log, "--format", "ndjson", "--threads", "3");
        assertThat(one.out()).isNotEmpty().isEqualTo(two.out());
    }

    @Test
    void packedLogsAndPacksAreRead() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ROOT_LOGIN.getBytes(StandardCharsets.UTF_8));
        }
        var log = Files.write(folder.resolve("auth.log.gz"), bytes.toByteArray()).toString();
        var pack = folder.resolve("pack.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(pack))) {
            zip.putNextEntry(new ZipEntry("deep/rule.yml"));
            zip.write(
                    """
                    title: From a zip
                    id: 11111111-2222-4333-8444-555555555555
                    logsource: {product: linux, service: sshd}
                    detection:
                        words: ['accepted PASSWORD']
                        condition: words
                    level: low
                    """
                            .getBytes(StandardCharsets.UTF_8));
        }
        var run = CommandLineRun.of("detect", "--rules", pack.toString(), "--log", log);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("From a zip");
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        assertThat(CommandLineRun.of("detect").exitCode()).isEqualTo(ExitCode.USAGE);
        var log = log("auth.log", ROOT_LOGIN);
        for (var wrong :
                List.of(
                        List.of("--kind", "nothing"),
                        List.of("--format", "xml"),
                        List.of("--level", "worst"),
                        List.of("--zone", "Nowhere"),
                        List.of("--threads", "many"),
                        List.of("--clock-error", "5 s"),
                        List.of("--year", "26"),
                        List.of("--source", "a/b/c/d"))) {
            var run = CommandLineRun.of("detect", "--log", log, wrong.getFirst(), wrong.getLast());
            assertThat(run.exitCode()).as("%s", wrong).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
        }
        var missing = CommandLineRun.of("detect", "--log", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(missing.err()).contains("there is no such file");
    }

    @Test
    void nothingOfALogMovesTheTerminal() throws Exception {
        var log =
                log(
                        "auth.log",
                        "2026-03-03T04:05:06+00:00 tick sudo:     mara : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/date -s \u001b[2J\n");
        for (var format : List.of("text", "ndjson")) {
            var run = CommandLineRun.of("detect", "--log", log, "--format", format);
            assertThat(run.out()).isNotEmpty().doesNotContain("\u001b");
        }
    }

    @Test
    void listsTheKindsOfLogs() throws Exception {
        assertThat(CommandLineRun.of("detect", "--kinds").out().lines())
                .contains("syslog", "evtx", "zeek", "json", "auditd", "journal");
    }
}
