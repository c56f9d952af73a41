package org.noonmark.incident.join;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;

/// Signals of normal work: independent, at the rates that they state.
///
/// @param kinds of detectors; each signals what it sees at most once a month as rare
/// @param accounts that are named; the first ones more often, when `skew` is above 0
/// @param skew 0 when all are named as often, 1 for Zipf's law
record NullWorld(int kinds, int accounts, int hosts, double skew, boolean hasHub) {
    List<Signal> signals(long seed, double months) {
        var random = new SplittableRandom(seed);
        List<Signal> signals = new ArrayList<>();
        double[] cumulated = weights(accounts);
        double[] hostsCumulated = weights(hosts);
        for (int kind = 0; kind < kinds; kind++) {
            double month = -Math.log(1 - random.nextDouble());
            while (month < months) {
                // As rare as it says: a rate of at most r comes r times a month.
                double rate = 1 - random.nextDouble();
                List<Entity> entities = new ArrayList<>();
                entities.add(Told.account("user" + choose(cumulated, random)));
                entities.add(Told.network("AS" + random.nextInt(2000)));
                entities.add(Told.host("host" + choose(hostsCumulated, random)));
                if (hasHub && random.nextBoolean()) {
                    entities.add(Told.host("bastion"));
                }
                signals.add(
                        Told.signal(
                                "kind" + kind,
                                month * 30,
                                rate,
                                "T1078",
                                entities.toArray(Entity[]::new)));
                month -= Math.log(1 - random.nextDouble());
            }
        }
        return signals;
    }

    private double[] weights(int names) {
        double[] cumulated = new double[names];
        double sum = 0;
        for (int k = 0; k < names; k++) {
            sum += Math.pow(k + 1.0, -skew);
            cumulated[k] = sum;
        }
        return cumulated;
    }

    private static int choose(double[] cumulated, SplittableRandom random) {
        double at = random.nextDouble() * cumulated[cumulated.length - 1];
        int k = 0;
        while (cumulated[k] < at) {
            k++;
        }
        return k;
    }
}
