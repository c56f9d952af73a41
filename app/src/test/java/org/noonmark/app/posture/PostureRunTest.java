package org.noonmark.app.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.config.PostureProfileFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.posture.Severity;
import org.noonmark.posture.check.Finding;
import org.noonmark.posture.check.Profile;
import org.noonmark.posture.text.ConfigFile;

class PostureRunTest {
    @TempDir Path root;

    private void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private PostureReport report(String... named) throws CommandFailure {
        return PostureRun.of(root, Profile.builtIn("default").orElseThrow(), List.of(named));
    }

    private static List<String> bad(PostureReport report) {
        return report.findings().stream()
                .filter(Finding::isBad)
                .map(finding -> finding.check().id())
                .toList();
    }

    @Test
    void readsWhatTheUsualFilesInclude() throws Exception {
        write(
                "etc/chrony/chrony.conf",
                "confdir /etc/chrony/conf.d\nkeyfile /etc/chrony/chrony.keys\n");
        write("etc/chrony/conf.d/a.conf", "makestep 1 -1\n");
        write("etc/chrony/conf.d/b.other", "manual\n");
        write("etc/chrony/chrony.keys", "1 SHA1 HEX:00\n");
        var report = report();
        assertThat(bad(report))
                .contains("chrony-makestep", "chrony-key-mode")
                .doesNotContain("chrony-manual");
        assertThat(report.state()).isEqualTo(PostureReport.State.BAD);
        assertThat(report.text()).contains("/etc/chrony/chrony.keys has mode 0644");
        assertThat(report.plan().toString())
                .contains("file=/etc/chrony/conf.d/a.conf, action=replace_line, line=1");
    }

    @Test
    void readsTheCommandLineOfNtpdAndDropInsOfTimesyncd() throws Exception {
        write("etc/ntpsec/ntp.conf", "restrict default ignore\n");
        write("etc/default/ntpsec", "NTPD_OPTS=\"-g -N\"\n");
        write("etc/systemd/timesyncd.conf", "[Time]\n");
        write("etc/systemd/timesyncd.conf.d/x.conf", "[Time]\nNTP=a.example\n");
        assertThat(bad(report())).contains("ntp-restart").doesNotContain("timesyncd-servers");
    }

    @Test
    void readsAStationsOwnConfiguration() throws Exception {
        write(
                "station.toml",
                """
                [station]
                correction_limit = "1 h"

                [[ntp_source]]
                host = "a.example"
                nts = true

                [serve.ntp]
                listen = ["0.0.0.0"]
                """);
        var report = report("/station.toml");
        assertThat(bad(report))
                .contains("noonmark-correction", "noonmark-serving", "noonmark-sources");
        assertThat(report.plan().toString()).contains("line=2, before=correction_limit = \"1 h\"");
    }

    @Test
    void asksWhoseFileItIsWhenTheNameDoesNotSay() throws Exception {
        write("x", "makestep 1 3\n");
        assertThatThrownBy(() -> report("/x")).hasMessageContaining("PROGRAM=/x");
        assertThat(report("chrony=/x").findings()).isNotEmpty();
        assertThatThrownBy(this::report).hasMessageContaining("no configuration was found");
    }

    @Test
    void aProfileInAFileChangesWhatIsAsked() {
        var read =
                PostureProfileFile.read(
                        new ConfigFile(
                                "p.toml",
                                """
                                extends = "client"
                                sources = 5
                                servers = ["a.example"]
                                typo = 1

                                [checks]
                                chrony-maxchange = "off"
                                chrony-log = "high"
                                nothing = "low"
                                """));
        assertThat(read.remarks())
                .extracting(remark -> remark.place().line())
                .containsExactlyInAnyOrder(4, 9);
        assertThat(read.profile().sources()).isEqualTo(5);
        assertThat(read.profile().largestChangeSeconds()).isEqualTo(1);
        assertThat(read.profile().off()).containsExactly("chrony-maxchange");
        assertThat(read.profile().severities()).isEqualTo(Map.of("chrony-log", Severity.HIGH));
    }
}
