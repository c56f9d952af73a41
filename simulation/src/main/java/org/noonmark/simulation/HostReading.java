package org.noonmark.simulation;

import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.HostSample;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

final class HostReading {
    private HostReading() {}

    static Reading of(HostSample sample, TimeDelta stepped, LeapTable table) {
        long nanos = sample.realtimeNanos();
        var tai =
                table.toTai(
                                UtcInstant.ofPosix(
                                        Math.floorDiv(nanos, 1_000_000_000L),
                                        Math.floorMod(nanos, 1_000_000_000L) * 1_000_000_000L))
                        .minus(stepped);
        return new Reading(
                new ClockId("host"),
                sample.counterNanos(),
                tai.sinceEpoch().minus(TimeDelta.ofNanos(sample.counterNanos())),
                TimeDelta.ofSeconds(1),
                TimeDelta.ofMicros(1),
                true,
                LeapWarning.NONE,
                new Upstream(0, 0x4C4F434C, TimeDelta.ZERO));
    }
}
