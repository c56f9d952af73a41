package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TomlTextTest {
    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Two thousand lines of comment took the parser half a minute.
    @Test
    void manyLinesThatSayNothingTakeNoTime() {
        long begin = System.nanoTime();
        for (var nothing : new String[] {"# x\n", "\n", "  \t\r\n"}) {
            var text = nothing.repeat(100_000) + "[local]\nauthority = true\n";
            assertThat(read(text)).isInstanceOf(ConfigurationFile.Good.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void mistakesAreFoundWhereTheyStandInTheFile() {
        assertThat(read("# one\n\n[local]\n# four\nauthority = 1\n").toString())
                .contains("a.toml:5:1: [local.authority] must be true or false");
    }

    @Test
    void aCommentWithAHiddenCharacterIsStillAMistake() {
        assertThat(read("# a\u0007b\n[local]\nauthority = true\n"))
                .isInstanceOf(ConfigurationFile.Bad.class);
    }

    @Test
    void whatLooksLikeACommentInsideOfAStringStays() {
        var text =
                """
                a = \"""
                # one

                two\\""\"""
                b = '''
                # three
                '''
                c = "# four" # five
                d = 'it\\' # "six
                # seven
                e = "a\\"b"
                """;
        var toml = new TomlText(text).parse();
        assertThat(toml.errors()).isEmpty();
        assertThat(toml.getString("a")).isEqualTo("# one\n\ntwo\"\"");
        assertThat(toml.getString("b")).isEqualTo("# three\n");
        assertThat(toml.getString("c")).isEqualTo("# four");
        assertThat(toml.getString("d")).isEqualTo("it\\");
        assertThat(toml.getString("e")).isEqualTo("a\"b");
    }
}
