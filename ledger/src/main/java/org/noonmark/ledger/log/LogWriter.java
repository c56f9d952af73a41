package org.noonmark.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.merkle.GrowingTree;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;

/// The only one that writes a log. Belongs to one thread.
///
/// Whenever a call throws, the writer is done with: what was written is known only after [#open]
/// has looked.
public final class LogWriter {
    static final String CHECKPOINT = "checkpoint";

    /// What fits into the two bytes of its length.
    public static final int MAX_ENTRY_BYTES = 65_535;

    private final LogStore store;
    private final LogKey key;
    private final Journal journal;
    private final GrowingTree tree;
    private final List<byte[]> pending = new ArrayList<>();
    private SignedNote published;
    private long size;
    private boolean broken;

    private LogWriter(
            LogStore store, LogKey key, Journal journal, GrowingTree tree, SignedNote published) {
        this.store = store;
        this.key = key;
        this.journal = journal;
        this.tree = tree;
        this.size = tree.size();
        this.published = published;
    }

    /// Opens a log, or begins a new one in an empty store.
    ///
    /// Everything that was acknowledged is there afterwards, in the tiles or [#pending].
    ///
    /// @throws DamagedLog when going on could fork the log: the checkpoint is missing or of another
    ///   key, or the tiles do not have its root
    public static LogWriter open(LogStore store, LogKey key) throws IOException {
        var bytes = store.read(CHECKPOINT);
        var note = bytes.isPresent() ? published(bytes.get(), key) : begin(store, key);
        var checkpoint = Checkpoint.parse(note.text()).good().orElseThrow();
        var tree = tree(store, checkpoint);
        var found = Journal.open(store, checkpoint.size());
        var writer = new LogWriter(store, key, found.journal(), tree, note);
        found.entries().forEach(writer::take);
        if (found.entries().isEmpty()) {
            found.journal().clear(checkpoint.size());
        }
        return writer;
    }

    private static SignedNote published(byte[] bytes, LogKey key) throws DamagedLog {
        var note =
                SignedNote.parse(bytes)
                        .good()
                        .orElseThrow(() -> new DamagedLog(CHECKPOINT, "is no signed note"));
        var checkpoint = Checkpoint.parse(note.text()).good();
        boolean ours =
                note.verified(List.of(key.verifier())) instanceof SignedNote.Verified.Signed
                        && checkpoint.filter(c -> c.origin().equals(key.origin())).isPresent();
        if (!ours) {
            throw new DamagedLog(
                    CHECKPOINT,
                    "is not signed by the key of this log, %s".formatted(key.verifier()));
        }
        return note;
    }

    private static SignedNote begin(LogStore store, LogKey key) throws IOException {
        boolean hasEntries = !store.list(Journal.FOLDER).isEmpty() || !store.list("tile").isEmpty();
        if (hasEntries) {
            throw new DamagedLog(CHECKPOINT, "is missing, and the log has entries");
        }
        var empty = key.sign(new Checkpoint(key.origin(), 0, TreeHasher.EMPTY));
        if (!store.replace(CHECKPOINT, Optional.empty(), empty.encode())) {
            throw new DamagedLog(CHECKPOINT, "was written by somebody else just now");
        }
        return empty;
    }

    private static GrowingTree tree(LogStore store, Checkpoint checkpoint) throws IOException {
        try {
            var tree = GrowingTree.of(checkpoint.size(), new Tiles(store, checkpoint.size()));
            if (!tree.root().equals(checkpoint.root())) {
                throw new DamagedLog("tile", "the tiles do not have the root of the checkpoint");
            }
            return tree;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /// How many entries are durable.
    public long size() {
        return size;
    }

    /// How many of them no checkpoint covers yet.
    public int pending() {
        return pending.size();
    }

    /// The newest checkpoint.
    public SignedNote checkpoint() {
        return published;
    }

    /// Adds entries; durable on return.
    ///
    /// @param entries of at most [#MAX_ENTRY_BYTES] bytes each
    /// @return the index of the first
    public long append(List<byte[]> entries) throws IOException {
        for (var entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException(
                        "must be <= %d bytes: length=%d".formatted(MAX_ENTRY_BYTES, entry.length));
            }
        }
        long first = size;
        unlessBroken(() -> journal.append(first, entries));
        entries.forEach(this::take);
        return first;
    }

    private void take(byte[] entry) {
        pending.add(entry);
        tree.add(TreeHasher.leaf(entry));
        size++;
    }

    /// Writes the tiles of everything that is pending, reads them again, and signs and publishes a
    /// checkpoint over it; nothing happens when nothing is pending.
    ///
    /// @throws DamagedLog when what was read is not what was written, or another writer has been
    ///   here
    public SignedNote publish() throws IOException {
        if (!pending.isEmpty()) {
            unlessBroken(this::publishPending);
        }
        return published;
    }

    private void publishPending() throws IOException {
        long before = size - pending.size();
        var root = tree.root();
        var growth = new TileGrowth(store, before, pending);
        growth.write();
        requireRoot(growth.reread(), root);
        var note = key.sign(new Checkpoint(key.origin(), size, root));
        swap(note);
        published = note;
        pending.clear();
        journal.clear(size);
        growth.deleteParts();
    }

    /// Adds signatures of witnesses to the newest checkpoint, one of each key: a witness that signs
    /// again, after a restart, adds nothing to what it said.
    ///
    /// @param text of the checkpoint that they signed; when a newer one is out, nothing happens
    public SignedNote cosign(String text, List<SignatureLine> cosignatures) throws IOException {
        var fresh =
                cosignatures.stream()
                        .filter(line -> published.signatures().stream().noneMatch(line::isOfKeyOf))
                        .toList();
        boolean fits = published.signatures().size() + fresh.size() <= SignedNote.MAX_SIGNATURES;
        if (text.equals(published.text()) && !fresh.isEmpty() && fits) {
            unlessBroken(() -> {
                var note = published.with(fresh);
                swap(note);
                published = note;
            });
        }
        return published;
    }

    private void swap(SignedNote note) throws IOException {
        if (!store.replace(CHECKPOINT, Optional.of(published.encode()), note.encode())) {
            throw new DamagedLog(CHECKPOINT, "was changed by somebody else; this writer stops");
        }
    }

    private static void requireRoot(MerkleHash read, MerkleHash root) throws DamagedLog {
        if (!read.equals(root)) {
            throw new DamagedLog("tile", "what was read is not what was written");
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void unlessBroken(Step step) throws IOException {
        if (broken) {
            throw new IllegalStateException("must be opened anew after a failure");
        }
        broken = true;
        step.run();
        broken = false;
    }
}
