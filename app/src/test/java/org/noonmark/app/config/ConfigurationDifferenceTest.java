package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.events.ApprovalEvent.Difference;

class ConfigurationDifferenceTest {
    private static List<String> between(String before, String after) {
        return ConfigurationDifference.of(before, after).stream().map(Difference::text).toList();
    }

    @Test
    void namesKeysAndNotLines() {
        assertThat(
                        between(
                                "[station]\nname = \"a\"\ncoverage = 3\n",
                                "# new\n[station]\ncoverage = 3.0\nname = \"b\"\n"))
                .containsExactly("station.coverage: 3 -> 3.0", "station.name: \"a\" -> \"b\"");
    }

    @Test
    void tellsSourcesByTheirNames() {
        assertThat(
                        between(
                                "[[ntp_source]]\nhost = \"a\"\n[[ntp_source]]\nhost = \"b\"\n",
                                "[[ntp_source]]\nhost = \"b\"\n[[ntp_source]]\nhost = \"c\"\n"))
                .containsExactly(
                        "ntp_source[a]: (section) -> (none)",
                        "ntp_source[a].host: \"a\" -> (none)",
                        "ntp_source[c]: (none) -> (section)",
                        "ntp_source[c].host: (none) -> \"c\"");
    }

    @Test
    void seesAnEmptySectionThatSwitchesSomethingOn() {
        assertThat(between("", "[serve.ntp]\n"))
                .containsExactly("serve: (none) -> (section)", "serve.ntp: (none) -> (section)");
    }

    @Test
    void tellsTwoSourcesOfOneNameApart() {
        assertThat(
                        between(
                                "[[ntp_source]]\nhost = \"a\"\n",
                                "[[ntp_source]]\nhost = \"a\"\n[[ntp_source]]\nhost = \"a\"\n"))
                .hasSize(2);
    }

    /// A signer decides by what he reads.
    @Test
    void makesHiddenCharactersVisible() {
        assertThat(
                        between(
                                "[station]\nname = \"a\"\n",
                                "[station]\nname = \"a\\u202Eb\\u001B[2J\\u200B\"\n"))
                .containsExactly(
                        "station.name: \"a\" -> \"a\\U0000202Eb\\U0000001B[2J\\U0000200B\"");
        assertThat(between("", "[[ntp_source]]\nname = \"n\\u202E\"\n"))
                .allMatch(line -> line.startsWith("ntp_source[n\\U0000202E]"));
        var file = "[approval]\nfiles = [\"%s  /\\u0430\"]\n".formatted("0".repeat(64));
        assertThat(between("", file))
                .contains("approval.files[/\\U00000430]: (none) -> " + "0".repeat(64));
    }

    @Test
    void tellsWhichFileHasAnotherContentAndNoHashOfASecret() {
        var names = "[keys]\nfile = \"/k\"\n[approval]\nfiles = [\"%s  /a\", \"%s  //k\"]\n";
        assertThat(
                        between(
                                names.formatted("0".repeat(64), "1".repeat(64)),
                                names.formatted("2".repeat(64), "3".repeat(64))))
                .containsExactly(
                        "approval.files[/a]: %s -> %s".formatted("0".repeat(64), "2".repeat(64)),
                        "approval.files[/k]: (a secret) -> (another secret)");
    }

    @Test
    void thereAreNoSecretsToTell() {
        for (var section : Schema.SECTIONS) {
            for (var key : section.keys()) {
                if (key.name().matches("(.*_)?(secret|password|passphrase|token|private)(_.*)?")) {
                    assertThat(key.kind().expects()).as(key.name()).startsWith("a file");
                }
            }
        }
    }
}
