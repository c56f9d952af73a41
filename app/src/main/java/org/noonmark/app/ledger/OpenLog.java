package org.noonmark.app.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.store.ReadOnlyFolder;
import org.noonmark.proof.bundle.EarlierCheckpoint;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// A log that is read while a station may be writing it.
///
/// @param folder where it lies
/// @param note the checkpoint as it was signed
public record OpenLog(Path folder, SignedNote note, LogReader reader) {
    /// How far replies of foreign servers are looked for: many of their rounds.
    private static final long FARTHEST = 5_000;

    /// Opens the log in a folder.
    ///
    /// @throws IOException that says what is wrong
    public static OpenLog of(Path folder) throws IOException {
        var store = new ReadOnlyFolder(folder);
        var bytes =
                store.read("checkpoint")
                        .orElseThrow(() -> new IOException("there is no log in " + folder));
        var note =
                SignedNote.parse(bytes)
                        .good()
                        .orElseThrow(() -> new IOException("checkpoint: is no signed note"));
        var checkpoint =
                Checkpoint.parse(note.text())
                        .good()
                        .orElseThrow(() -> new IOException("checkpoint: is no checkpoint"));
        return new OpenLog(folder, note, new LogReader(store, checkpoint));
    }

    public long size() {
        return reader.checkpoint().size();
    }

    /// The statement at `index`.
    ///
    /// @throws IOException when it cannot be read or is no statement
    public Statement statement(long index) throws IOException {
        return statement(index, reader.entry(index));
    }

    private static Statement statement(long index, byte[] leaf) throws IOException {
        return switch (Statement.read(leaf)) {
            case Statement.Read.Good(var statement) -> statement;
            case Statement.Read.Malformed(var reason) ->
                    throw new IOException("statement %d: %s".formatted(index, reason));
        };
    }

    /// The statements that may have been made between two instants, by index. Reads the whole log
    /// the first time, and later only what is new and what may be asked for. Ends early when there
    /// are more than a bundle has room for.
    ///
    /// @param fromNanos of TAI since 1970
    /// @param toNanos of TAI since 1970
    public List<Long> between(BigInteger fromNanos, BigInteger toNanos) throws IOException {
        return between(fromNanos, toNanos, _ -> true);
    }

    /// The same of some statements only, so that others do not use up the room.
    List<Long> between(BigInteger fromNanos, BigInteger toNanos, Predicate<Statement> wanted)
            throws IOException {
        var found = new ArrayList<Long>();
        var range = new TimeIndex.Span(fromNanos, toNanos);
        var times = TimeIndex.of(folder);
        long start = 0;
        for (var root : reader.bundleRoots()) {
            var known = times.find(root);
            if (known.isEmpty() || known.get().touches(range)) {
                var statements = statements(start, start + LogReader.BUNDLE);
                times.add(root, TimeIndex.Span.of(statements));
                addBetween(range, wanted, start, statements, found);
            }
            if (found.size() > EvidenceBundle.MAX_STATEMENTS) {
                break;
            }
            start += LogReader.BUNDLE;
        }
        if (found.size() <= EvidenceBundle.MAX_STATEMENTS) {
            addBetween(range, wanted, start, statements(start, size()), found);
        }
        times.keep();
        return found;
    }

    /// The statements from one index up to before another; a bundle is read once for all of them.
    ///
    /// @throws IOException when one cannot be read or is no statement
    public List<Statement> statements(long from, long to) throws IOException {
        var statements = new ArrayList<Statement>();
        long index = from;
        for (var leaf : reader.entries(from, to)) {
            statements.add(statement(index++, leaf));
        }
        return statements;
    }

    private static void addBetween(
            TimeIndex.Span range,
            Predicate<Statement> wanted,
            long first,
            List<Statement> all,
            List<Long> found) {
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(all.get(i))
                    && TimeIndex.Span.of(all.subList(i, i + 1)).touches(range)) {
                found.add(first + i);
            }
        }
    }

    /// These statements, and the replies of foreign servers that tell when they were made: those
    /// that the first tick binds, and those to the first checkpoint that has all of them.
    ///
    /// @param indices ascending, at least one
    public List<Long> withForeign(List<Long> indices) throws IOException {
        var all = new TreeSet<>(indices);
        all.addAll(boundBy(indices));
        long last = indices.getLast();
        long size = 0;
        for (long i = last + 1; i < Math.min(size(), last + 1 + FARTHEST); i++) {
            var body = statement(i).body();
            long signed = body.whole("size").orElse(0L);
            if (!isExternal(body) || signed <= last) {
                continue;
            }
            if (size != 0 && signed != size) {
                break;
            }
            size = signed;
            all.add(i);
        }
        return List.copyOf(all);
    }

    /// The reply that the first tick binds.
    private Set<Long> boundBy(List<Long> indices) throws IOException {
        for (long index : indices) {
            var after = statement(index).body().text("after");
            if (after.isEmpty()) {
                continue;
            }
            for (long i = index - 1; i >= Math.max(0, index - FARTHEST); i--) {
                if (EvidenceBundle.sha256(reader.entry(i)).equals(after.get())) {
                    return Set.of(i);
                }
            }
        }
        return Set.of();
    }

    private static boolean isExternal(Json.Members body) {
        return body.text("kind").equals(Optional.of(StatementKind.EXTERNAL.word()));
    }

    /// What foreign servers signed of this log, as far as it is still what they signed.
    private List<EarlierCheckpoint> earlier(List<EvidenceBundle.Proved> proved) throws IOException {
        var found = new TreeMap<Long, EarlierCheckpoint>();
        for (var each : proved) {
            var body = each.statement().body();
            long older = body.whole("size").orElse(-1L);
            if (isExternal(body) && older >= 0 && older <= size()) {
                var then = earlier(older);
                if (body.text("checkpoint").equals(Optional.of(then.sha256()))) {
                    found.put(older, then);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// The log when it had so many statements, and that it has only grown since.
    ///
    /// @param size at most that of the log
    public EarlierCheckpoint earlier(long size) throws IOException {
        return new EarlierCheckpoint(
                new Checkpoint(reader.checkpoint().origin(), size, reader.root(size)),
                reader.consistency(size));
    }

    /// Evidence of these statements.
    ///
    /// @param policy whom to believe; without one the log alone
    /// @param key of the log, which a policy without one names
    public EvidenceBundle bundle(
            List<Long> indices,
            Optional<String> policy,
            String key,
            Map<String, byte[]> material,
            EvidenceBundle.Software software)
            throws IOException {
        var proved = new ArrayList<EvidenceBundle.Proved>();
        for (long index : indices) {
            proved.add(new EvidenceBundle.Proved(statement(index), reader.inclusion(index)));
        }
        return new EvidenceBundle(
                note,
                named(policy.orElse("quorum none\n"), key),
                proved,
                new HashMap<>(material),
                earlier(proved),
                software,
                Map.of());
    }

    /// The policy with this log in it, unless it names one of that name: as [LogPolicy#with], so
    /// that evidence is judged by what the station is judged by.
    ///
    /// @param key of the log, as verifiers write it
    public static String named(String policy, String key) {
        boolean there =
                LogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8)).good().stream()
                        .flatMap(good -> good.logs().stream())
                        .map(LogPolicy.Log::key)
                        .anyMatch(log -> key.startsWith(log.name() + "+"));
        return there ? policy : "log " + key + "\n" + policy;
    }
}
