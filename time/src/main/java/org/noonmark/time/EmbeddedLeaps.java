package org.noonmark.time;

import java.util.ArrayList;
import java.util.List;

/// The facts of the leap-second table: first day (MJD) of each value of TAI - UTC, from 10 s on.
final class EmbeddedLeaps {
    private static final long[] FIRST_DAYS = {
        41_317, 41_499, 41_683, 42_048, 42_413, 42_778, 43_144, 43_509, 43_874, 44_239, 44_786,
        45_151, 45_516, 46_247, 47_161, 47_892, 48_257, 48_804, 49_169, 49_534, 50_083, 50_630,
        51_179, 53_736, 54_832, 56_109, 57_204, 57_754,
    };

    /// 2027-06-28, the expiry of the list issued in July 2026 (Bulletin C 72: no leap second at the
    /// end of December 2026).
    private static final UtcInstant EXPIRES = new UtcInstant(61_584, 0, 0);

    static final LeapTable TABLE = new LeapTable(leaps(), EXPIRES);

    private EmbeddedLeaps() {}

    private static List<LeapTable.Leap> leaps() {
        var leaps = new ArrayList<LeapTable.Leap>();
        for (long day : FIRST_DAYS) {
            leaps.add(new LeapTable.Leap(day, 10 + leaps.size()));
        }
        return leaps;
    }
}
