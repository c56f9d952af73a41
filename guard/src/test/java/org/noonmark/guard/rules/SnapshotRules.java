package org.noonmark.guard.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;

/// The active rules of the pinned SigmaHQ snapshot.
final class SnapshotRules {
    static final String FILE = "guard/sigma-rules-8eaafff1.zip";

    private SnapshotRules() {}

    static RulePack read(Path zip) throws IOException {
        var texts = new ArrayList<RuleText>();
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry : List.copyOf(archive.stream().toList())) {
                var name = entry.getName();
                if (name.matches("(.*/)?rules(-[a-z-]+)?/.*\\.yml")) {
                    try (var in = archive.getInputStream(entry)) {
                        texts.add(RuleText.of(name, in.readAllBytes()));
                    }
                }
            }
        }
        return RulePack.read("sigmahq", texts.stream(), RuleSettings.NONE);
    }
}
