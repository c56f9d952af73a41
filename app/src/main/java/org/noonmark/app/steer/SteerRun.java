package org.noonmark.app.steer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.steering.Comparison;
import org.noonmark.metrology.steering.ModelFit;
import org.noonmark.metrology.steering.ScaleModel;
import org.noonmark.metrology.steering.Steer;
import org.noonmark.metrology.steering.UtcSteering;

/// One run over a record, day by day, knowing on each day only what was published by then.
public final class SteerRun {
    private static final int LEAST_TO_FIT = 30;
    private static final double MOST_SECONDS = 1;
    private static final double MOST_STEER = 1e-6;

    /// What lies further back, such as an old step of the frequency, says little about the noise.
    private static final int FIT_DAYS = 540;

    /// A value of the record, and when it becomes known.
    private record Value(long mjd, long published, double utcMinusRecorded) {}

    private final SteerRequest request;
    private final List<Value> values = new ArrayList<>();
    private final List<PairText.Pair> applied;

    private SteerRun(SteerRequest request, List<PairText.Pair> record, List<PairText.Pair> applied)
            throws CommandFailure {
        this.request = request;
        this.applied = applied;
        for (var pair : record) {
            if (pair.mjd() != Math.rint(pair.mjd())) {
                throw CommandFailure.data(
                        "%s: MJD %s is no whole day; UTCr and Circular T are for 0 h"
                                .formatted(request.record(), pair.mjd()));
            }
            long mjd = (long) pair.mjd();
            OptionalLong published = request.schedule().published(mjd);
            if (published.isPresent()) {
                double seconds = pair.value() * request.unitSeconds();
                values.add(new Value(mjd, published.orElseThrow(), seconds));
            }
        }
        if (values.isEmpty()) {
            throw CommandFailure.data(
                    request.record()
                            + ": no day on which Circular T gives a value (MJD ending in 4 or 9)");
        }
    }

    /// Reads, steers and reports.
    ///
    /// @param notes takes what the reader should be told
    public static SteerReport of(SteerRequest request, String version, List<String> notes)
            throws CommandFailure {
        var record =
                PairText.read(
                        request.record(),
                        request.skipsBadLines(),
                        MOST_SECONDS / request.unitSeconds(),
                        notes);
        List<PairText.Pair> applied = List.of();
        if (request.applied().isPresent()) {
            applied = PairText.read(request.applied().orElseThrow(), false, MOST_STEER, notes);
            requireLimit(request.applied().orElseThrow(), applied, request.limits().mostSteer());
        }
        return new SteerRun(request, record, applied).report(version);
    }

    private static void requireLimit(Path file, List<PairText.Pair> applied, double mostSteer)
            throws CommandFailure {
        for (var steer : applied) {
            if (Math.abs(steer.value()) > mostSteer) {
                throw CommandFailure.data(
                        "%s:%d: a steer of %s is beyond --most-steer, %s; mend the file or give a larger limit"
                                .formatted(file, steer.line(), steer.value(), mostSteer));
            }
        }
    }

    private SteerReport report(String version) throws CommandFailure {
        long last = values.getLast().published;
        long from = first();
        if (from > last) {
            throw CommandFailure.data(
                    "%s: ends before the first steer at MJD %d; --from or --learn may be earlier"
                            .formatted(request.record(), from));
        }
        var model = model(from);
        var steering = new UtcSteering(model, request.law(), request.limits(), (_, _) -> {});
        applied.forEach(steer -> steering.applied(steer.mjd(), steer.value()));
        var days = new ArrayList<SteerReport.Day>();
        var steers = walk(steering, from, last, days);
        return new SteerReport(
                version,
                request.record().toString(),
                request.model().isEmpty(),
                model,
                request.law(),
                request.limits(),
                request.applied().isPresent()
                        ? Optional.empty()
                        : replay(days, from + request.settleDays()),
                steers,
                days);
    }

    /// The first steer: as asked, or after the days to learn from; with steers already applied, the
    /// day on which the last value is published.
    private long first() throws CommandFailure {
        long every = request.everyDays();
        long first = values.getFirst().mjd + request.learnDays();
        if (request.applied().isPresent()) {
            first = values.getLast().published;
            double latest = applied.getLast().mjd();
            if (request.from().isEmpty() && first <= latest) {
                throw CommandFailure.data(
                        "a steer at MJD %s is already applied, and no value was published after it; --from says when to steer next"
                                .formatted(latest));
            }
            every = 1;
        }
        if (request.from().isPresent()) {
            first = (long) Math.ceil(request.from().getAsDouble());
        }
        if (!applied.isEmpty() && first <= applied.getLast().mjd()) {
            throw CommandFailure.usage(
                    "--from: MJD %d is not after the last steer applied, %s"
                            .formatted(first, applied.getLast().mjd()));
        }
        return Math.ceilDiv(first, every) * every;
    }

    private ScaleModel model(long from) throws CommandFailure {
        if (request.model().isPresent()) {
            return request.model().orElseThrow();
        }
        var past =
                new UtcSteering(
                        ScaleModel.ofDay(1e-9, 1e-15),
                        request.law(),
                        request.limits(),
                        (_, _) -> {});
        applied.forEach(steer -> past.applied(steer.mjd(), steer.value()));
        var known = new ArrayList<Comparison>();
        for (var value : values) {
            if (value.published <= from && value.mjd >= from - FIT_DAYS) {
                double free =
                        value.utcMinusRecorded + past.history().phaseSeconds((double) value.mjd);
                known.add(new Comparison((double) value.mjd, free, request.noiseSeconds()));
            }
        }
        if (known.size() < LEAST_TO_FIT) {
            throw CommandFailure.data(
                    "%s: only %d values are published by MJD %d; give --model, or steer later with --from or --learn"
                            .formatted(request.record(), known.size(), from));
        }
        return ModelFit.of(known);
    }

    private List<Steer> walk(
            UtcSteering steering, long from, long last, List<SteerReport.Day> days) {
        var waiting = new PriorityQueue<Value>(Comparator.comparingLong(Value::published));
        var steers = new ArrayList<Steer>();
        boolean isFree = request.applied().isEmpty();
        int next = 0;
        for (long mjd = values.getFirst().mjd; mjd <= Math.max(last, from); mjd++) {
            if (next < values.size() && values.get(next).mjd == mjd) {
                var value = values.get(next++);
                double steered = steering.history().phaseSeconds((double) mjd);
                double output = -value.utcMinusRecorded + (isFree ? steered : 0);
                days.add(new SteerReport.Day((double) mjd, output - steered, output));
                waiting.add(new Value(mjd, value.published, -output));
            }
            while (!waiting.isEmpty() && waiting.peek().published <= mjd) {
                var known = waiting.remove();
                steering.published(
                        new Comparison(
                                (double) known.mjd,
                                known.utcMinusRecorded,
                                request.noiseSeconds()));
            }
            boolean isDue =
                    mjd >= from && Math.floorMod(mjd - from, (long) request.everyDays()) == 0;
            if (isDue && (isFree || mjd == from)) {
                steers.add(steering.steer((double) mjd));
            }
        }
        return steers;
    }

    private static Optional<SteerReport.Replay> replay(List<SteerReport.Day> days, long counted) {
        double squares = 0;
        double largest = 0;
        int count = 0;
        for (var day : days) {
            if (day.mjd() >= counted) {
                double output = day.outputMinusUtcSeconds();
                squares += output * output;
                largest = Math.max(largest, Math.abs(output));
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new SteerReport.Replay(count, Math.sqrt(squares / count), largest));
    }
}
