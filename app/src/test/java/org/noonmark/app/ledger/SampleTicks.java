package org.noonmark.app.ledger;

import java.math.BigInteger;
import java.util.List;
import org.noonmark.app.status.StatusReport;
import org.noonmark.time.ClockState;
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

    static BigInteger nanosAt(long seconds) {
        return BigInteger.valueOf(START + seconds).multiply(BigInteger.valueOf(1_000_000_000L));
    }

    /// The same station with other sources and servers.
    static StatusReport with(
            StatusReport report,
            List<StatusReport.Source> sources,
            List<StatusReport.Server> servers) {
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
                report.droppedEvents(),
                report.recentEvents(),
                report.start(),
                report.ledger(),
                report.approval());
    }
}
