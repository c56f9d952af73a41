package org.noonmark.app.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.testkit.Property;

/// Whatever the comparison of two texts calls the same is the same to the reader.
class UnchangedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int ROUNDS = 200;

    /// Ways to write two ports.
    private static final List<String> PORTS =
            List.of(
                    "port = 10123",
                    "\"port\" = 10123",
                    "port=0x278b # 20123",
                    "port = 20123 # 10123",
                    "'port' = 0x4E9B");

    private static final List<String> HEADERS =
            List.of(
                    "[serve.ntp]",
                    "[ serve . ntp ]",
                    "[\"serve\".'ntp']",
                    "[\"serve.ntp\"]",
                    "[serve]\n[serve.ntp]");

    private static final List<String> OTHERS =
            List.of(
                    "[local]\nauthority = true\n",
                    "[local]\nauthority = true\n",
                    "local = { authority = true }\n",
                    "local.authority = true\n",
                    "[station]\nname = 'a'\n",
                    "[station]\nname = \"\"\"\\\n  a\"\"\"\n",
                    "[station]\nname = '''\na'''\n# '''\n",
                    "[station]\nname = \"#a\" # a\n",
                    "# [local]\n");

    private static String text(RandomGenerator random) {
        var parts = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var port = PORTS.get(random.nextInt(PORTS.size()));
            parts.add(HEADERS.get(random.nextInt(HEADERS.size())) + "\n" + port + "\n");
        }
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            parts.add(OTHERS.get(random.nextInt(OTHERS.size())));
        }
        Collections.shuffle(parts, new Random(random.nextLong()));
        return String.join("", parts);
    }

    private static Candidate candidate(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Candidate(
                bytes, ConfigurationFile.read("station.toml", bytes), List.of(), List.of());
    }

    private static Configuration said(Candidate candidate) {
        return candidate.configuration().from("", "");
    }

    @Test
    void saysTheSameToTheReader() {
        var good = new ArrayList<Candidate>();
        var same = new ArrayList<String>();
        Property.forAll(
                ROUNDS,
                (random, _) -> text(random),
                text -> {
                    var next = candidate(text);
                    if (!(next.read() instanceof ConfigurationFile.Good)) {
                        return;
                    }
                    for (var old : good) {
                        var approved = Approved.of(old, NOW, Optional.empty());
                        if (ApprovalRule.judge(Optional.of(approved), next, NOW)
                                instanceof Judgement.Unchanged) {
                            assertThat(said(next)).isEqualTo(said(old));
                            same.add(text);
                        }
                    }
                    if (good.size() < 12) {
                        good.add(next);
                    }
                });
        assertThat(same).hasSizeGreaterThan(20);
    }
}
