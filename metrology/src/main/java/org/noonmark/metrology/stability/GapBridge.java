package org.noonmark.metrology.stability;

/// Hands a stream on with its gaps bridged the way [GapFill] does, which takes as many readings
/// after a gap as it is long: those and the gap wait here until they have come.
///
/// Without gaps the stream's own ring is handed on as it is. A gap longer than `longest` leaves no
/// average that counts, and is bridged level at once; one that has waited as long as the ring can
/// keep is bridged with what has come.
final class GapBridge {
    private final Ring raw;
    private final int longest;
    private int[] gaps = new int[0];
    private Ring bridged;
    private boolean gapped;
    private long handedOn;

    /// @param raw the readings as they come; it keeps twice `longest` more than the terms look back
    /// @param longest the longest gap that an average can have
    GapBridge(Ring raw, int longest) {
        this.raw = raw;
        this.longest = longest;
        bridged = raw;
    }

    /// The ring with what can be handed on, up to [#end].
    Ring ring() {
        return bridged;
    }

    /// How many readings can be handed on.
    long end() {
        return gapped ? bridged.end() : raw.end();
    }

    /// 1 when reading number `index` is there, 0 when it was bridged.
    int present(long index) {
        return gapAt(index) == 0 ? 1 : 0;
    }

    /// The length of the gap that reading number `index` is in, 0 when it is there; a gap that is
    /// too long for any average counts as one longer than the longest.
    int gapAt(long index) {
        return gapped ? gaps[raw.slot(index)] : 0;
    }

    boolean isGapped() {
        return gapped;
    }

    /// Looks at the readings that have come since the last call.
    ///
    /// @param anyMissing whether one of them may be missing
    void carryOn(boolean anyMissing) {
        if (!gapped && !anyMissing) {
            handedOn = raw.end();
        }
        while (handedOn < raw.end()) {
            if (!Double.isNaN(raw.at(handedOn))) {
                handOn(raw.at(handedOn), 0);
            } else if (!bridgeGap()) {
                return;
            }
        }
    }

    private void handOn(double value, int gap) {
        if (gapped) {
            gaps[raw.slot(handedOn)] = gap;
            bridged.append(value);
        }
        handedOn++;
    }

    /// Bridges the gap that begins at the next reading, if enough has come after it.
    private boolean bridgeGap() {
        if (!gapped) {
            gapped = true;
            bridged = raw.copyUpTo(handedOn);
            gaps = new int[raw.capacity()];
        }
        long start = handedOn;
        long end = start;
        while (end < raw.end() && Double.isNaN(raw.at(end))) {
            end++;
        }
        int gap = (int) Math.min(end - start, longest + 1L);
        if (gap > longest) {
            handOn(start == 0 ? 0 : bridged.at(start - 1), gap);
            return true;
        }
        var after = new GapFill.Mean();
        for (long i = end; i < raw.end() && after.count() < gap; i++) {
            after.add((int) (i - start), raw.at(i));
        }
        if (after.count() < gap && raw.end() - start < 2L * longest) {
            return false;
        }
        var before = new GapFill.Mean();
        long oldest = Math.max(0, raw.end() - raw.capacity());
        for (long i = start - 1; i >= oldest && before.count() < gap; i--) {
            before.add((int) (i - start), present(i) == 1 ? bridged.at(i) : Double.NaN);
        }
        for (int i = 0; i < gap; i++) {
            handOn(GapFill.between(before, after, i), gap);
        }
        return true;
    }
}
