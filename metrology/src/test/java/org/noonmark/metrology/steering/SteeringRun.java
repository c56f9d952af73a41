package org.noonmark.metrology.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/// A laboratory day by day: the free scale runs, comparisons are published late, steers are made.
final class SteeringRun {
    /// A comparison that nobody knows yet.
    private record Waiting(long published, Comparison comparison) {}

    private final UtcSteering steering;
    private final PublicationSchedule schedule;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>((a, b) -> Long.compare(a.published, b.published));
    private final List<Steer> steers = new ArrayList<>();
    private final int every;
    private final long firstSteer;

    /// @param every days between steers; weekly ones fall on the day of publication
    SteeringRun(UtcSteering steering, PublicationSchedule schedule, int every, long firstSteer) {
        this.steering = steering;
        this.schedule = schedule;
        this.every = every;
        this.firstSteer = firstSteer;
    }

    /// One day: what is published becomes known, a steer is made, and the output is compared.
    ///
    /// @param freeMinusUtc the free scale minus UTC at 0 h of the day
    /// @param noise of the comparison made for this day
    double day(long mjd, double freeMinusUtc, double noise, double spread) {
        double output = freeMinusUtc + steering.history().phaseSeconds((double) mjd);
        var published = schedule.published(mjd);
        if (published.isPresent()) {
            var comparison = new Comparison((double) mjd, -output + noise, spread);
            waiting.add(new Waiting(published.getAsLong(), comparison));
        }
        while (!waiting.isEmpty() && waiting.peek().published <= mjd) {
            steering.published(waiting.remove().comparison);
        }
        if (mjd >= firstSteer && Math.floorMod(mjd, (long) every) == 0) {
            steers.add(steering.steer((double) mjd));
        }
        return output;
    }

    List<Steer> steers() {
        return steers;
    }

    /// White noise of a link.
    static double noise(RandomGenerator random, double spread) {
        return spread * random.nextGaussian();
    }
}
