package org.noonmark.app.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement;

/// Makes statements of changes of the configuration, and of attempts at them.
final class ConfigurationStatements {
    private static final int MOST_NAME = 200;
    private static final int MOST_TEXT = 400;
    private static final int MOST_SIGNERS = 16;
    private static final int MOST_CHANGES = 60;

    /// To this a value is cut when all of them together are too long.
    private static final int SHORT_TEXT = 40;

    private ConfigurationStatements() {}

    /// What happened, with as many differences as fit; the hash binds the whole configuration.
    ///
    /// @param begin kind and time
    static Statement of(Json.Members begin, ApprovalEvent event) {
        var attempt = event.attempt();
        var head =
                begin.with("outcome", outcome(event))
                        .with("revision", attempt.revision())
                        .with("sha256", attempt.sha256())
                        .with("reason", StationStatements.cut(reason(event), MOST_TEXT))
                        .with("needed", attempt.needed())
                        .with("by", signers(attempt));
        var body = attempt.previous().map(hash -> head.with("previous", hash)).orElse(head);
        var whole = with(body, attempt.changes(), MOST_CHANGES, MOST_TEXT);
        int shown = MOST_CHANGES;
        while (whole.encode().length > Statement.MAX_BYTES && shown > 0) {
            whole = with(body, attempt.changes(), shown, SHORT_TEXT);
            shown--;
        }
        if (whole.encode().length > Statement.MAX_BYTES) {
            // Many long names: how many signed is in the reason, and the hash binds all of it.
            whole = with(without(body, "by"), attempt.changes(), 0, SHORT_TEXT);
        }
        return StationStatements.checked(whole);
    }

    private static Json.Members without(Json.Members members, String name) {
        var rest = new TreeMap<>(members.values());
        rest.remove(name);
        return Json.of(rest);
    }

    private static String outcome(ApprovalEvent event) {
        return switch (event) {
            case ApprovalEvent.ConfigurationApproved approved -> "approved";
            case ApprovalEvent.ConfigurationRefused refused -> "refused";
            case ApprovalEvent.EmergencyBegan began -> "emergency";
            case ApprovalEvent.EmergencyEnded ended -> "expired";
        };
    }

    private static String reason(ApprovalEvent event) {
        return switch (event) {
            case ApprovalEvent.ConfigurationApproved approved -> approved.how();
            case ApprovalEvent.ConfigurationRefused refused -> refused.reason();
            case ApprovalEvent.EmergencyBegan began -> "until " + began.until();
            case ApprovalEvent.EmergencyEnded ended -> ended.how();
        };
    }

    private static Json signers(Attempt attempt) {
        return new Json.Items(
                attempt.by().stream()
                        .limit(MOST_SIGNERS)
                        .<Json>map(signer ->
                                Json.Members.empty()
                                        .with(
                                                "principal",
                                                StationStatements.cut(
                                                        signer.principal(), MOST_NAME))
                                        .with("key", signer.key()))
                        .toList());
    }

    private static Json.Members with(
            Json.Members body, List<Difference> changes, int most, int longest) {
        var shown = new ArrayList<Json>();
        for (var change : changes.subList(0, Math.min(most, changes.size()))) {
            shown.add(
                    maybe(
                            maybe(
                                    Json.Members.empty()
                                            .with(
                                                    "key",
                                                    StationStatements.cut(change.key(), MOST_NAME)),
                                    "from",
                                    change.from(),
                                    longest),
                            "to",
                            change.to(),
                            longest));
        }
        int rest = changes.size() - shown.size();
        if (rest > 0) {
            shown.add(Json.Members.empty().with("key", "(%d more)".formatted(rest)));
        }
        return body.with("changes", new Json.Items(shown));
    }

    private static Json.Members maybe(
            Json.Members members, String name, Optional<String> value, int longest) {
        return value.map(text -> members.with(name, StationStatements.cut(text, longest)))
                .orElse(members);
    }
}
