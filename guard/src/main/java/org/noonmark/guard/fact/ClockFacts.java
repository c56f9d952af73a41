package org.noonmark.guard.fact;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;

/// Reads what logs say about clocks: chronyd, ntpd, linuxptp, systemd-timesyncd, gpsd, Windows, the
/// audit trail's injected offsets, measurement logs, and Noonmark's own lines.
///
/// Only an event's kind is looked at before most events are passed over. Frequencies are compared
/// with the one before, of which a bounded number is kept. For one thread.
public final class ClockFacts {
    private static final String NOONMARK = "noonmark";

    private final MeasuredFrequency frequencies = new MeasuredFrequency();

    /// Knows no frequency yet.
    public ClockFacts() {}

    /// Hands over what the event says about clocks; most events say nothing.
    public void read(LogEvent event, Origin origin, Consumer<Fact> out) {
        if (event.kind().name().startsWith("chronyd tracking")
                || event.kind().name().equals("ntpd loopstats")) {
            frequencies.read(event, origin, out);
            return;
        }
        var reading = reading(event);
        if (reading != null) {
            out.accept(reading.at(origin));
        }
    }

    private static @Nullable ClockReading reading(LogEvent event) {
        return switch (event.kind().name()) {
            case "chronyd" -> TimingMessageFacts.chronyd(event);
            case "ntpd" -> TimingMessageFacts.ntpd(event);
            case "ptp4l", "phc2sys", "ts2phc" -> LinuxPtpFacts.read(event);
            case "syslog", "systemd", "systemd-timesyncd", "gpsd" -> ClockTexts.read(event);
            case NOONMARK -> StationLines.read(stationLine(event));
            case "security" -> WindowsClock.security(event);
            case "system" -> WindowsClock.system(event);
            case "auditd" -> AuditClock.read(event);
            default -> null;
        };
    }

    /// The sentence of a station's event, from its own output or from syslog.
    private static String stationLine(LogEvent event) {
        var detail = event.first(Ocsf.STATUS_DETAIL);
        return String.valueOf(detail == null ? event.first(Ocsf.MESSAGE) : detail);
    }

    /// A number of an event's field; NaN when there is none.
    static double number(LogEvent event, String field) {
        return event.first(field) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// A text of an event's field; `otherwise` when there is none.
    static String text(LogEvent event, String field, String otherwise) {
        var value = event.first(field);
        return value == null ? otherwise : String.valueOf(value);
    }
}
