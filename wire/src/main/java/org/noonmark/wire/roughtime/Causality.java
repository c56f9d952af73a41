package org.noonmark.wire.roughtime;

import java.util.ArrayList;
import java.util.List;

/// Finds statements that cannot all be true, given the order in which they were made (RFC 10049
/// section 8.2).
public final class Causality {
    private Causality() {}

    /// Two statements of which at least one is wrong: the earlier one says that it is later than
    /// the later one allows.
    ///
    /// @param earlier index of the first
    /// @param later index of the second, larger
    public record Contradiction(int earlier, int later) {}

    /// Every pair with MIDP_i - RADI_i > MIDP_j + RADI_j for i before j.
    public static List<Contradiction> contradictions(List<RoughtimeStatement> inOrder) {
        var found = new ArrayList<Contradiction>();
        for (int i = 0; i < inOrder.size(); i++) {
            long earliest = inOrder.get(i).earliestSeconds();
            for (int j = i + 1; j < inOrder.size(); j++) {
                if (Long.compareUnsigned(earliest, inOrder.get(j).latestSeconds()) > 0) {
                    found.add(new Contradiction(i, j));
                }
            }
        }
        return found;
    }
}
