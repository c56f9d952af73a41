package org.noonmark.ledger.log;

import java.io.IOException;
import java.util.Optional;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;

/// The files of a log that anybody may have (tlog-tiles): nothing that its checkpoint does not
/// cover, and nothing that is not a tile. May be used from any thread.
public final class PublicFiles {
    /// The name of the checkpoint.
    public static final String CHECKPOINT = LogWriter.CHECKPOINT;

    private final LogStore store;

    /// @param store is only read
    public PublicFiles(LogStore store) {
        this.store = store;
    }

    /// The newest checkpoint; empty before the first.
    public Optional<byte[]> checkpoint() throws IOException {
        return store.read(CHECKPOINT);
    }

    /// A tile or a bundle of entries; it never changes, and partial ones go away when they are
    /// full.
    ///
    /// @param name from the prefix of the log on, as somebody asked for it: `tile/0/x001/234.p/5`
    public Optional<byte[]> tile(String name) throws IOException {
        var tile = TileName.parse(name);
        return tile.isPresent() && tile.get().isIn(size()) ? store.read(name) : Optional.empty();
    }

    private long size() throws IOException {
        return checkpoint()
                .flatMap(bytes -> SignedNote.parse(bytes).good())
                .flatMap(note -> Checkpoint.parse(note.text()).good())
                .map(Checkpoint::size)
                .orElse(0L);
    }
}
