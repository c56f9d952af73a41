package org.noonmark.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.station.Snapshot;
import org.noonmark.time.UtcInstant;

/// The time by which certificates are judged: the station's own while it has one; before that the
/// host's clock, but never earlier than what the station remembers. Each answer says which.
///
/// May be asked from any thread.
final class CertificateClock implements Supplier<CertificateTime> {
    private static final long SECOND = 1_000_000_000L;

    private final Supplier<Snapshot> snapshot;
    private final HostClocks clocks;
    private final Optional<UtcInstant> remembered;

    /// @param remembered UTC at the end of the last run, if anything is remembered
    CertificateClock(
            Supplier<Snapshot> snapshot, HostClocks clocks, Optional<UtcInstant> remembered) {
        this.snapshot = snapshot;
        this.clocks = clocks;
        this.remembered = remembered;
    }

    @Override
    public CertificateTime get() {
        var now = snapshot.get();
        if (now.state().isUsable()) {
            var interval = now.at(clocks.counterNanos()).interval();
            var table = now.leapTable();
            return new CertificateTime.Between(
                    table.toUtc(interval.earliest()),
                    table.toUtc(interval.latest()),
                    Ground.STATION);
        }
        return beforeTheStation(clocks.realtimeNanos(), remembered);
    }

    /// What can be said while the station has no time.
    static CertificateTime beforeTheStation(long realtimeNanos, Optional<UtcInstant> remembered) {
        var host =
                UtcInstant.ofPosix(
                        Math.floorDiv(realtimeNanos, SECOND),
                        Math.floorMod(realtimeNanos, SECOND) * SECOND);
        return remembered
                .filter(known -> host.compareTo(known) < 0)
                .<CertificateTime>map(
                        known -> new CertificateTime.Between(known, known, Ground.MEMORY))
                .orElseGet(() -> new CertificateTime.Between(host, host, Ground.HOST_CLOCK));
    }
}
