package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void everyKeyIsExplained() {
        for (var section : Schema.SECTIONS) {
            assertThat(section.explanation()).endsWith(".");
            for (var key : section.keys()) {
                assertThat(key.explanation()).endsWith(".");
                assertThat(Explanation.of(section.name() + "." + key.name()))
                        .hasValueSatisfying(text -> assertThat(text).contains(section.header()));
                assertThat(Explanation.everything()).contains("#" + key.name() + " = ");
            }
        }
    }

    @Test
    void aKeyIsShownWithItsDefaultAndRange() {
        assertThat(Explanation.of("serve.ntp.port"))
                .contains(
                        """
                        [serve.ntp]
                        # The UDP port; NTP's own is 123. 0 takes a free one. It is an integer from 0 to 65535.
                        #port = 11123

                        """);
        assertThat(Explanation.of("host"))
                .hasValueSatisfying(text -> assertThat(text).contains("Required."));
    }

    @Test
    void aKeyOfSeveralSectionsIsShownForEach() {
        assertThat(Explanation.of("port"))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("[[ntp_source]]", "[serve.ntp]"));
        assertThat(Explanation.of("file"))
                .hasValueSatisfying(text -> assertThat(text).contains("[keys]", "[leap]"));
    }

    @Test
    void unknownNamesHaveANearest() {
        assertThat(Explanation.of("prot")).isEmpty();
        assertThat(Explanation.nearest("prot")).contains("port");
        assertThat(Explanation.nearest("serve.ntp.prot")).contains("serve.ntp.port");
    }

    /// What is printed is a configuration: with the comment signs of the keys taken off it reads.
    @Test
    void thePrintedConfigurationCanBeUsed() {
        var text =
                Explanation.everything()
                        .lines()
                        .filter(line -> line.matches("#[\\[a-z].*") && !line.endsWith("…"))
                        .map(line -> line.substring(1))
                        .map(line -> line.replace("authority = false", "authority = true"))
                        .filter(line -> !line.startsWith("[[") || line.equals("[[guard_log]]"))
                        .collect(Collectors.joining("\n"));
        var withoutSources = text.replaceAll("(?s)(type = \"computer\").*?(\\[keys])", "$1\n$2");
        var complete =
                withoutSources
                        .replace("[keys]", "[keys]\nfile = \"k\"")
                        .replace(
                                "[serve.nts]",
                                "[serve.nts]\nroot_secret = \"r\"\ncertificate = \"c\"\nkey = \"k\"")
                        .replace("[serve.roughtime]", "[serve.roughtime]\nkey = \"k\"")
                        .replace(
                                "[serve.tsa]",
                                "[serve.tsa]\ncertificate = \"c\"\nkey = \"k\"\npolicy = \"1.2.3\"")
                        .replace("[[guard_log]]", "[[guard_log]]\npath = \"p\"")
                        .replace("[witness]", "[witness]\nname = \"w\"\nlogs = []");
        assertThat(ConfigurationFile.read("explained", complete.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ConfigurationFile.Good.class);
    }
}
