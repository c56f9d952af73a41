package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.number;
import static org.noonmark.guard.fact.ClockFacts.text;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.fact.Fact.Trouble;

/// What the messages of ptp4l, phc2sys and ts2phc say, by their codes.
///
/// An offset line with servo state 1 is the one at which the servo steps the clock (`servo.h`,
/// `SERVO_JUMP`); the offset is clock minus reference, so that the step is its negative.
final class LinuxPtpFacts {
    private static final double JUMP = 1;

    private LinuxPtpFacts() {}

    static @Nullable ClockReading read(LogEvent event) {
        var program = text(event, Ocsf.SERVICE_NAME, "ptp4l");
        return switch (text(event, Ocsf.EVENT_CODE, "")) {
            case "linuxptp.offset" -> offset(program, event);
            case "linuxptp.port_state" -> port(program, event);
            case "linuxptp.best_master" -> master(program, event);
            case "linuxptp.clock_jumped" -> TimingMessageFacts.jump(program);
            default -> null;
        };
    }

    private static @Nullable ClockReading offset(String program, LogEvent event) {
        if (number(event, "ptp.servo_state") != JUMP) {
            return null;
        }
        return ClockReading.step(program, -1e-9 * number(event, "ptp.offset_nanos"));
    }

    private static @Nullable ClockReading port(String program, LogEvent event) {
        var before = text(event, "ptp.state_before", "");
        var after = text(event, "ptp.state", "");
        boolean isFault = after.equals("FAULTY");
        boolean isLost = before.equals("SLAVE") && !after.equals("SLAVE");
        if (!isFault && !isLost) {
            return null;
        }
        var port = text(event, "ptp.port", "?");
        return TimingMessageFacts.lost(
                program, "%s port %s went from %s to %s".formatted(program, port, before, after));
    }

    /// A foreign master that is merely seen is passed over: nothing follows it yet.
    private static @Nullable ClockReading master(String program, LogEvent event) {
        if (text(event, Ocsf.MESSAGE, "").contains("new foreign master")) {
            return null;
        }
        var identity = text(event, "ptp.clock_identity", "?");
        return ClockReading.of(
                Trouble.SOURCE_CHANGED, identity, program + " follows clock " + identity);
    }
}
