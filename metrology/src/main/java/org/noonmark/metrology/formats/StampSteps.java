package org.noonmark.metrology.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/// Whether time stamps stand at equal steps, and how long the step is.
///
/// The step is given, or found: the median difference of neighbouring stamps, made finer over ever
/// longer stretches, and rounded to as few digits as the noise of the stamps allows. Stamps that
/// are rounded about as coarsely as the step (one reading a second, stamped in days with five
/// decimals) look like gaps in a shorter one; where they may be that, the step is the mean one,
/// from which they are too far ([Reason#OFF_STEP]).
public sealed interface StampSteps {
    /// How far a stamp may lie from its step, in steps, unless said.
    double USUAL_TOLERANCE = 0.1;

    /// Digits after the first that a found step is rounded to at most.
    int MOST_DIGITS = 9;

    /// How many stretches of one length are looked at.
    int MOST_STRETCHES = 10_001;

    /// Every stamp is near a step, each near another one, in order.
    record Even(double tau0Seconds) implements StampSteps {}

    /// One is not.
    ///
    /// @param index the reading in question, from 0
    /// @param steps how far its stamp lies from the nearest step, in steps; for
    ///   [Reason#TOO_MANY_STEPS] how many steps there would be
    /// @param tau0Seconds `NaN` when no step was found
    record Uneven(Reason reason, int index, double steps, double tau0Seconds)
            implements StampSteps {}

    /// What is wrong with a stamp.
    enum Reason {
        /// It is the only one: no step can be found.
        ALONE,
        /// It is earlier than the one before.
        EARLIER,
        /// It falls on the step of the one before, whose reading is another.
        REPEATED,
        /// It is too far from any step.
        OFF_STEP,
        /// It leaves far more steps than readings: the step is too short, or the stamp is wrong.
        TOO_MANY_STEPS
    }

    /// Looks at the stamps of readings.
    ///
    /// @param stampSeconds in seconds from any origin
    /// @param values of the readings, as many
    /// @param tau0Seconds the step, when it is known
    /// @param tolerance how far a stamp may lie from its step, in steps; below 0.5
    static StampSteps of(
            double[] stampSeconds, double[] values, OptionalDouble tau0Seconds, double tolerance) {
        if (stampSeconds.length != values.length) {
            throw new IllegalArgumentException("must be as many stamps as values");
        }
        if (!(tolerance >= 0 && tolerance < 0.5)) {
            throw new IllegalArgumentException("must be 0 to 0.5: tolerance=" + tolerance);
        }
        for (int i = 1; i < stampSeconds.length; i++) {
            if (stampSeconds[i] < stampSeconds[i - 1]) {
                return new Uneven(Reason.EARLIER, i, 0, Double.NaN);
            }
        }
        double tau0 = tau0Seconds.orElseGet(() -> step(stampSeconds));
        return tau0 > 0
                ? check(stampSeconds, values, tau0, tolerance)
                : new Uneven(Reason.ALONE, 0, 0, Double.NaN);
    }

    /// The step that stamps in ascending order show; 0 when they show none.
    static double step(double[] stamps) {
        var differences = new double[Math.max(0, stamps.length - 1)];
        int count = 0;
        for (int i = 1; i < stamps.length; i++) {
            if (stamps[i] > stamps[i - 1]) {
                differences[count++] = stamps[i] - stamps[i - 1];
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(differences, 0, count);
        double median = differences[count / 2];
        double step = CoarseStamps.step(stamps, median).orElseGet(() -> refined(stamps, median));
        double span = stamps[stamps.length - 1] - stamps[0];
        double noise = largestDeparture(stamps, step) + 1e-9 * step;
        for (int digits = 0; digits < MOST_DIGITS; digits++) {
            double round =
                    Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "e", step));
            if (Math.abs(round - step) * (span / step) <= noise) {
                return round;
            }
        }
        return step;
    }

    /// The median step over stretches of 1, 2, 4 … stamps, each known well enough to count the
    /// steps of the next. A few stamps that are early or late do not move it.
    private static double refined(double[] stamps, double median) {
        double step = median;
        for (int length = 1; 2L * length <= stamps.length; length *= 2) {
            int starts = stamps.length - length;
            var steps = new double[Math.min(starts, MOST_STRETCHES)];
            int count = 0;
            for (int k = 0; k < steps.length; k++) {
                int i = (int) ((long) k * starts / steps.length);
                double span = stamps[i + length] - stamps[i];
                double whole = Math.rint(span / step);
                if (whole >= 1) {
                    steps[count++] = span / whole;
                }
            }
            if (count > 0) {
                Arrays.sort(steps, 0, count);
                step = 0.5 * (steps[(count - 1) / 2] + steps[count / 2]);
            }
        }
        return step;
    }

    private static double largestDeparture(double[] stamps, double step) {
        double largest = 0;
        for (double stamp : stamps) {
            double steps = (stamp - stamps[0]) / step;
            largest = Math.max(largest, Math.abs(steps - Math.rint(steps)));
        }
        return largest * step;
    }

    private static StampSteps check(
            double[] stamps, double[] values, double tau0, double tolerance) {
        double steps = (stamps[stamps.length - 1] - stamps[0]) / tau0;
        if (steps > Math.min(1000.0 * stamps.length, Integer.MAX_VALUE / 2.0)) {
            return new Uneven(Reason.TOO_MANY_STEPS, afterLongestGap(stamps), steps, tau0);
        }
        double before = -1;
        for (int i = 0; i < stamps.length; i++) {
            double place = (stamps[i] - stamps[0]) / tau0;
            double nearest = Math.rint(place);
            if (Math.abs(place - nearest) > tolerance) {
                return new Uneven(Reason.OFF_STEP, i, Math.abs(place - nearest), tau0);
            }
            if (nearest == before && Double.compare(values[i], values[i - 1]) != 0) {
                return new Uneven(Reason.REPEATED, i, 0, tau0);
            }
            before = nearest;
        }
        return new Even(tau0);
    }

    private static int afterLongestGap(double[] stamps) {
        int longest = Math.min(1, stamps.length - 1);
        for (int i = 2; i < stamps.length; i++) {
            if (stamps[i] - stamps[i - 1] > stamps[longest] - stamps[longest - 1]) {
                longest = i;
            }
        }
        return longest;
    }
}
