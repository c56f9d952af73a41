package org.noonmark.guard.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.StationEvent.Exclusion;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.message.Digits;

/// The sentences of a station's log, read back; of one's own station [StationFacts] says the same
/// without rounding.
final class StationLines {
    private static final String SIZE = "(-?[0-9.]+ [a-z]+)";
    private static final Pattern STEPPED =
            Pattern.compile("the host clock was stepped by " + SIZE + ".*");
    private static final Pattern DISBELIEVED =
            Pattern.compile("the host's clock is off by " + SIZE + ".*");
    private static final Pattern SET =
            Pattern.compile("served time set at start, correction " + SIZE + ",.*");
    private static final Pattern EXCLUDED =
            Pattern.compile(
                    "source (.+) excluded \\(([A-Z_]+)\\): it differs by " + SIZE + " and .*");
    private static final Pattern UNREACHABLE = Pattern.compile("source (.+) does not answer: .*");
    private static final Pattern STATE =
            Pattern.compile("state [A-Z]+ -> (HOLDOVER|UNTRUSTED): .*");
    private static final Pattern PHASE_STEP =
            Pattern.compile(
                    "phase step of (?:clock|shared link|hub) (.+): ([-+][0-9.e+-]+) ns \\(95 .*");
    private static final Pattern CONFIGURATION =
            Pattern.compile(
                    "(?:configuration revision [0-9]+ approved|EMERGENCY configuration in force).*");

    private StationLines() {}

    static @Nullable ClockReading read(String sentence) {
        if (sentence.isEmpty()) {
            return null;
        }
        return switch (sentence.charAt(0)) {
            case 't' -> hostClock(sentence);
            case 's' -> sourceOrState(sentence);
            case 'p' -> phaseStep(sentence);
            case 'c', 'E' ->
                    CONFIGURATION.matcher(sentence).matches()
                            ? ClockReading.of(Trouble.CONFIGURATION, "noonmark", sentence)
                            : null;
            default -> null;
        };
    }

    private static @Nullable ClockReading hostClock(String sentence) {
        for (var pattern : new Pattern[] {STEPPED, DISBELIEVED}) {
            var match = pattern.matcher(sentence);
            if (match.matches()) {
                return sized(Trouble.STEP, StationFacts.HOST_CLOCK, match.group(1), sentence);
            }
        }
        return null;
    }

    private static @Nullable ClockReading sourceOrState(String sentence) {
        Matcher match = EXCLUDED.matcher(sentence);
        if (match.matches()) {
            var why = exclusion(match.group(2));
            return why == null
                    ? null
                    : sized(StationFacts.trouble(why), match.group(1), match.group(3), sentence);
        }
        match = UNREACHABLE.matcher(sentence);
        if (match.matches()) {
            return ClockReading.of(Trouble.SOURCE_LOST, match.group(1), sentence);
        }
        match = STATE.matcher(sentence);
        if (match.matches()) {
            boolean isHoldover = match.group(1).equals("HOLDOVER");
            return ClockReading.of(
                    isHoldover ? Trouble.SOURCE_LOST : Trouble.BOUND,
                    StationFacts.SERVED,
                    sentence);
        }
        match = SET.matcher(sentence);
        if (match.matches()) {
            return sized(Trouble.STEP, StationFacts.SERVED, match.group(1), sentence);
        }
        return sentence.startsWith("started version ")
                ? ClockReading.of(Trouble.SERVICE_STARTED, "noonmark", sentence)
                : null;
    }

    private static @Nullable ClockReading phaseStep(String sentence) {
        var match = PHASE_STEP.matcher(sentence);
        if (!match.matches()) {
            return null;
        }
        double nanos = Digits.parseDecimal(match.group(2), 0, match.group(2).length());
        return ClockReading.of(Trouble.STEP, match.group(1), 1e-9 * nanos, sentence);
    }

    private static @Nullable Exclusion exclusion(String name) {
        for (var why : Exclusion.values()) {
            if (why.name().equals(name)) {
                return why;
            }
        }
        return null;
    }

    /// `-1.20 ms` in seconds, as `TimeDelta.toShortString` writes it.
    private static ClockReading sized(Trouble trouble, String clock, String size, String sentence) {
        int space = size.indexOf(' ');
        double number = Digits.parseDecimal(size, 0, space);
        double unit =
                switch (size.substring(space + 1)) {
                    case "s" -> 1;
                    case "ms" -> 1e-3;
                    case "us" -> 1e-6;
                    case "ns" -> 1e-9;
                    case "ps" -> 1e-12;
                    case "fs" -> 1e-15;
                    case "as" -> 1e-18;
                    default -> Double.NaN;
                };
        return ClockReading.of(trouble, clock, number * unit, sentence);
    }
}
