package org.noonmark.metrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.Evaluation.Verdict;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;

class EnsembleTest {
    private static final TimeDelta BASE = TimeDelta.ofSeconds(1_800_000_000L);
    private static final Upstream UPSTREAM = new Upstream(1, 0x7F000001, TimeDelta.ZERO);

    /// Clocks that are read every 16 s; truth is `BASE + rate * t`.
    private static final class Bench {
        final Ensemble ensemble;
        final SplittableRandom random = new SplittableRandom(7);
        double rate = 10e-6;
        double seconds;

        Bench(EnsemblePolicy policy) {
            ensemble = new Ensemble(policy, OscillatorModel.COMPUTER, TimeDelta.ofSeconds(5));
        }

        double truth() {
            return rate * seconds;
        }

        void read(String clock, double error, double bound) {
            read(clock, error, bound, true);
        }

        void read(String clock, double error, double bound, boolean authenticated) {
            double noise = 5e-6 * random.nextGaussian();
            ensemble.accept(
                    new Reading(
                            new ClockId(clock),
                            counter(),
                            BASE.plus(TimeDelta.fromSeconds(truth() + error + noise)),
                            TimeDelta.fromSeconds(bound),
                            TimeDelta.ofMicros(5),
                            authenticated,
                            LeapWarning.NONE,
                            UPSTREAM));
        }

        long counter() {
            return (long) (seconds * 1e9);
        }

        Evaluation evaluate() {
            return ensemble.evaluate(counter());
        }

        double errorOf(Evaluation evaluation) {
            var estimate = ensemble.base().plus(TimeDelta.fromSeconds(evaluation.phaseSeconds()));
            return estimate.minus(BASE).toSeconds() - truth();
        }

        /// Runs three honest clocks until the ensemble has started and settled.
        void settle(int rounds) {
            for (int i = 0; i < rounds; i++) {
                seconds += 16;
                read("a", 20e-6, 1e-3);
                read("b", -10e-6, 1e-3);
                read("c", 0, 1e-3);
                var evaluation = evaluate();
                if (!ensemble.isStarted() && ensemble.haveMembersGiven(4, 1)) {
                    ensemble.start(evaluation);
                }
            }
        }
    }

    @Test
    void estimatesPhaseAndFrequencyFromAgreeingClocks() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(100);
        var evaluation = bench.evaluate();
        assertThat(evaluation.verdict()).isEqualTo(Verdict.AGREED);
        assertThat(bench.errorOf(evaluation)).isCloseTo(0, within(20e-6));
        assertThat(evaluation.frequency()).isCloseTo(10e-6, within(0.1e-6));
        assertThat(evaluation.members()).allMatch(m -> m.standing() == Standing.MEMBER);
        double weights = evaluation.members().stream().mapToDouble(Member::weight).sum();
        assertThat(weights).isCloseTo(1, within(1e-9));
    }

    @Test
    void putsOutAFalsetickerAndTakesItBack() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(20);
        for (int i = 0; i < 40; i++) {
            bench.settle(1);
            bench.read("liar", 0.05, 1e-3);
        }
        var evaluation = bench.evaluate();
        assertThat(standing(evaluation, "liar")).isEqualTo(Standing.FALSETICKER);
        assertThat(bench.errorOf(evaluation)).isCloseTo(0, within(20e-6));
        for (int i = 0; i < 40; i++) {
            bench.settle(1);
            bench.read("liar", 0, 1e-3);
        }
        assertThat(standing(bench.evaluate(), "liar")).isEqualTo(Standing.MEMBER);
    }

    private static Standing standing(Evaluation evaluation, String clock) {
        return evaluation.members().stream()
                .filter(member -> member.clock().name().equals(clock))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    @Test
    void aMajorityThatContradictsTheOwnScaleIsNotFollowed() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(50);
        for (int i = 0; i < 10; i++) {
            bench.seconds += 16;
            bench.read("a", 0.5, 1e-3);
            bench.read("b", 0.5, 1e-3);
            bench.read("c", 0, 1e-3);
            bench.evaluate();
        }
        var evaluation = bench.evaluate();
        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONTRADICTION);
        assertThat(bench.errorOf(evaluation)).isCloseTo(0, within(50e-6));
        assertThat(evaluation.lowSeconds()).isLessThan(evaluation.phaseSeconds());
    }

    @Test
    void aClockThatIsDraggedSlowlyLosesItsSay() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(50);
        double drag = 0;
        for (int i = 0; i < 200; i++) {
            bench.settle(1);
            drag += 1e-6;
            bench.read("dragged", drag, 1e-3);
        }
        var evaluation = bench.evaluate();
        double weight =
                evaluation.members().stream()
                        .filter(member -> member.clock().name().equals("dragged"))
                        .mapToDouble(Member::weight)
                        .sum();
        assertThat(weight).isLessThan(0.05);
        assertThat(bench.errorOf(evaluation)).isCloseTo(0, within(30e-6));
    }

    @Test
    void countsOnlyAuthenticatedClocksWhenPolicyAsks() {
        var bench = new Bench(new EnsemblePolicy(1, true, 1.5, 0.5, 3));
        bench.seconds = 1;
        bench.read("open", 0.2, 1e-3, false);
        assertThat(bench.evaluate().verdict()).isEqualTo(Verdict.NO_CLOCKS);
        bench.read("secure", 0, 1e-3, true);
        var evaluation = bench.evaluate();
        assertThat(evaluation.verdict()).isEqualTo(Verdict.AGREED);
        assertThat(standing(evaluation, "open")).isEqualTo(Standing.NOT_AUTHENTICATED);
    }

    @Test
    void fewerThanTheMinimumIsNoAgreement() {
        var bench = new Bench(new EnsemblePolicy(3, false, 1.5, 0.5, 3));
        bench.seconds = 1;
        bench.read("a", 0, 1e-3);
        bench.read("b", 0, 1e-3);
        assertThat(bench.evaluate().verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void intervalGrowsWhenNothingIsHeard() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(100);
        var before = bench.evaluate();
        bench.seconds += 3600;
        var after = bench.evaluate();
        assertThat(after.verdict()).isEqualTo(Verdict.NO_CLOCKS);
        double grown = width(after) - width(before);
        assertThat(grown).isGreaterThan(2 * 3600 * OscillatorModel.COMPUTER.wander());
        assertThat(grown).isLessThan(2 * 3600 * 5e-6);
    }

    private static double width(Evaluation evaluation) {
        return evaluation.highSeconds() - evaluation.lowSeconds();
    }

    @Test
    void aFirstClockThatIsYearsOffDoesNotSpoilThePrecision() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        for (int i = 0; i < 6; i++) {
            bench.seconds += 2;
            bench.read("mad", -3e8, 1e-3);
            bench.read("a", 0, 1e-4);
            bench.read("b", 0, 1e-4);
        }
        bench.ensemble.start(bench.evaluate());
        assertThat(bench.errorOf(bench.evaluate())).isCloseTo(0, within(30e-6));
        assertThat(Math.abs(bench.evaluate().phaseSeconds())).isLessThan(1e-3);
    }

    @Test
    void noClockOfThreeRulesAlone() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        for (int i = 0; i < 100; i++) {
            bench.seconds += 16;
            bench.read("good", 0, 1e-3);
            bench.read("noisy1", 300e-6 * bench.random.nextGaussian(), 2e-3);
            bench.read("noisy2", 300e-6 * bench.random.nextGaussian(), 2e-3);
            var evaluation = bench.evaluate();
            if (i == 5) {
                bench.ensemble.start(evaluation);
            }
        }
        assertThat(bench.evaluate().members()).allMatch(member -> member.weight() <= 0.5 + 1e-6);
    }

    @Test
    void aCounterThatMissedTimeIsCorrectedByWhatItMissed() {
        var bench = new Bench(EnsemblePolicy.DEFAULT);
        bench.settle(50);
        bench.ensemble.counterMissed(3, 0.01);
        var evaluation = bench.evaluate();
        assertThat(bench.errorOf(evaluation)).isCloseTo(3, within(1e-3));
        assertThat(width(evaluation)).isGreaterThan(0.02);
    }
}
