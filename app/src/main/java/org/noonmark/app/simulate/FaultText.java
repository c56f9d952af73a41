package org.noonmark.app.simulate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.clocks.Fault;

/// Faults on a command line: `phase-step:maser-1@10d:5e-9`, `gap:cs-2@3d..4d`.
public final class FaultText {
    /// The kinds, each with what follows it.
    public static final String KINDS =
            "phase-step:CLOCK@TIME:SECONDS, frequency-step:CLOCK@TIME:SIZE,"
                    + " drift:CLOCK@TIME:PER_DAY, noise:CLOCK@TIME..TIME:FACTOR,"
                    + " gap:CLOCK@TIME..TIME, outage:CLOCK@TIME..TIME,"
                    + " pull:CLOCK@TIME..TIME:SECONDS, link-step:CLOCK@TIME:SECONDS,"
                    + " reference-step@TIME:SECONDS";

    private static final Pattern FORM =
            Pattern.compile(
                    "([a-z-]+)(?::([^@:]+))?@([^:.]+(?:\\.\\d+)?[smhdy]?)(?:\\.\\.([^:]+))?(?::(.+))?");

    /// A thousand weeks of GPS, the largest step that receivers make, is 6e8 s.
    private static final double MOST_SECONDS = 1e9;

    private static final double MOST_FREQUENCY = 1;
    private static final double MOST_FACTOR = 1e6;

    private FaultText() {}

    /// One fault.
    public static Fault parse(String text) throws CommandFailure {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(text);
        }
        var kind = form.group(1);
        boolean needsClock = !kind.equals("reference-step");
        if (needsClock != (form.group(2) != null)) {
            throw wrong(text);
        }
        double at = time(text, form.group(3));
        if (form.group(4) == null) {
            return sudden(text, kind, form.group(2), at, size(text, kind, form.group(5)));
        }
        double until = time(text, form.group(4));
        if (!(until > at)) {
            throw CommandFailure.usage("--faults: \"%s\" ends before it begins".formatted(text));
        }
        return lasting(text, kind, new ClockId(form.group(2)), at, until, form.group(5));
    }

    private static Fault sudden(
            String text, String kind, @Nullable String clock, double at, double size)
            throws CommandFailure {
        if (clock == null) {
            return new Fault.ReferenceStep(at, size);
        }
        var id = new ClockId(clock);
        return switch (kind) {
            case "phase-step" -> new Fault.PhaseStep(id, at, size);
            case "frequency-step" -> new Fault.FrequencyStep(id, at, size);
            case "drift" -> new Fault.DriftChange(id, at, size);
            case "link-step" -> new Fault.LinkStep(id, at, size);
            default -> throw wrong(text);
        };
    }

    private static Fault lasting(
            String text, String kind, ClockId id, double at, double until, @Nullable String size)
            throws CommandFailure {
        return switch (kind) {
            case "noise" -> new Fault.NoiseIncrease(id, at, until, factor(text, size));
            case "pull" -> new Fault.SlowPull(id, at, until, size(text, kind, size));
            case "gap" -> new Fault.Gap(id, at, until);
            case "outage" -> new Fault.Outage(id, at, until);
            default -> throw wrong(text);
        };
    }

    private static double factor(String text, @Nullable String size) throws CommandFailure {
        double factor = size(text, "noise", size);
        if (factor < 0) {
            throw wrong(text);
        }
        return factor;
    }

    private static double time(String text, String time) throws CommandFailure {
        return TimeText.seconds(time).orElseThrow(() -> wrong(text));
    }

    private static double size(String text, String kind, @Nullable String size)
            throws CommandFailure {
        if (size == null || !size.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw wrong(text);
        }
        double most =
                switch (kind) {
                    case "frequency-step", "drift" -> MOST_FREQUENCY;
                    case "noise" -> MOST_FACTOR;
                    default -> MOST_SECONDS;
                };
        double parsed = Double.parseDouble(size);
        if (Math.abs(parsed) > most) {
            throw CommandFailure.usage(
                    "--faults: \"%s\": the size can be at most %.0e".formatted(text, most));
        }
        return parsed;
    }

    private static CommandFailure wrong(String text) {
        return CommandFailure.usage(
                "--faults: \"%s\" is no fault; there are %s".formatted(text, KINDS));
    }
}
