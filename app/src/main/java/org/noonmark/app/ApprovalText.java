package org.noonmark.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.approval.ApprovalRule;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationDifference;
import org.noonmark.events.ApprovalEvent.Difference;

/// What people read of a configuration and its signatures.
final class ApprovalText {
    private ApprovalText() {}

    /// The rule that a configuration asks for, and how many signatures lie beside it.
    static String of(Candidate candidate, Configuration good) {
        var rule = good.approval();
        if (rule.required() == 0) {
            return "approval: UNPROTECTED, whoever can write this file decides";
        }
        return "approval: revision %d, the next change needs %d of %d signers (%s); %d signatures beside this file%s"
                .formatted(
                        rule.revision(),
                        rule.required(),
                        rule.signers().principals().size(),
                        String.join(", ", rule.signers().principals()),
                        candidate.signatures().size(),
                        rule.emergencyUntil()
                                .map(until -> "; EMERGENCY until " + until)
                                .orElse(""));
    }

    /// What asks for more people than could sign now.
    static Optional<String> unreachable(Configuration good, Instant now) {
        int able = good.approval().signers().principals(ApprovalRule.NAMESPACE, now).size();
        return Optional.of("only %d of the signers could sign a change now".formatted(able))
                .filter(_ -> able < good.approval().required());
    }

    /// A line for each difference.
    static String of(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "nothing that has an effect is different\n";
        }
        var text = new StringBuilder();
        differences.forEach(each -> text.append(each.text()).append('\n'));
        return text.toString();
    }

    /// A file whose content cannot be bound.
    static Optional<String> unread(Candidate candidate) {
        return candidate.files().stream()
                .filter(file -> file.bytes().isEmpty())
                .findFirst()
                .map(file ->
                        file.name()
                                + ": cannot be read, or is longer than 4 MiB, or all together are longer than 16 MiB");
    }

    /// The line of `[approval]` for these files, as TOML.
    static String files(Candidate candidate) {
        var text = new StringBuilder("files = [\n");
        for (var file : candidate.files()) {
            var name = file.name().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append("  \"").append(file.sha256()).append("  ").append(name).append("\",\n");
        }
        return text.append("]\n").toString();
    }

    /// What is different between two good files.
    static List<Difference> differences(Candidate before, Candidate after) {
        return ConfigurationDifference.of(before.text(), after.text());
    }
}
