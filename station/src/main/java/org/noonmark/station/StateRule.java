package org.noonmark.station;

import org.noonmark.metrology.Evaluation;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

/// Which state follows from an evaluation, and why.
final class StateRule {
    private StateRule() {}

    record Decision(ClockState state, String reason) {}

    static Decision decide(
            Evaluation evaluation,
            double halfWidthSeconds,
            double contradictedSeconds,
            StationPolicy policy) {
        if (halfWidthSeconds > policy.largestHalfWidth().toSeconds()) {
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
            case CONTRADICTION -> contradiction(evaluation, contradictedSeconds, policy);
            case NO_CLOCKS, TOO_FEW, NO_MAJORITY ->
                    new Decision(ClockState.HOLDOVER, waiting(evaluation));
        };
    }

    private static Decision contradiction(
            Evaluation evaluation, double contradictedSeconds, StationPolicy policy) {
        if (contradictedSeconds <= policy.contradictionPatience().toSeconds()) {
            return new Decision(
                    ClockState.HOLDOVER,
                    "%d sources agree on a time that the own scale rules out"
                            .formatted(evaluation.agreeing()));
        }
        return new Decision(
                ClockState.UNTRUSTED,
                "%d sources have contradicted the own scale for %.0f s: either they"
                                .formatted(evaluation.agreeing(), contradictedSeconds)
                        + " or the local counter are wrong; check them, then restart with"
                        + " --accept-correction");
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
