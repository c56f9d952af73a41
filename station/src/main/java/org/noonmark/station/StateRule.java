package org.noonmark.station;

import org.noonmark.metrology.Evaluation;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

/// Which state follows from an evaluation, and why.
final class StateRule {
    private static final double RETURN_SHARE = 0.8;

    private StateRule() {}

    record Decision(ClockState state, String reason) {}

    static Decision decide(
            Evaluation evaluation,
            double halfWidthSeconds,
            ClockState before,
            StationPolicy policy) {
        double largest = policy.largestHalfWidth().toSeconds();
        // What has been too wide has to become clearly narrower, or it would flutter at the limit.
        double allowed = before == ClockState.UNTRUSTED ? RETURN_SHARE * largest : largest;
        if (halfWidthSeconds > allowed) {
            return new Decision(
                    ClockState.UNTRUSTED,
                    "the interval of ±%s is wider than the policy's ±%s"
                            .formatted(
                                    TimeDelta.fromSeconds(halfWidthSeconds).toShortString(),
                                    policy.largestHalfWidth().toShortString()));
        }
        return switch (evaluation.verdict()) {
            case AGREED ->
                    policy.local().isPresent()
                            ? new Decision(
                                    ClockState.LOCAL,
                                    "the host clock is the standard by declaration")
                            : new Decision(
                                    ClockState.SYNCHRONIZED,
                                    "%d of %d sources agree"
                                            .formatted(evaluation.agreeing(), evaluation.voters()));
            case CONTRADICTION ->
                    new Decision(
                            ClockState.HOLDOVER,
                            "%d sources agree on a time that the own scale rules out; the interval"
                                            .formatted(evaluation.agreeing())
                                    + " holds both");
            case NO_CLOCKS, TOO_FEW, NO_MAJORITY ->
                    new Decision(ClockState.HOLDOVER, waiting(evaluation));
        };
    }

    /// Why the own scale is in doubt.
    static String doubt(Evaluation evaluation, double contradictedSeconds) {
        return "%d of %d sources agree, and for %.0f s they have contradicted the own scale: either"
                        .formatted(evaluation.agreeing(), evaluation.voters(), contradictedSeconds)
                + " they or the local counter are wrong; check them, then restart with"
                + " --accept-correction";
    }

    /// What is missing for an agreement.
    static String waiting(Evaluation evaluation) {
        return switch (evaluation.verdict()) {
            case AGREED ->
                    "%d of %d sources agree, more readings are awaited"
                            .formatted(evaluation.agreeing(), evaluation.voters());
            case NO_CLOCKS -> "no source answers";
            case TOO_FEW ->
                    "only %d of %d sources agree"
                            .formatted(evaluation.agreeing(), evaluation.voters());
            case NO_MAJORITY ->
                    "no majority: at most %d of %d sources agree"
                            .formatted(evaluation.agreeing(), evaluation.voters());
            case CONTRADICTION -> "the sources contradict the own scale";
        };
    }
}
