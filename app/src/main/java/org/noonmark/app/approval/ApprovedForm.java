package org.noonmark.app.approval;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.ApprovalEvent.Signer;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// How [Approved] is written: canonical JSON. A member that is wrong makes the whole file wrong,
/// for what is not read of it would be forgotten.
final class ApprovedForm {
    private static final int FORMAT = 2;

    private ApprovedForm() {}

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static byte[] encode(Approved approved) {
        var files = Json.Members.empty();
        for (var file : new TreeMap<>(approved.files()).values()) {
            files = files.with(file.name(), file.sha256());
        }
        return Json.Members.empty()
                .with("format", FORMAT)
                .with("at", approved.at().toString())
                .with("sha256", approved.sha256())
                .with("configuration", approved.text())
                .with("signatures", items(approved.signatures(), ApprovedForm::signature))
                .with("files", files)
                .with("remembered", remembered(approved.remembered()))
                .encode();
    }

    private static <T> Json items(List<T> all, Function<T, Json> form) {
        return new Json.Items(all.stream().map(form).toList());
    }

    private static Json signature(Candidate.SignatureFile file) {
        return Json.Members.empty().with("name", file.name()).with("text", file.text());
    }

    private static Json remembered(Remembered remembered) {
        var members =
                Json.Members.empty()
                        .with("spent", items(remembered.spent(), ApprovedForm::spent))
                        .with("untold", items(remembered.untold(), ApprovedForm::untold));
        if (remembered.floor().isPresent()) {
            members = members.with("floor", remembered.floor().orElseThrow().toString());
        }
        if (remembered.running().isPresent()) {
            var running = remembered.running().orElseThrow();
            members =
                    members.with(
                            "running",
                            Json.Members.empty()
                                    .with("attempt", attempt(running.attempt()))
                                    .with("until", running.until().toString())
                                    .with("budget", Long.toString(running.budgetNanos()))
                                    .with("paid", Long.toString(running.paidNanos())));
        }
        return members;
    }

    private static Json spent(Remembered.Spent spent) {
        return Json.Members.empty()
                .with("sha256", spent.sha256())
                .with("revision", spent.revision());
    }

    private static Json untold(Remembered.Untold untold) {
        return Json.Members.empty()
                .with("attempt", attempt(untold.attempt()))
                .with("how", untold.how());
    }

    private static Json attempt(Attempt attempt) {
        var members =
                Json.Members.empty()
                        .with("revision", attempt.revision())
                        .with("sha256", attempt.sha256())
                        .with("needed", attempt.needed())
                        .with("by", items(attempt.by(), ApprovedForm::signer))
                        .with("changes", items(attempt.changes(), ApprovedForm::difference));
        return maybe(members, "previous", attempt.previous());
    }

    private static Json signer(Signer signer) {
        return Json.Members.empty().with("principal", signer.principal()).with("key", signer.key());
    }

    private static Json difference(Difference change) {
        var members = Json.Members.empty().with("key", change.key());
        return maybe(maybe(members, "from", change.from()), "to", change.to());
    }

    private static Json.Members maybe(Json.Members members, String name, Optional<String> value) {
        return value.map(text -> members.with(name, text)).orElse(members);
    }

    static Optional<Approved> decode(String name, byte[] bytes) {
        if (!(CanonicalJson.read(bytes)
                instanceof CanonicalJson.Read.Value(Json.Members members))) {
            return Optional.empty();
        }
        try {
            // What was not read of it is not written again.
            return Optional.of(decode(name, members))
                    .filter(read -> Arrays.equals(encode(read), bytes));
        } catch (Wrong | DateTimeException | NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static Approved decode(String name, Json.Members members) {
        var text = text(members, "configuration");
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean whole = text(members, "sha256").equals(EvidenceBundle.sha256(utf8));
        if (!whole
                || whole(members, "format") != FORMAT
                || !(ConfigurationFile.read(name, utf8)
                        instanceof ConfigurationFile.Good(var configuration))) {
            throw new Wrong();
        }
        return new Approved(
                text,
                configuration,
                Instant.parse(text(members, "at")),
                each(members, "signatures")
                        .map(file ->
                                new Candidate.SignatureFile(text(file, "name"), text(file, "text")))
                        .toList(),
                files(members.members("files").orElseThrow(Wrong::new)),
                remembered(members.members("remembered").orElseThrow(Wrong::new)));
    }

    private static Map<String, BoundFile> files(Json.Members members) {
        var files = new TreeMap<String, BoundFile>();
        for (var name : members.values().keySet()) {
            files.put(name, BoundFile.known(name, text(members, name)));
        }
        return files;
    }

    private static Remembered remembered(Json.Members members) {
        return new Remembered(
                members.text("floor").map(Instant::parse),
                members.members("running").map(ApprovedForm::running),
                each(members, "spent")
                        .map(one ->
                                new Remembered.Spent(text(one, "sha256"), whole(one, "revision")))
                        .toList(),
                each(members, "untold")
                        .map(one -> new Remembered.Untold(attempt(one), text(one, "how")))
                        .toList());
    }

    private static Remembered.Running running(Json.Members members) {
        return new Remembered.Running(
                attempt(members),
                Instant.parse(text(members, "until")),
                Long.parseLong(text(members, "budget")),
                Long.parseLong(text(members, "paid")));
    }

    /// The attempt inside of something.
    private static Attempt attempt(Json.Members outer) {
        var members = outer.members("attempt").orElseThrow(Wrong::new);
        return new Attempt(
                whole(members, "revision"),
                text(members, "sha256"),
                members.text("previous"),
                (int) whole(members, "needed"),
                each(members, "by")
                        .map(one -> new Signer(text(one, "principal"), text(one, "key")))
                        .toList(),
                each(members, "changes")
                        .map(one ->
                                new Difference(text(one, "key"), one.text("from"), one.text("to")))
                        .toList());
    }

    private static String text(Json.Members members, String name) {
        return members.text(name).orElseThrow(Wrong::new);
    }

    private static long whole(Json.Members members, String name) {
        return members.whole(name).orElseThrow(Wrong::new);
    }

    private static Stream<Json.Members> each(Json.Members members, String name) {
        return members.items(name).stream()
                .map(item -> item instanceof Json.Members one ? one : missing());
    }

    private static Json.Members missing() {
        throw new Wrong();
    }
}
