package org.noonmark.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.noonmark.app.status.Amounts;
import org.noonmark.app.status.StatusReport;
import org.noonmark.sources.khronos.KhronosStatus;
import org.noonmark.time.TimeDelta;

/// The line of `noonmark status` on the pool that watches the station.
final class KhronosReport {
    private static final String NAME = "pool (khronos)";

    private KhronosReport() {}

    /// The pool as a clock that is watched and has no weight.
    ///
    /// @param bound of a server that is right, by configuration
    /// @param counterNanos the local counter now
    static StatusReport.Source of(KhronosStatus status, TimeDelta bound, long counterNanos) {
        boolean measured = status.poolMinusStationSeconds().isPresent();
        return new StatusReport.Source(
                NAME,
                measured ? "POOL_" + status.finding() : StatusReport.Source.SILENT,
                status.poolMinusStationSeconds().orElse(0),
                bound.toSeconds(),
                status.spreadSeconds(),
                0,
                measured ? (counterNanos - status.counterNanos()) * 1e-9 : 0,
                false,
                0,
                advice(status),
                details(status));
    }

    private static String advice(KhronosStatus status) {
        return switch (status.finding()) {
            case NONE, AGREES -> "";
            case DISAGREES ->
                    "the pool disagrees with the station: find out whether your sources are bent or"
                            + " the pool is";
            case UNHEARD -> "too few of its servers tell the time: check its names and the path";
        };
    }

    private static Map<String, String> details(KhronosStatus status) {
        var details = new LinkedHashMap<String, String>();
        details.put("servers", Integer.toString(status.servers()));
        details.put("rounds", Long.toString(status.rounds()));
        if (status.rounds() > 0) {
            details.put("asked", Integer.toString(status.asked()));
            details.put("answered", Integer.toString(status.answered()));
            details.put("spread", Amounts.of(status.spreadSeconds()));
            details.put("whole pool asked", status.panics() + " times");
        }
        return details;
    }
}
