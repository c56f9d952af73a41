package org.noonmark.metrology;

import java.util.Arrays;
import java.util.List;

/// How much each member says: information per second, capped, so that no clock rules alone.
final class ClockWeights {
    private static final int MEMBERS_FOR_CAP = 3;
    private static final int CAP_ROUNDS = 8;

    private ClockWeights() {}

    /// Sets weight and dilution (the factor on the variance of its readings) of every member.
    static void assign(List<ClockTrack> voters, double largestWeight) {
        var members = members(voters);
        double[] information = new double[members.size()];
        for (int i = 0; i < information.length; i++) {
            var track = members.get(i);
            information[i] = 1 / (track.variance() * Math.max(1, track.intervalSeconds()));
        }
        double[] capped = information.clone();
        if (members.size() >= MEMBERS_FOR_CAP) {
            cap(capped, Math.max(largestWeight, 1.0 / members.size()));
        }
        double total = Arrays.stream(capped).sum();
        for (int i = 0; i < capped.length; i++) {
            members.get(i).weight = capped[i] / total;
            members.get(i).dilute(information[i] / capped[i]);
        }
    }

    /// Lowers what exceeds its share of the whole until nothing does.
    private static void cap(double[] information, double share) {
        for (int round = 0; round < CAP_ROUNDS; round++) {
            double total = Arrays.stream(information).sum();
            for (int i = 0; i < information.length; i++) {
                double others = total - information[i];
                double most = others * share / (1 - share);
                if (share < 1 && information[i] > most) {
                    total -= information[i] - most;
                    information[i] = most;
                }
            }
        }
    }

    /// Tells every member with a new reading how far it is from the median of all.
    static void measureDepartures(
            List<ClockTrack> voters, long counterNanos, double frequency, UncertaintyModel growth) {
        var members = members(voters);
        if (members.size() < MEMBERS_FOR_CAP) {
            return;
        }
        double[] phases = new double[members.size()];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = members.get(i).phaseAt(counterNanos, frequency, growth);
        }
        double[] sorted = phases.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        for (int i = 0; i < n; i++) {
            if (members.get(i).isFresh()) {
                members.get(i).departs(phases[i] - median);
            }
        }
    }

    private static List<ClockTrack> members(List<ClockTrack> voters) {
        return voters.stream().filter(track -> track.standing == Standing.MEMBER).toList();
    }
}
