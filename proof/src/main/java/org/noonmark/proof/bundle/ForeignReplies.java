package org.noonmark.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.noonmark.proof.bundle.Verdict.Foreign;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.dispute.Judge;
import org.noonmark.proof.dispute.SignedTime;
import org.noonmark.proof.dispute.TickClaim;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.roughtime.RoughtimeReply.Checked;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// What foreign servers prove about when the log was written: a checkpoint whose hash they signed
/// is older than their signature, and a tick that binds their reply is younger.
final class ForeignReplies {
    private final Map<String, EarlierCheckpoint> earlier;
    private final List<TickClaim> ticks;
    private final Map<String, List<TickClaim>> ticksAfter = new HashMap<>();

    private ForeignReplies(Map<String, EarlierCheckpoint> earlier, List<TickClaim> ticks) {
        this.earlier = earlier;
        this.ticks = ticks;
    }

    /// What foreign servers say of these statements.
    static List<Foreign> check(Map<String, EarlierCheckpoint> earlier, List<Stated> statements) {
        var replies = new ForeignReplies(earlier, DisputeFile.ticks(statements));
        for (var stated : statements) {
            if (stated.statement().kind() == StatementKind.TICK) {
                var body = stated.statement().body();
                body.text("after").ifPresent(hash -> replies.note(hash, stated));
            }
        }
        return statements.stream()
                .filter(stated -> stated.statement().kind() == StatementKind.EXTERNAL)
                .map(stated -> replies.foreign(stated.index(), stated.statement()))
                .toList();
    }

    /// The checkpoints that the log went on from, by what a server signs of them.
    ///
    /// @param asked what servers signed: nothing else belongs here
    static Map<String, EarlierCheckpoint> earlier(
            NavigableMap<String, byte[]> files, Checkpoint checkpoint, Set<String> asked)
            throws Defect {
        var found = new HashMap<String, EarlierCheckpoint>();
        for (var file : files.tailMap(EvidenceBundle.EARLIER, true).entrySet()) {
            if (file.getKey().startsWith(EvidenceBundle.EARLIER)) {
                var before = read(file.getKey(), file.getValue(), checkpoint);
                found.put(before.sha256(), before);
            }
        }
        for (var each : found.entrySet()) {
            if (!asked.contains(each.getKey())) {
                throw new Defect(each.getValue().file(), "no statement speaks of it");
            }
        }
        return found;
    }

    /// The checkpoints that these statements say were signed.
    static Set<String> asked(List<Stated> statements) {
        return statements.stream()
                .filter(stated -> stated.statement().kind() == StatementKind.EXTERNAL)
                .map(stated -> stated.statement().body().text("checkpoint").orElseThrow())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void note(String hash, Stated tick) {
        ticksAfter
                .computeIfAbsent(hash, external -> new ArrayList<>())
                .add(TickClaim.of(tick.index(), tick.statement()));
    }

    private static EarlierCheckpoint read(String name, byte[] bytes, Checkpoint now) throws Defect {
        var before = Defect.good(name, EarlierCheckpoint.parse(bytes));
        var then = before.checkpoint();
        if (!before.file().equals(name) || !then.origin().equals(now.origin())) {
            throw new Defect(name, "is a checkpoint of another size or log");
        }
        if (!before.proof().holds(then.size(), then.root(), now.size(), now.root())) {
            throw new Defect(name, "the log does not go on from it");
        }
        return before;
    }

    private Foreign foreign(long index, Statement statement) {
        var body = statement.body();
        var server = body.text("server").orElseThrow();
        var key = body.text("key").orElseThrow();
        if (!body.text("protocol").orElseThrow().equals("roughtime")) {
            return new Foreign.Unused(index, server, "this protocol is not checked here");
        }
        var raw = CanonicalText.base64(key);
        var request = CanonicalText.base64(body.text("request").orElseThrow());
        var response = CanonicalText.base64(body.text("response").orElseThrow());
        if (raw.isEmpty() || request.isEmpty() || response.isEmpty()) {
            return new Foreign.Unused(index, server, "is not canonical base64");
        }
        return switch (RoughtimeReply.check(request.get(), response.get(), raw.get())) {
            case Checked.Refused(var reason) -> new Foreign.Unused(index, server, reason);
            case Checked.Signed(var reply) -> signed(index, statement, reply);
        };
    }

    private Foreign signed(long index, Statement statement, RoughtimeReply reply) {
        var body = statement.body();
        var server = body.text("server").orElseThrow();
        var hash = body.text("checkpoint").orElseThrow();
        long size = body.whole("size").orElseThrow();
        if (!reply.nonce().equals(hash)) {
            return new Foreign.Unused(index, server, "what it signed is not this checkpoint");
        }
        var before = earlier.get(hash);
        if (before != null && before.checkpoint().size() != size) {
            return new Foreign.Unused(index, server, "the checkpoint is of another size");
        }
        var binding = ticksAfter.getOrDefault(statement.sha256(), List.of());
        return new Foreign.Signed(
                index,
                server,
                body.text("key").orElseThrow(),
                reply.earliestSeconds(),
                reply.latestSeconds(),
                before == null ? OptionalLong.empty() : OptionalLong.of(size),
                binding.stream().map(TickClaim::number).toList(),
                Judge.disagreements(
                        SignedTime.of(reply), before == null ? 0 : size, ticks, binding));
    }
}
