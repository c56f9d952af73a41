package org.noonmark.linux;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reads of the host's clocks.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostClocksBenchmark {
    private final HostClocks clocks = HostClocks.open();
    private final PairedClocks paired = new PairedClocks();

    /// CLOCK_MONOTONIC_RAW.
    @Benchmark
    public long counter() {
        return clocks.counterNanos();
    }

    /// CLOCK_REALTIME.
    @Benchmark
    public long realtime() {
        return clocks.realtimeNanos();
    }

    /// Three reads.
    @Benchmark
    public long pair() {
        paired.pair(clocks);
        return paired.counterNanos();
    }

    /// The JDK's, for comparison.
    @Benchmark
    public long jdkNanoTime() {
        return System.nanoTime();
    }

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(new String[] {"HostClocksBenchmark"});
    }
}
