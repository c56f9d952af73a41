package org.noonmark.metrology.stability;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/// One goal in a JVM of its own: `StabilityRun GOAL ROUNDS` prints the seconds of the first round,
/// the median of the others and their processor time, then every value.
final class StabilityRun {
    private static final int CORES = 2;

    private StabilityRun() {}

    public static void main(String[] args) {
        var goal = StabilityGoal.valueOf(args[0]);
        var phase = PhaseSeries.adopt(StabilityGoal.record(goal.points()), 1);
        try (var pool = new ForkJoinPool(CORES)) {
            List<Deviation> results = List.of();
            double first = 0;
            var seconds = new double[Integer.parseInt(args[1])];
            double cpu = cpuSeconds();
            for (int round = -1; round < seconds.length; round++) {
                long start = System.nanoTime();
                results = goal.measure(phase, pool);
                double took = (System.nanoTime() - start) * 1e-9;
                if (round < 0) {
                    first = took;
                    cpu = cpuSeconds();
                } else {
                    seconds[round] = took;
                }
            }
            cpu = (cpuSeconds() - cpu) / seconds.length;
            Arrays.sort(seconds);
            System.out.printf(
                    "first %.4f%nmedian %.4f%ncpu %.4f%n", first, seconds[seconds.length / 2], cpu);
            for (var one : results) {
                System.out.printf(
                        "value %s %d %.16e%n",
                        one.statistic().label(), one.averagingFactor(), one.value());
            }
        }
    }

    /// User and system time of this process.
    static double cpuSeconds() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known
                ? known.getProcessCpuTime() * 1e-9
                : Double.NaN;
    }
}
