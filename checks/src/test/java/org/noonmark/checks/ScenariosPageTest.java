package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/scenarios.md` lists what is run, all of it and nothing else.
class ScenariosPageTest {
    private static final Path TESTS =
            Path.of("../simulation/src/test/java/org/noonmark/simulation");
    private static final Pattern SCENARIO =
            Pattern.compile("@(?:Test|ValueSource\\([^)]*\\))\\s+void (\\w+)\\(");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private static Set<String> found(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    @Test
    void listsEveryScenario() throws IOException {
        var scenarios = new TreeSet<String>();
        try (var files = Files.list(TESTS)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith("SimulationTest.java")).toList()) {
                scenarios.addAll(found(SCENARIO, Files.readString(file)));
            }
        }
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(30);
        var page = Files.readString(Path.of("../docs/scenarios.md"));
        assertThat(found(LISTED, page)).isEqualTo(scenarios);
    }
}
