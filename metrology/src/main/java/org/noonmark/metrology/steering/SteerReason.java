package org.noonmark.metrology.steering;

import java.util.Locale;
import java.util.Set;

/// Why a steer is as it is, in words.
final class SteerReason {
    private static final double NANO = 1e9;
    private static final double DAY = 86_400;
    private static final double OLD_DAYS = 45;

    private SteerReason() {}

    static String of(
            double age,
            double phase,
            ScaleState state,
            SteerLimits.Limited limited,
            double before) {
        double output = state.frequency() + before;
        var text =
                String.format(
                        Locale.ROOT,
                        "%s: output %+.2f ns from UTC (± %.2f), running %+.3f ns a day (± %.3f)",
                        age(age),
                        phase * NANO,
                        1.96 * state.phaseSpread() * NANO,
                        output * DAY * NANO,
                        1.96 * state.frequencySpread() * DAY * NANO);
        return text
                + String.format(
                        Locale.ROOT,
                        "; %s%s%s",
                        action(limited),
                        limit(limited.by()),
                        exceeded(limited.exceeded()));
    }

    private static String age(double days) {
        return String.format(
                Locale.ROOT,
                days > OLD_DAYS
                        ? "holdover, last comparison %.0f days old"
                        : "last comparison %.0f days old",
                days);
    }

    private static String action(SteerLimits.Limited limited) {
        double slewNanosPerDay = limited.slew() * DAY * NANO;
        if (limited.exceeded().contains(SteerLimits.Limit.SLEW)) {
            return String.format(
                    Locale.ROOT,
                    "cannot follow the frequency of the scale and moves the phase by %+.3f ns a day",
                    slewNanosPerDay);
        }
        return Math.abs(slewNanosPerDay) < 5e-4
                ? "follows the frequency of the scale"
                : String.format(
                        Locale.ROOT,
                        "follows the frequency of the scale and moves the phase by %+.3f ns a day",
                        slewNanosPerDay);
    }

    private static String limit(SteerLimits.Limit by) {
        return switch (by) {
            case NONE -> "";
            case STEER -> "; held at the largest steer";
            case CHANGE -> "; held at the largest change of steer";
            case SLEW -> "; held at the largest phase slew";
        };
    }

    private static String exceeded(Set<SteerLimits.Limit> exceeded) {
        var text = new StringBuilder();
        if (exceeded.contains(SteerLimits.Limit.CHANGE)) {
            text.append("; had to exceed the largest change of steer");
        }
        if (exceeded.contains(SteerLimits.Limit.SLEW)) {
            text.append("; had to exceed the largest phase slew");
        }
        return text.toString();
    }
}
