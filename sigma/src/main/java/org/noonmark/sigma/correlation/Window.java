package org.noonmark.sigma.correlation;

import java.io.IOException;

/// What one group remembers. Entries come in their order, all those of one time before it is
/// settled; decisions of a time come after it is settled.
interface Window {
    void add(Entry entry);

    /// All entries of this time have been added.
    void settle(long time, Firing firing);

    /// When something is to be decided without a further entry; [Times#NEVER] when nothing is.
    long nextDecision();

    void decide(long time, Firing firing);

    /// Forgets what no later entry can reach.
    void expire(long watermark);

    /// When all will be forgotten unless more comes; any time when nothing is left.
    long end();

    boolean isEmpty();

    /// How many members can be dropped.
    int size();

    /// Drops the oldest that it remembers, and gives its time.
    long dropOldest();

    void write(StateWriter out) throws IOException;

    /// Takes up what was written, into a window that is new.
    void read(StateReader in) throws IOException;
}
