package org.noonmark.proof.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.proof.dispute.Judge;
import org.noonmark.proof.dispute.Judgement;
import org.noonmark.proof.dispute.TickClaim;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.StatementKind;

/// The replies that a bundle holds against the log, and the verdict that it says of them.
///
/// @param file all of it, with the verdict that it says
record DisputeFile(Dispute dispute, Json.Members file) {
    private static final String NAME = EvidenceBundle.DISPUTE;

    /// Twenty replies of two packets of UDP each, in base64, and some more.
    private static final int MAX_BYTES = 1 << 22;

    static Optional<DisputeFile> read(NavigableMap<String, byte[]> files) throws Defect {
        var bytes = files.get(NAME);
        if (bytes == null) {
            if (files.containsKey(EvidenceBundle.DISPUTE_TOKEN)) {
                throw new Defect(EvidenceBundle.DISPUTE_TOKEN, "nothing speaks of it");
            }
            return Optional.empty();
        }
        // Read as objects, a text takes many times its size, and nobody has signed this one.
        if (bytes.length > MAX_BYTES) {
            throw new Defect(NAME, "is longer than a dispute can be");
        }
        if (!(CanonicalJson.read(bytes) instanceof CanonicalJson.Read.Value(Json.Members file))) {
            throw new Defect(NAME, "is no canonical JSON object");
        }
        var dispute = Dispute.read(file);
        if (dispute.isEmpty()) {
            throw new Defect(NAME, "is no dispute that is known here");
        }
        var token = files.get(EvidenceBundle.DISPUTE_TOKEN);
        var hash = token == null ? "" : EvidenceBundle.sha256(token);
        if (!dispute.get().stamp().map(Dispute.Stamp::sha256).orElse("").equals(hash)) {
            throw new Defect(NAME, "is about another token");
        }
        return Optional.of(new DisputeFile(dispute.get(), file));
    }

    static List<TickClaim> ticks(List<Stated> statements) {
        return statements.stream()
                .filter(each -> each.statement().kind() == StatementKind.TICK)
                .map(each -> TickClaim.of(each.index(), each.statement()))
                .toList();
    }

    /// What its replies may have signed of a log.
    Set<String> nonces() {
        return dispute.nonces();
    }

    /// The verdict, made anew.
    Judgement judgement(List<Stated> statements, Map<String, EarlierCheckpoint> earlier)
            throws Defect {
        var sizes = new HashMap<String, Long>();
        earlier.forEach((hash, each) -> sizes.put(hash, each.checkpoint().size()));
        return switch (Judge.judge(dispute, ticks(statements), sizes)) {
            case Judge.Result.NotSigned(var reason) -> throw new Defect(NAME, reason);
            case Judge.Result.Judged(var judgement) -> {
                if (!dispute.json(judgement).equals(file)) {
                    throw new Defect(NAME, "says another verdict than follows from it");
                }
                yield judgement;
            }
        };
    }
}
