package org.noonmark.metrology.stability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Records that regenerate from their description, and tables that stand in the repository.
final class TestSets {
    private TestSets() {}

    /// The 10 phase readings of SP 1065 section 12.4, as printed.
    static PhaseSeries nbs10() {
        return PhaseSeries.ofSeconds(
                new double[] {
                    0.00000, 103.11111, 123.22222, 157.33333, 166.44444, 48.55555, -96.33333,
                    -2.22222, 111.88889, 0.00000
                },
                1);
    }

    /// The 1000 frequencies of SP 1065 section 12.4: n(i+1) = 16807 n(i) mod 2147483647 from
    /// 1234567890, over 2147483647.
    static PhaseSeries nbs1000() {
        var frequency = new double[1000];
        long n = 1234567890;
        for (int i = 0; i < frequency.length; i++) {
            frequency[i] = n / 2147483647.0;
            n = 16807 * n % 2147483647;
        }
        return PhaseSeries.ofFrequency(frequency, 1);
    }

    /// IEEE 1139-1999 example C.3, in seconds.
    static PhaseSeries ieeeC3() {
        return micro(1e-6, 0, 43.6, 89.7, 121.6, 163.7, 208.4, 248, 289, 319.8);
    }

    /// IEEE 1139-1999 example C.4, in seconds.
    static PhaseSeries ieeeC4() {
        return micro(1e-9, 1.08, 0.5, 2.2, 4.68, 3.29);
    }

    private static PhaseSeries micro(double unit, double... values) {
        var seconds = values.clone();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] *= unit;
        }
        return PhaseSeries.ofSeconds(seconds, 1);
    }

    /// The rows of a table in `vectors/`, less its header, as cells.
    static List<String[]> table(String name) throws IOException {
        var stream = TestSets.class.getResourceAsStream("/vectors/" + name);
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream, name), StandardCharsets.US_ASCII))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    /// One value.
    static Deviation one(PhaseSeries phase, StabilityOptions options, Statistic statistic, int m) {
        double tau = statistic.steps(m) * phase.tau0Seconds();
        return StabilityAnalysis.of(phase, options)
                .compute(List.of(statistic), TauList.ofSeconds(List.of(tau)))
                .getFirst();
    }
}
