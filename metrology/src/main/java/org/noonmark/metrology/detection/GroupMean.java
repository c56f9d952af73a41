package org.noonmark.metrology.detection;

/// The mean of the clocks behind one link against the common scale, with weights that never change,
/// so that the mean does not jump by itself.
final class GroupMean {
    private final int[] members;
    private final double[] share;
    private final NoiseModel[] noise;

    GroupMean(int[] members, NoiseModel[] noise, MeanClock nominal) {
        this.members = members;
        this.noise = noise;
        share = new double[members.length];
        double sum = 0;
        for (int member : members) {
            sum += nominal.weight(member);
        }
        for (int i = 0; i < share.length; i++) {
            share[i] = nominal.weight(members[i]) / sum;
        }
    }

    /// The group's mean minus scale; `NaN` unless every member was read.
    double phase(double[] clockMinusHub, double hubMinusScale) {
        double mean = 0;
        for (int i = 0; i < members.length; i++) {
            mean += share[i] * clockMinusHub[members[i]];
        }
        return mean + hubMinusScale;
    }

    /// The noise of that: own shares less what the same clocks have in the scale, plus the scale.
    NoiseModel seen(MeanClock scale, NoiseModel scaleNoise) {
        double whitePm = scaleNoise.whitePm();
        double whiteFm = scaleNoise.whiteFm();
        double walk = scaleNoise.randomWalkFm();
        double frequency = 0;
        double drift = 0;
        for (int i = 0; i < members.length; i++) {
            var one = noise[members[i]];
            double factor = share[i] * (share[i] - 2 * scale.weight(members[i]));
            whitePm += factor * one.whitePm();
            whiteFm += factor * one.whiteFm();
            walk += factor * one.randomWalkFm();
            frequency += share[i] * one.frequencySigma();
            drift += share[i] * one.driftSigma();
        }
        return new NoiseModel(whitePm, whiteFm, walk, frequency, drift);
    }

    /// How much of a change of the culprit's clocks by 1 the mean shows, the scale not counted.
    double part(boolean[] isMoved) {
        double part = 0;
        for (int i = 0; i < members.length; i++) {
            part += isMoved[members[i]] ? share[i] : 0;
        }
        return part;
    }
}
