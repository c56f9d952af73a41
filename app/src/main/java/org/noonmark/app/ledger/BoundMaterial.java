package org.noonmark.app.ledger;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The material that some statements bind, as far as it lies beside the log.
///
/// @param found by SHA-256
/// @param gone how many pieces are no longer there, or are not what was bound
/// @param left how many pieces would have made it too large
public record BoundMaterial(Map<String, byte[]> found, int gone, int left) {
    /// Of all pieces together, so that a bundle stays one that everybody opens.
    private static final long MAX_BYTES = 64L << 20;

    public BoundMaterial {
        found = Map.copyOf(found);
    }

    /// Of the statements with these indices.
    public static BoundMaterial of(OpenLog log, List<Long> indices, MaterialFolder folder)
            throws IOException {
        var found = new HashMap<String, byte[]>();
        long sum = 0;
        int gone = 0;
        int left = 0;
        for (long index : indices) {
            for (var bound : log.statement(index).material()) {
                if (found.containsKey(bound.sha256())) {
                    continue;
                }
                var bytes = folder.find(bound.sha256());
                if (bytes.isEmpty()) {
                    gone++;
                } else if (sum + bytes.get().length > MAX_BYTES) {
                    left++;
                } else {
                    sum += bytes.get().length;
                    found.put(bound.sha256(), bytes.get());
                }
            }
        }
        return new BoundMaterial(found, gone, left);
    }

    /// For people; empty when nothing is bound.
    public String text() {
        if (found.isEmpty() && gone == 0 && left == 0) {
            return "";
        }
        var without =
                gone + left == 0
                        ? ""
                        : ", without %d that are gone and %d for which there is no room"
                                .formatted(gone, left);
        return ", %d pieces of material%s".formatted(found.size(), without);
    }
}
