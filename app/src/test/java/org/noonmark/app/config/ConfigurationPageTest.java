package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` says what the program does.
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern BLOCK = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL);

    @Test
    void listsEveryKeyAsExplainDoes() throws IOException {
        assertThat(blocks().getLast().strip())
                .as("the last block is what `noonmark config explain` prints: paste it again")
                .isEqualTo(Explanation.everything().strip());
    }

    @Test
    void examplesAreGood() throws IOException {
        var blocks = blocks();
        var examples = blocks.subList(0, blocks.size() - 1);
        assertThat(examples).isNotEmpty();
        for (var example : examples) {
            var bytes = example.getBytes(StandardCharsets.UTF_8);
            assertThat(ConfigurationFile.read("example", bytes))
                    .as(example)
                    .isInstanceOf(ConfigurationFile.Good.class);
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
    }
}
