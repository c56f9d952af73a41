package org.noonmark.guard.evtx;

/// Why a record cannot be read, and where in its chunk. Never leaves this package.
final class Damage extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;

    Damage(int at, String what) {
        super(what, null, false, false);
        this.at = at;
    }

    /// For people: what, and the byte of the chunk.
    String told() {
        return getMessage() + " at byte " + at + " of the chunk";
    }
}
