package org.noonmark.guard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;

class OwnRulesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/noonmark/guard/rules");

    @Test
    void everyFileIsListed() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).sorted())
                    .isEqualTo(OwnRules.FILES);
        }
    }

    @Test
    void allLoadWithoutAWord() {
        var pack = RulePack.read(OwnRules.NAME, OwnRules.texts().stream(), RuleSettings.NONE);
        assertThat(pack.refusals()).isEmpty();
        assertThat(pack.waiting()).isEmpty();
        assertThat(pack.warnings()).isEmpty();
        assertThat(pack.rules()).hasSizeGreaterThanOrEqualTo(OwnRules.FILES.size());
    }
}
