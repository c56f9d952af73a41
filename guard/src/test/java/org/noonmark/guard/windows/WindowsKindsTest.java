package org.noonmark.guard.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;

class WindowsKindsTest {
    private static final String RULES = "guard/sigma-rules-8eaafff1.zip";
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    private static final Pattern SOURCE =
            Pattern.compile("(?m)^logsource:\\s*\\n((?:[ \\t]+.*\\n)+)");

    private static boolean isFound(EventKind kind, String category, String service) {
        var asked = new LogSource("windows", category, service);
        return kind.views().stream().anyMatch(view -> asked.covers(view.source()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, '', process_creation",
        "12, CreateKey, registry_add",
        "12, CreateKey, registry_event",
        "12, DeleteValue, registry_delete",
        "13, SetValue, registry_set",
        "26, '', file_delete",
        "22, '', dns_query",
    })
    void sysmonIsFoundByCategoryAndService(long id, String type, String category) {
        var kind = WindowsKinds.of(SYSMON, "", id, type);
        assertThat(isFound(kind, category, "")).isTrue();
        assertThat(isFound(kind, "", "sysmon")).isTrue();
        assertThat(isFound(kind, "", "security")).isFalse();
        assertThat(kind).isSameAs(WindowsKinds.of(SYSMON.toLowerCase(Locale.ROOT), "", id, type));
    }

    @Test
    void aDeletedKeyIsNotAnAddedOne() {
        var kind = WindowsKinds.of(SYSMON, "", 12, "DeleteKey");
        assertThat(isFound(kind, "registry_add", "")).isFalse();
    }

    @Test
    void processCreationOfSecurityHasTheNamesOfSysmon() {
        var kind = WindowsKinds.of("Security", "", 4688, "");
        var view = kind.views().getLast();
        assertThat(view.source().category()).isEqualTo("process_creation");
        assertThat(view.eventFieldOf()).containsEntry("Image", "NewProcessName");
        assertThat(kind.views().getFirst().eventFieldOf()).isEmpty();
    }

    @Test
    void aChannelThatNobodyKnowsIsStillWindows() {
        assertThat(isFound(WindowsKinds.of("Acme/Operational", "", 1, ""), "", "")).isTrue();
    }

    /// The log sources of product windows that the rules ask for and no kind answers.
    @Test
    void everyLogSourceOfTheRulesIsReachable() throws IOException {
        var rules = ReferenceData.find(RULES);
        assumeTrue(rules.isPresent(), ReferenceData.missing(RULES));
        var asked = new TreeSet<String>();
        int files = 0;
        try (var zip = new ZipInputStream(Files.newInputStream(rules.get()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches(".*\\brules[a-z-]*/.*\\.yml")) {
                    files++;
                    add(new String(zip.readAllBytes(), StandardCharsets.UTF_8), asked);
                }
            }
        }
        assertThat(files).isGreaterThan(3700);
        assertThat(asked).hasSizeGreaterThan(50);
        asked.removeIf(WindowsKindsTest::isReachable);
        assertThat(asked).isEqualTo(Set.of());
    }

    private static void add(String rule, Set<String> asked) {
        var found = SOURCE.matcher(rule.replace("\r", ""));
        while (found.find()) {
            if (member(found.group(1), "product").equals("windows")) {
                asked.add(
                        member(found.group(1), "category")
                                + "/"
                                + member(found.group(1), "service"));
            }
        }
    }

    private static String member(String block, String name) {
        var found = Pattern.compile("(?m)^\\s+" + name + ":\\s*([\\w.-]+)").matcher(block);
        return found.find() ? found.group(1) : "";
    }

    private static boolean isReachable(String asked) {
        int slash = asked.indexOf('/');
        return WindowsKinds.all().stream()
                .anyMatch(kind ->
                        isFound(kind, asked.substring(0, slash), asked.substring(slash + 1)));
    }
}
