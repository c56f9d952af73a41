package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardSectionTest {
    private static final String AUTHORITY = "[local]\nauthority = true\n";

    @Test
    void nothingIsFollowedUnlessItIsWritten() {
        assertThat(good(AUTHORITY).guard()).isEmpty();
    }

    @Test
    void aPathIsEnough() {
        var guard =
                good(AUTHORITY + "[[guard_log]]\npath = \"/var/log/auth.log\"\n")
                        .guard()
                        .orElseThrow();
        assertThat(guard)
                .isEqualTo(
                        new GuardConfig(
                                List.of(),
                                true,
                                Optional.empty(),
                                Duration.ofSeconds(2),
                                1,
                                List.of(
                                        new GuardConfig.Log(
                                                "/var/log/auth.log",
                                                Path.of("/var/log/auth.log"),
                                                "auto",
                                                ZoneId.of("UTC"),
                                                Optional.empty(),
                                                false))));
    }

    @Test
    void everythingCanBeSaid() {
        var guard =
                good(AUTHORITY
                                + """
                                [guard]
                                rules = ["/etc/rules", "/etc/sigma.zip"]
                                own_rules = false
                                settings = "/etc/rules.toml"
                                lateness = "10 s"
                                partitions = 2
                                [[guard_log]]
                                name = "logins"
                                path = "/var/log/auth.log"
                                kind = "sshd"
                                zone = "Europe/Berlin"
                                clock_error = "50 ms"
                                from = "start"
                                """)
                        .guard()
                        .orElseThrow();
        assertThat(guard.rules()).containsExactly(Path.of("/etc/rules"), Path.of("/etc/sigma.zip"));
        assertThat(guard.ownRules()).isFalse();
        assertThat(guard.settings()).contains(Path.of("/etc/rules.toml"));
        assertThat(guard.lateness()).isEqualTo(Duration.ofSeconds(10));
        assertThat(guard.partitions()).isEqualTo(2);
        assertThat(guard.logs())
                .containsExactly(
                        new GuardConfig.Log(
                                "logins",
                                Path.of("/var/log/auth.log"),
                                "sshd",
                                ZoneId.of("Europe/Berlin"),
                                Optional.of(Duration.ofMillis(50)),
                                true));
    }

    @Test
    void refusesWhatCannotFindAnything() {
        assertThat(problems("[guard]\npartitions = 2\n"))
                .containsExactly("a.toml:3:1: [guard] has nothing to look at: add [[guard_log]]");
        assertThat(problems("[guard]\nown_rules = false\n[[guard_log]]\npath = \"/a\"\n"))
                .containsExactly(
                        "a.toml:4:1: [guard.own_rules] leaves no rules: name some in rules");
        assertThat(problems("[[guard_log]]\npath = \"/a\"\n[[guard_log]]\npath = \"/a\"\n"))
                .singleElement()
                .asString()
                .contains("two logs are called \"/a\"");
        assertThat(problems("[[guard_log]]\npath = \"/a\"\nzone = \"Nowhere\"\n"))
                .singleElement()
                .asString()
                .contains("must be a time zone");
    }

    private static Configuration good(String text) {
        return switch (read(text)) {
            case ConfigurationFile.Good(var configuration) -> configuration;
            case ConfigurationFile.Bad(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(String text) {
        return read(AUTHORITY + text) instanceof ConfigurationFile.Bad(var problems)
                ? problems.stream().map(Problem::toString).toList()
                : List.of();
    }

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
    }
}
