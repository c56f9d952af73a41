package org.noonmark.sigma.rule;

import java.util.Arrays;

/// Packs written in tests.
final class Packs {
    static final String ID = "6a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b0";

    private Packs() {}

    /// Each text is a file: `0.yml`, `1.yml` …
    static RulePack read(String... texts) {
        return read(RuleSettings.NONE, texts);
    }

    static RulePack read(RuleSettings settings, String... texts) {
        var files = Arrays.asList(texts);
        return RulePack.read(
                "test",
                files.stream().map(text -> new RuleText(files.indexOf(text) + ".yml", text)),
                settings);
    }

    /// A rule with the id [#ID] and `digit`, the name `digit`, that looks for `f: digit`.
    static String rule(int digit) {
        return """
        title: rule %1$d
        id: %2$s%1$d
        name: rule_%1$d
        logsource:
            product: windows
            service: security
        detection:
            selection:
                f: %1$d
            condition: selection
        """
                .formatted(digit, ID);
    }

    static String correlation(String section) {
        return """
        title: correlation
        id: 7a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01
        correlation:
        """
                + section.indent(4);
    }
}
