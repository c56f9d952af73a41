package org.noonmark.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.output.StreamedFile;
import org.noonmark.metrology.stability.NoiseCoefficients;
import org.noonmark.metrology.stability.PhaseSeries;
import org.noonmark.metrology.stability.PowerLawNoise;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark simulate noise`: phase with power-law noise of given coefficients.
final class NoiseCommand {
    private static final double MOST_READINGS = 1e8;
    private static final int A_BLOCK = 100_000;

    private NoiseCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                        "noise",
                        "Power-law noise: phase in seconds, one reading a line.",
                        arguments ->
                                AnalysisThread.run(
                                        surroundings,
                                        "simulate",
                                        () -> run(surroundings, arguments)));
        new OptionGroup("Noise, S_y(f) being the sum of h f^alpha; at least one:")
                .value("--wpm", "H", "h(2) in s^3, white PM.")
                .value("--fpm", "H", "h(1) in s^2, flicker PM.")
                .value("--wfm", "H", "h(0) in s, white FM.")
                .value("--ffm", "H", "h(-1), flicker FM.")
                .value("--rwfm", "H", "h(-2) in 1/s, random-walk FM.")
                .addTo(spec);
        new OptionGroup("Record:")
                .value("--readings", "N", "How many; 100000 unless said.")
                .value("--tau0", "SECONDS", "Step between readings; 1 unless said.")
                .value("--seed", "N", "Of the random numbers; 1 unless said.")
                .value("--output", "FILE", "Write there instead of to standard output.")
                .addTo(spec);
        return spec;
    }

    private static int run(Surroundings surroundings, ParseResult arguments) throws CommandFailure {
        var values = new OptionValues(arguments);
        var noise =
                new NoiseCoefficients(
                        h(values, "--wpm"),
                        h(values, "--fpm"),
                        h(values, "--wfm"),
                        h(values, "--ffm"),
                        h(values, "--rwfm"));
        if (noise.equals(NoiseCoefficients.NONE)) {
            throw CommandFailure.usage("say which noise, such as --wfm 1e-22");
        }
        double readings = values.number("--readings").orElse(100_000);
        if (!(readings >= 3 && readings <= MOST_READINGS && readings == Math.rint(readings))) {
            throw values.wrong("--readings", "a whole number from 3 to 100000000");
        }
        double tau0 = values.positive("--tau0", "a number of seconds above 0").orElse(1);
        var seed = values.text("--seed").orElse("1");
        if (!seed.matches("-?\\d{1,18}")) {
            throw values.wrong("--seed", "a whole number");
        }
        var output = values.path("--output");
        if (output.isPresent()) {
            ResultFile.check(output.orElseThrow());
        }
        try {
            var random = new SplittableRandom(Long.parseLong(seed));
            var phase = PowerLawNoise.phase(noise, (int) readings, tau0, random);
            var head =
                    "# noonmark %s: phase in seconds every %s s, %s, seed %s%n"
                            .formatted(Version.TEXT, tau0, noise, seed);
            write(surroundings, phase, head, output);
        } catch (OutOfMemoryError full) {
            throw CommandFailure.data(
                    "so many readings need more memory; say fewer --readings, or give the JVM more (JAVA_TOOL_OPTIONS=-Xmx8g)");
        }
        return ExitCode.GOOD;
    }

    private static double h(OptionValues values, String option) throws CommandFailure {
        double h = values.number(option).orElse(0);
        if (!(h >= 0)) {
            throw values.wrong(option, "a number from 0");
        }
        return h;
    }

    private static void write(
            Surroundings surroundings, PhaseSeries phase, String head, Optional<Path> output)
            throws CommandFailure {
        if (output.isPresent()) {
            try (var file = StreamedFile.begin(output.orElseThrow())) {
                file.writer().print(head);
                for (double x : phase.toSeconds()) {
                    file.writer().println(x);
                }
                file.finish();
            }
            return;
        }
        var text = new StringBuilder(head);
        int count = 0;
        for (double x : phase.toSeconds()) {
            text.append(x).append('\n');
            if (++count % A_BLOCK == 0) {
                ResultFile.print(surroundings.out(), text.toString());
                text.setLength(0);
            }
        }
        ResultFile.print(surroundings.out(), text.toString());
    }
}
