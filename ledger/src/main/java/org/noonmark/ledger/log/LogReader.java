package org.noonmark.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.merkle.ConsistencyProof;
import org.noonmark.proof.merkle.InclusionProof;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.Subtrees;
import org.noonmark.proof.note.Checkpoint;

/// Entries and proofs of the part of a log that a checkpoint covers. May be used from any thread.
public final class LogReader {
    /// Entries that lie in one file.
    public static final int BUNDLE = TileName.FULL;

    private final Tiles tiles;
    private final Checkpoint checkpoint;

    /// The bundle that the last single entry was in: most readers go on with its neighbours.
    private volatile @Nullable Page latest;

    private record Page(long bundle, List<byte[]> entries) {}

    /// @param checkpoint whose tree is read; its signature is the caller's concern
    public LogReader(LogStore store, Checkpoint checkpoint) {
        this.tiles = new Tiles(store, checkpoint.size());
        this.checkpoint = checkpoint;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /// The entry at `index`.
    public byte[] entry(long index) throws IOException {
        requireIn(index, index + 1);
        long bundle = index / BUNDLE;
        var page = latest;
        if (page == null || page.bundle != bundle) {
            page = new Page(bundle, tiles.entries(bundle));
            latest = page;
        }
        return page.entries.get((int) (index % BUNDLE)).clone();
    }

    private void requireIn(long from, long to) {
        if (from < 0 || from > to || to > checkpoint.size()) {
            throw new IllegalArgumentException(
                    "must be in the log: from=%d to=%d size=%d"
                            .formatted(from, to, checkpoint.size()));
        }
    }

    /// The entries from `from` up to, and without, `to`.
    public List<byte[]> entries(long from, long to) throws IOException {
        requireIn(from, to);
        var entries = new ArrayList<byte[]>();
        long at = from;
        while (at < to) {
            var bundle = tiles.entries(at / TileName.FULL);
            int start = (int) (at % TileName.FULL);
            int end = (int) Math.min(bundle.size(), start + to - at);
            entries.addAll(bundle.subList(start, end));
            at += end - start;
        }
        return entries;
    }

    /// The roots over the entries of each full bundle of [#BUNDLE], in order.
    public List<MerkleHash> bundleRoots() throws IOException {
        var roots = new ArrayList<MerkleHash>();
        long bundles = checkpoint.size() / BUNDLE;
        for (long index = 0; index * TileName.FULL < bundles; index++) {
            var tile = tiles.tile(1, index);
            for (int i = 0; i < tiles.width(1, index); i++) {
                roots.add(MerkleHash.of(tile, i * MerkleHash.BYTES, MerkleHash.BYTES));
            }
        }
        return roots;
    }

    /// That the entry at `index` is in the tree of the checkpoint.
    public InclusionProof inclusion(long index) throws IOException {
        return reading(() -> InclusionProof.make(index, checkpoint.size(), tiles));
    }

    /// That the tree of the first `older` entries is the beginning of that of the checkpoint.
    public ConsistencyProof consistency(long older) throws IOException {
        return reading(() -> ConsistencyProof.make(older, checkpoint.size(), tiles));
    }

    /// The root of the tree of the first `older` entries.
    ///
    /// @param older at most the size of the checkpoint
    public MerkleHash root(long older) throws IOException {
        if (older < 0 || older > checkpoint.size()) {
            throw new IllegalArgumentException(
                    "must be in the log: older=%d size=%d".formatted(older, checkpoint.size()));
        }
        return reading(() -> Subtrees.root(older, tiles));
    }

    /// What is wrong with the files, checked all: every entry against its hash, every full tile
    /// against the one above, the root against the checkpoint, every batch of the journal against
    /// its own hash.
    ///
    /// @return one line for each file that is damaged
    public List<String> damage() {
        var found = new ArrayList<String>();
        for (int level = 0; checkpoint.size() >>> (TileName.HEIGHT * level) > 0; level++) {
            long hashes = checkpoint.size() >>> (TileName.HEIGHT * level);
            for (long index = 0; index * TileName.FULL < hashes; index++) {
                check(level, index, found);
            }
        }
        try {
            var root = reading(() -> Subtrees.root(checkpoint.size(), tiles));
            if (!root.equals(checkpoint.root())) {
                found.add("checkpoint: its root is not that of the tiles");
            }
        } catch (IOException unreadable) {
            found.add(unreadable.getMessage());
        }
        try {
            found.addAll(Journal.damage(tiles.store()));
        } catch (IOException unreadable) {
            found.add(unreadable.getMessage());
        }
        return found.stream().distinct().toList();
    }

    private void check(int level, long index, List<String> found) {
        try {
            if (level == 0) {
                TileCheck.requireEntriesMatch(tiles, index);
            }
            if (tiles.width(level, index) == TileName.FULL) {
                TileCheck.requireParentMatches(tiles, level, index);
            } else {
                TileCheck.requirePartsMatch(tiles, level, index);
            }
        } catch (IOException damaged) {
            found.add(damaged.getMessage());
        }
    }

    private static <T> T reading(Supplier<T> computation) throws IOException {
        try {
            return computation.get();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
