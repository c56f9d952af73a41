package org.noonmark.metrology;

import java.util.Arrays;
import java.util.List;
import org.noonmark.metrology.ensemble.Shares;

/// How much each member says: information per second, capped, so that no clock rules alone.
final class ClockWeights {
    private static final int MEMBERS_FOR_CAP = 3;

    private ClockWeights() {}

    /// Sets weight and dilution (the factor on the variance of its readings) of every member.
    static void assign(List<ClockTrack> voters, double largestWeight) {
        var members = members(voters);
        double[] information = new double[members.size()];
        for (int i = 0; i < information.length; i++) {
            var track = members.get(i);
            information[i] = 1 / (track.variance() * Math.max(1, track.intervalSeconds()));
        }
        double[] shares = information.clone();
        int clocks = members.size();
        boolean isCapped = clocks >= MEMBERS_FOR_CAP;
        Shares.cap(shares, clocks, isCapped ? Math.max(largestWeight, 1.0 / clocks) : 1);
        double whole = 0;
        for (int i = 0; i < clocks; i++) {
            whole = Math.max(whole, shares[i] / information[i]);
        }
        for (int i = 0; i < clocks; i++) {
            members.get(i).weight = shares[i];
            members.get(i).dilute(whole * information[i] / shares[i]);
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
