package org.noonmark.app.ledger;

import java.math.BigInteger;
import java.util.List;
import org.noonmark.app.status.StatusReport;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.HostSample;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Instants for statements.
public final class SampleTicks {
    /// When the first of them is made, seconds of TAI since 1970.
    public static final long START = 1_800_000_037L;

    private SampleTicks() {}

    /// Standard time so long after the start, known to a microsecond.
    public static StandardTime timeAt(long seconds) {
        return new StandardTime(
                TimeInterval.around(TaiInstant.ofSeconds(START + seconds), TimeDelta.ofMicros(1)),
                ClockState.SYNCHRONIZED);
    }

    /// A scale that so long after the start knows the time to a microsecond, on a host whose clock
    /// is right.
    public static ScaleMoment momentAt(long seconds) {
        return momentAt(seconds, TimeDelta.ZERO, 1e-6);
    }

    /// A scale that is wrong.
    ///
    /// @param error what it says minus the truth
    /// @param bound half-width that it tells, s
    static ScaleMoment momentAt(long seconds, TimeDelta error, double bound) {
        long counter = seconds * 1_000_000_000L;
        var tai = TaiInstant.ofSeconds(START + seconds).plus(error);
        var table = LeapTable.embedded();
        var snapshot =
                new Snapshot(
                        new ServedLine(counter, tai, 0, 0, counter),
                        UncertaintyModel.linear(bound, 1e-8),
                        ClockState.SYNCHRONIZED,
                        new Upstream(1, 1, TimeDelta.ZERO),
                        table);
        long posix = START - 37 + seconds;
        return new ScaleMoment(snapshot, 0, new HostSample(counter, posix * 1_000_000_000L, 0, 0));
    }

    static BigInteger nanosAt(long seconds) {
        return BigInteger.valueOf(START + seconds).multiply(BigInteger.valueOf(1_000_000_000L));
    }

    /// The same station with other sources and servers.
    static StatusReport with(
            StatusReport report,
            List<StatusReport.Source> sources,
            List<StatusReport.Server> servers) {
        return with(report, sources, servers, report.droppedEvents());
    }

    /// The same station after it has dropped so many events.
    static StatusReport withDropped(StatusReport report, long droppedEvents) {
        return with(report, report.sources(), report.servers(), droppedEvents);
    }

    private static StatusReport with(
            StatusReport report,
            List<StatusReport.Source> sources,
            List<StatusReport.Server> servers,
            long droppedEvents) {
        return new StatusReport(
                report.format(),
                report.station(),
                report.version(),
                report.pid(),
                report.boot(),
                report.counterNanos(),
                report.state(),
                report.reason(),
                report.inStateSeconds(),
                report.time(),
                report.frequencyOffset(),
                report.toSlewSeconds(),
                report.correctionsSeconds(),
                report.leap(),
                sources,
                servers,
                report.droppedReadings(),
                droppedEvents,
                report.recentEvents(),
                report.start(),
                report.ledger(),
                report.approval(),
                report.guard());
    }
}
