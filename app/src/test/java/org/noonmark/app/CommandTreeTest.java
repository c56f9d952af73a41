package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTreeTest {
    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("noonmark.toml"), text);
    }

    @Test
    void everyCommandHasHelp() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var commands = new ArrayList<List<String>>();
        collect(
                CommandTree.of(CommandLineRun.surroundings(nowhere, nowhere, new StopSignal())),
                List.of(),
                commands);
        assertThat(commands).hasSizeGreaterThan(3);
        for (var command : commands) {
            var arguments = new ArrayList<>(command);
            arguments.add("--help");
            var run = CommandLineRun.of(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as(command.toString()).isZero();
            assertThat(run.out()).startsWith("Usage: noonmark");
        }
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> commands) {
        commands.add(path);
        line.getSubcommands()
                .forEach((name, inner) -> {
                    var below = new ArrayList<>(path);
                    below.add(name);
                    collect(inner, below, commands);
                });
    }

    @Test
    void versionIsPrinted() {
        var run = CommandLineRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("noonmark 0.1.0");
    }

    @Test
    void versionIsThatOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + Version.TEXT + "</version>");
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        var run = CommandLineRun.of();
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("Usage: noonmark", "config");
    }

    @Test
    void wrongUsageIsExplained() {
        var run = CommandLineRun.of("confg");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("confg", "Did you mean", "Try: noonmark --help");
        assertThat(run.out()).isEmpty();
        assertThat(CommandLineRun.of("config", "check").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("config", "check", "a", "b").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("config", "explain", "--json").exitCode()).isEqualTo(64);
    }

    @Test
    void goodConfigurationIsSummedUp() throws IOException {
        var run =
                CommandLineRun.of(
                        "config", "check", file("[local]\nauthority = true\n").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .endsWith(
                        "good. Station noonmark, local authority at stratum 10; NTP on"
                                + " 127.0.0.1:11123, [::1]:11123\n"
                                + "approval: UNPROTECTED, whoever can write this file decides\n");
    }

    @Test
    void wrongConfigurationIsLocated() throws IOException {
        var path = file("[local]\nautority = true\n").toString();
        var run = CommandLineRun.of("config", "check", path);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(path + ":"))
                .anyMatch(line -> line.endsWith("did you mean \"authority\"?"));
    }

    @Test
    void missingConfigurationIsOneLine() {
        var path = folder.resolve("none.toml").toString();
        var run = CommandLineRun.of("config", "check", path);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "noonmark: cannot read the configuration "
                                + path
                                + ": there is no such file\n");
    }

    @Test
    void keysAreExplained() {
        assertThat(CommandLineRun.of("config", "explain", "serve.ntp.port").out())
                .contains("#port = 11123");
        assertThat(CommandLineRun.of("config", "explain").out()).contains("[[ntp_source]]");
        var unknown = CommandLineRun.of("config", "explain", "prot");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err())
                .isEqualTo(
                        "noonmark: no key or section is called \"prot\", did you mean \"port\"?\n");
    }
}
