package org.noonmark.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import org.noonmark.proof.bundle.Verdict.Foreign;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.roughtime.RoughtimeReply.Checked;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// What foreign servers prove about when the log was written: a checkpoint whose hash they signed
/// is older than their signature, and a tick that binds their reply is younger.
final class ForeignReplies {
    private final Map<String, EarlierCheckpoint> earlier = new HashMap<>();
    private final Map<String, List<Long>> ticksAfter = new HashMap<>();

    private ForeignReplies() {}

    static List<Foreign> check(
            NavigableMap<String, byte[]> files, Checkpoint checkpoint, List<Stated> statements)
            throws Defect {
        var replies = new ForeignReplies();
        for (var file : files.tailMap(EvidenceBundle.EARLIER, true).entrySet()) {
            if (file.getKey().startsWith(EvidenceBundle.EARLIER)) {
                replies.read(file.getKey(), file.getValue(), checkpoint);
            }
        }
        var found = new ArrayList<Foreign>();
        var asked = new HashSet<String>();
        for (var stated : statements) {
            var body = stated.statement().body();
            if (stated.statement().kind() == StatementKind.TICK) {
                body.text("after").ifPresent(hash -> replies.note(hash, body));
            } else if (stated.statement().kind() == StatementKind.EXTERNAL) {
                asked.add(body.text("checkpoint").orElseThrow());
            }
        }
        for (var unused : replies.earlier.entrySet()) {
            if (!asked.contains(unused.getKey())) {
                throw new Defect(unused.getValue().file(), "no statement speaks of it");
            }
        }
        for (var stated : statements) {
            if (stated.statement().kind() == StatementKind.EXTERNAL) {
                found.add(replies.foreign(stated.index(), stated.statement()));
            }
        }
        return found;
    }

    private void note(String hash, Json.Members tick) {
        ticksAfter
                .computeIfAbsent(hash, external -> new ArrayList<>())
                .add(tick.whole("n").orElseThrow());
    }

    private void read(String name, byte[] bytes, Checkpoint now) throws Defect {
        var before = Defect.good(name, EarlierCheckpoint.parse(bytes));
        var then = before.checkpoint();
        if (!before.file().equals(name) || !then.origin().equals(now.origin())) {
            throw new Defect(name, "is a checkpoint of another size or log");
        }
        if (!before.proof().holds(then.size(), then.root(), now.size(), now.root())) {
            throw new Defect(name, "the log does not go on from it");
        }
        earlier.put(before.sha256(), before);
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
        return new Foreign.Signed(
                index,
                server,
                body.text("key").orElseThrow(),
                reply.earliestSeconds(),
                reply.latestSeconds(),
                before == null ? OptionalLong.empty() : OptionalLong.of(size),
                ticksAfter.getOrDefault(EvidenceBundle.sha256(statement.encode()), List.of()));
    }
}
