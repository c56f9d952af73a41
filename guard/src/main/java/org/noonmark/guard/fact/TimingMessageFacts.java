package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.number;
import static org.noonmark.guard.fact.ClockFacts.text;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.message.Digits;

/// What the messages of chronyd and ntpd say, by their codes.
///
/// Both log steps as after minus before: chronyd negates its offset (`reference.c`), ntpd's `time
/// reset` is what was added to the clock.
final class TimingMessageFacts {
    private static final String SOURCE = "ntp.source";
    private static final String OFFSET = "ntp.offset_seconds";
    private static final String CHRONYD = "chronyd";
    private static final String NTPD = "ntpd";

    private TimingMessageFacts() {}

    static @Nullable ClockReading chronyd(LogEvent event) {
        var source = text(event, SOURCE, CHRONYD);
        return switch (text(event, Ocsf.EVENT_CODE, "")) {
            case "chronyd.selected" -> selected(CHRONYD, source);
            case "chronyd.source_replaced", "chronyd.source_changed" ->
                    ClockReading.of(
                            Trouble.SOURCE_CHANGED,
                            source,
                            "chronyd replaced source %s by %s"
                                    .formatted(text(event, "ntp.replaced", "?"), source));
            case "chronyd.source_added" ->
                    ClockReading.of(
                            Trouble.CONFIGURATION, source, "chronyd was given source " + source);
            case "chronyd.source_removed" ->
                    ClockReading.of(
                            Trouble.CONFIGURATION, source, "chronyd was told to drop " + source);
            case "chronyd.stepped" -> ClockReading.step(CHRONYD, number(event, OFFSET));
            case "chronyd.clock_wrong" -> wrong(CHRONYD, number(event, OFFSET));
            case "chronyd.time_jump" -> jump(CHRONYD);
            case "chronyd.not_synchronised" ->
                    lost(CHRONYD, "chronyd cannot synchronise: " + detail(event));
            case "chronyd.source_offline" ->
                    lost(source, "chronyd was told that source " + source + " is offline");
            case "chronyd.falseticker" ->
                    ClockReading.of(
                            Trouble.FALSETICKER, source, "chronyd calls " + source + " false");
            case "chronyd.started" -> started(CHRONYD);
            case "chronyd.stopped" -> stopped(CHRONYD, "chronyd stopped");
            case "chronyd.fatal" -> stopped(CHRONYD, "chronyd failed: " + detail(event));
            default -> null;
        };
    }

    static @Nullable ClockReading ntpd(LogEvent event) {
        var source = text(event, SOURCE, NTPD);
        return switch (text(event, Ocsf.EVENT_CODE, "")) {
            case "ntpd.selected" -> selected(NTPD, source);
            case "ntpd.stepped" -> ClockReading.step(NTPD, number(event, OFFSET));
            case "ntpd.slewed" -> wrong(NTPD, number(event, OFFSET));
            case "ntpd.no_servers" -> lost(NTPD, "ntpd reaches no server");
            case "ntpd.too_far" ->
                    stopped(
                            NTPD,
                            "ntpd gave up: the correction of %s s is beyond its sanity limit"
                                    .formatted(number(event, OFFSET)));
            case "ntpd.started" -> started(NTPD);
            case "ntpd.stopped" -> stopped(NTPD, "ntpd stopped");
            case "ntpd.event" -> ntpdEvent(source, detail(event));
            default -> null;
        };
    }

    /// A line of ntpd's event report (its documentation, `decode.html`).
    private static @Nullable ClockReading ntpdEvent(String source, String detail) {
        var words = detail.split(" ", 3);
        return switch (words[0]) {
            case "sys_peer" -> selected(NTPD, source);
            case "no_sys_peer" -> lost(NTPD, "ntpd follows no source");
            case "unreachable" -> lost(source, "ntpd does not reach " + source);
            case "clock_step" ->
                    ClockReading.step(NTPD, words.length < 2 ? Double.NaN : decimal(words[1]));
            default -> null;
        };
    }

    private static double decimal(String word) {
        return Digits.parseDecimal(word, 0, word.length());
    }

    private static String detail(LogEvent event) {
        return text(event, Ocsf.STATUS_DETAIL, "no reason given");
    }

    static ClockReading selected(String program, String source) {
        return ClockReading.of(Trouble.SOURCE_CHANGED, source, program + " follows " + source);
    }

    static ClockReading lost(String clock, String what) {
        return ClockReading.of(Trouble.SOURCE_LOST, clock, what);
    }

    static ClockReading started(String service) {
        return ClockReading.of(Trouble.SERVICE_STARTED, service, service + " started");
    }

    static ClockReading stopped(String service, String what) {
        return ClockReading.of(Trouble.SERVICE_STOPPED, service, what);
    }

    static ClockReading jump(String program) {
        return ClockReading.of(
                Trouble.STEP, program, program + " saw the clock jump, it does not say how far");
    }

    /// The clock was wrong by so much and is slewed; for those who read it, as large as a step.
    private static ClockReading wrong(String program, double seconds) {
        var step = ClockReading.step(program, seconds);
        return new ClockReading(
                Trouble.STEP,
                program,
                step.size(),
                program
                        + " found the clock wrong and slews it by "
                        + ClockReading.signed(step.size()));
    }
}
