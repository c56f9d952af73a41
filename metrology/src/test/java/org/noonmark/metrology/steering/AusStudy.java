package org.noonmark.metrology.steering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Steering on the real record of UTCr minus UTC(AUS) from 2015 to 2022, which was not steered.
///
/// Everything that the steering knows was published before the steer; the model comes from the days
/// before the first steer.
///
/// @param record the whole record
/// @param every days between steers
/// @param learnDays length of the record before the first steer from which the model is made
/// @param walkFactor by which the random-walk FM of that model is multiplied, to show what it
///   matters
/// @param changeScale of the LQG law
record AusStudy(
        List<Comparison> record, int every, int learnDays, double walkFactor, double changeScale) {
    static final String RECORD = "timescale/utc_comparison/utcr_minus_utc_aus_freerun.txt";

    /// The day on which the open baseline begins; a month to settle does not count.
    static final long START = 58_288;

    static final long FIRST = START + 30;
    static final double NANO = 1e-9;

    private static final double DAY = 86_400;
    private static final double NOISE = 0.3 * NANO;
    private static final SteerLimits LIMITS = new SteerLimits(1e-12, 1e-12, 1e-12);

    /// What came out, in seconds.
    record Outcome(double rms, double worst, int days) {}

    static AusStudy usual(List<Comparison> record, int every) {
        return new AusStudy(record, every, 540, 1, 1e-13);
    }

    static List<Comparison> read(Path file) throws IOException {
        var list = new ArrayList<Comparison>();
        for (var line : Files.readAllLines(file)) {
            var fields = line.strip().split("\\s+", -1);
            list.add(
                    new Comparison(
                            Double.parseDouble(fields[0]),
                            Double.parseDouble(fields[1]) * NANO,
                            NOISE));
        }
        return list;
    }

    Outcome run() {
        var known = record.stream().filter(c -> c.mjd() >= START - learnDays).toList();
        var law = SteeringLaw.lqg(every * DAY, NANO, changeScale);
        var steering = new UtcSteering(model(), law, LIMITS, (_, _) -> {});
        var run = new SteeringRun(steering, new PublicationSchedule.Utcr(3), every, START);
        var sum = new OutputSum();
        for (var comparison : known) {
            long mjd = (long) comparison.mjd();
            double output = run.day(mjd, -comparison.utcMinusScaleSeconds(), 0, NOISE);
            if (mjd >= FIRST) {
                sum.add(output);
            }
        }
        return new Outcome(sum.rms(), sum.worst(), sum.count());
    }

    ScaleModel model() {
        var fitted =
                ModelFit.of(
                        record.stream()
                                .filter(c -> c.mjd() >= START - learnDays && c.mjd() < START - 7)
                                .toList());
        return new ScaleModel(fitted.whiteFm(), walkFactor * fitted.randomWalkFm(), 0, 0);
    }

    /// The rule of the open baseline on the same days: each week a line through the last seven
    /// published days, G1 of its slope and G2 of the last offset over seven days taken out.
    Outcome baseline(double g1, double g2) {
        var free = record.stream().filter(c -> c.mjd() >= START).toList();
        var output = new double[free.size()];
        for (int i = 0; i < output.length; i++) {
            output[i] = free.get(i).utcMinusScaleSeconds();
        }
        int steered = 0;
        for (int last = 6; last + 10 < output.length; last += 7) {
            double steer = g1 * slope(free, last) + g2 * output[last] / 7;
            for (int i = 1; i <= 7; i++) {
                steered = last + 3 + i;
                double growth =
                        free.get(steered).utcMinusScaleSeconds()
                                - free.get(last + 3).utcMinusScaleSeconds();
                output[steered] = output[last + 3] + growth - steer * i;
            }
        }
        var sum = new OutputSum();
        for (int i = (int) (FIRST - START); i <= steered; i++) {
            sum.add(output[i]);
        }
        return new Outcome(sum.rms(), sum.worst(), sum.count());
    }

    private static double slope(List<Comparison> free, int last) {
        double sum = 0;
        for (int k = -3; k <= 3; k++) {
            sum += k * free.get(last - 3 + k).utcMinusScaleSeconds();
        }
        return sum / 28;
    }

    /// The rms that the best forecast would leave, were the mean frequency of the 2 `halfWidth`
    /// days around each epoch known, the future included: nobody can steer better than he knows.
    double hindsight(int halfWidth) {
        var sum = new OutputSum();
        int first = (int) (FIRST - (long) record.getFirst().mjd());
        for (int i = first; i < record.size(); i++) {
            int age = 4 + Math.floorMod(i - first, 7);
            int from = Math.max(0, i - halfWidth);
            int to = Math.min(record.size() - 1, i + halfWidth);
            double mean =
                    (record.get(to).utcMinusScaleSeconds()
                                    - record.get(from).utcMinusScaleSeconds())
                            / (to - from);
            sum.add(
                    record.get(i).utcMinusScaleSeconds()
                            - record.get(i - age).utcMinusScaleSeconds()
                            - mean * age);
        }
        return sum.rms();
    }
}
