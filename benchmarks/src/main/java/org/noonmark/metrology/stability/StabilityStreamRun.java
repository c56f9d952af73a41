package org.noonmark.metrology.stability;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/// A stream longer than its heap: `StabilityStreamRun [MILLIONS]` makes that many million readings
/// (100), follows the statistics of prefix sums at all octaves up to 2^22, and prints how long the
/// readings took to make, how long they took to follow, and the largest heap.
final class StabilityStreamRun {
    private static final Set<Statistic> STATISTICS =
            EnumSet.of(
                    Statistic.ADEV,
                    Statistic.OADEV,
                    Statistic.MDEV,
                    Statistic.TDEV,
                    Statistic.HDEV,
                    Statistic.OHDEV,
                    Statistic.TOTDEV,
                    Statistic.PDEV,
                    Statistic.TIERMS);
    private static final int LARGEST = 1 << 22;
    private static final int PART = 1 << 16;

    private StabilityStreamRun() {}

    public static void main(String[] args) {
        long readings = 1_000_000L * (args.length > 0 ? Integer.parseInt(args[0]) : 100);
        var stream =
                StabilityStream.of(
                        1, STATISTICS, TauList.octave(), LARGEST, StabilityOptions.DEFAULT);
        var random = new SplittableRandom(readings);
        var part = new double[PART];
        double clock = 0;
        long making = 0;
        long following = 0;
        for (long done = 0; done < readings; done += PART) {
            int count = (int) Math.min(PART, readings - done);
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                clock += 1e-11 * random.nextGaussian();
                part[i] = clock + 1e-11 * random.nextGaussian();
            }
            long made = System.nanoTime();
            stream.addAll(part, 0, count);
            making += made - start;
            following += System.nanoTime() - made;
        }
        var results = stream.results();
        System.out.printf(
                "readings %d%nvalues %d%nmaking %.2f%nfollowing %.2f%nheap %.1f%nheapLimit %.1f%n",
                stream.readings(),
                results.size(),
                making * 1e-9,
                following * 1e-9,
                peakHeapMegabytes(),
                Runtime.getRuntime().maxMemory() / 1048576.0);
        for (var one : results) {
            System.out.printf(
                    "value %s %d %.16e%n",
                    one.statistic().label(), one.averagingFactor(), one.value());
        }
    }

    /// The sum of the peaks of all heap pools: no less than the peak of the heap.
    private static double peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1048576.0;
    }
}
