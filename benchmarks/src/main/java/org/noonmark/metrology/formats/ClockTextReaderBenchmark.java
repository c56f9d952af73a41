package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// One line of clock data, from bytes to a double: this reader, and the JDK's parser on the same
/// lines.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClockTextReaderBenchmark {
    private static final int LINES = 20_000;

    /// How the numbers are printed: 16 digits with exponent (Stable32), a counter's picoseconds, 21
    /// digits of a frequency.
    @Param({"%.15e", "%.14f", "%.15f"})
    String format = "";

    private byte[] text = new byte[0];

    /// Prints the lines.
    @Setup
    public void print() {
        var random = new SplittableRandom(1);
        var lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            double scale = format.equals("%.15f") ? 1e7 : 1e-8;
            lines.append(String.format(Locale.ROOT, format, scale * random.nextGaussian()))
                    .append('\n');
        }
        text = lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The reader of the program.
    @Benchmark
    @OperationsPerInvocation(LINES)
    public double reader() {
        var sum = new double[1];
        var reader =
                new ClockTextReader(
                        TextOptions.plain(TextLayout.AUTO),
                        (line, stamp, value) -> sum[0] += value);
        if (!reader.take(text, 0, text.length)) {
            throw new IllegalStateException(reader.finish().toString());
        }
        return sum[0];
    }

    /// Strings and [Double#parseDouble(String)].
    @Benchmark
    @OperationsPerInvocation(LINES)
    public double jdk() {
        double sum = 0;
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                sum +=
                        Double.parseDouble(
                                new String(text, start, i - start, StandardCharsets.ISO_8859_1));
                start = i + 1;
            }
        }
        return sum;
    }

    /// Runs this benchmark.
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(ClockTextReaderBenchmark.class.getName()).build())
                .run();
    }
}
