package org.noonmark.metrology.stability;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Every goal of the stability statistics, from phase in memory to results with their intervals.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class StabilityBenchmark {
    private static final int CORES = 2;

    /// Which statistics of how many points.
    @Param StabilityGoal goal = StabilityGoal.PREFIX_SUMS;

    private PhaseSeries phase = PhaseSeries.adopt(new double[0], 1);
    private ForkJoinPool pool = new ForkJoinPool(CORES);

    /// Makes the record.
    @Setup
    public void make() {
        phase = PhaseSeries.adopt(StabilityGoal.record(goal.points()), 1);
    }

    /// Lets the threads go.
    @TearDown
    public void close() {
        pool.close();
    }

    /// All values of the goal.
    @Benchmark
    public List<Deviation> all() {
        return goal.measure(phase, pool);
    }

    /// Runs this benchmark.
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(StabilityBenchmark.class.getName()).build()).run();
    }
}
