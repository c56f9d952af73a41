package org.noonmark.app.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.app.stability.ClockFiles;
import org.noonmark.metrology.ensemble.ClockReadings;

/// Brings the clocks of all files to common epochs: every epoch at which any clock was read, with a
/// gap for the others.
final class ReadingsLoader {
    /// 285 years, which nanoseconds in 63 bits can count.
    private static final double LONGEST_SECONDS = 9e9;

    private final EnsembleRequest request;
    private final ProgressLine progress;

    ReadingsLoader(EnsembleRequest request, ProgressLine progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Readings, and the stamp of the first epoch in seconds.
    record Loaded(ClockReadings readings, double firstStampSeconds) {}

    Loaded load() throws CommandFailure {
        var columns = new ArrayList<ClockFiles.Column>();
        for (var file : request.files()) {
            columns.addAll(ClockFiles.read(file, request.layout(), progress));
        }
        checkNames(columns);
        columns.removeIf(column -> !isWanted(column.name()));
        if (columns.size() < 2) {
            throw CommandFailure.data(
                    "an ensemble needs two clocks or more; there %s %d"
                            .formatted(columns.size() == 1 ? "is" : "are", columns.size()));
        }
        double first = Double.POSITIVE_INFINITY;
        for (var column : columns) {
            checkOrder(column);
            first = Math.min(first, stampOf(column, 0));
        }
        var epochs = new TreeMap<Long, Integer>();
        for (var column : columns) {
            checkValues(column, first);
            for (int i = 0; i < column.count(); i++) {
                epochs.put(nanos(stampOf(column, i) - first), 0);
            }
        }
        return new Loaded(readings(columns, epochs, first), first);
    }

    private ClockReadings readings(
            List<ClockFiles.Column> columns, Map<Long, Integer> epochs, double first) {
        var atNanos = new long[epochs.size()];
        int count = 0;
        for (var epoch : epochs.entrySet()) {
            atNanos[count] = epoch.getKey();
            epoch.setValue(count++);
        }
        var phases = new double[columns.size()][atNanos.length];
        for (int k = 0; k < phases.length; k++) {
            Arrays.fill(phases[k], Double.NaN);
            var column = columns.get(k);
            for (int i = 0; i < column.count(); i++) {
                int epoch = epochs.getOrDefault(nanos(stampOf(column, i) - first), 0);
                phases[k][epoch] = phase(column, i);
            }
        }
        var noise = new double[columns.size()];
        Arrays.fill(noise, request.noiseSeconds());
        var names = columns.stream().map(ClockFiles.Column::name).toList();
        return ClockReadings.of(names, atNanos, phases, noise);
    }

    /// Epochs that nanoseconds can count, phases that are numbers.
    private void checkValues(ClockFiles.Column column, double first) throws CommandFailure {
        for (int i = 0; i < column.count(); i++) {
            if (!(stampOf(column, i) - first <= LONGEST_SECONDS)) {
                throw CommandFailure.data(
                        "%s:%d: the epoch is more than 285 years after the first; look at --stamp-unit"
                                .formatted(column.file(), column.line(i)));
            }
            if (Double.isInfinite(phase(column, i))) {
                throw CommandFailure.data(
                        "%s:%d: clock %s: the phase is too large; look at --unit"
                                .formatted(column.file(), column.line(i), column.name()));
            }
        }
    }

    private double phase(ClockFiles.Column column, int index) {
        return request.unit().toBase(column.value(index), OptionalDouble.empty());
    }

    private boolean isWanted(String name) {
        return !request.without().contains(name)
                && (request.only().isEmpty() || request.only().contains(name));
    }

    private double stampOf(ClockFiles.Column column, int index) {
        return request.layout().isStamped()
                ? column.stampSeconds(index)
                : index * request.tau0Seconds().orElse(1);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private void checkNames(List<ClockFiles.Column> columns) throws CommandFailure {
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw CommandFailure.data(
                        "%s: a clock of the name %s was there before; rename one of them"
                                .formatted(column.file(), column.name()));
            }
        }
        var unknown = new HashSet<>(request.only());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw CommandFailure.usage(
                    "--clocks: no clock is called %s; there are %s"
                            .formatted(
                                    String.join(", ", unknown.stream().sorted().toList()),
                                    String.join(", ", names.stream().sorted().toList())));
        }
    }

    /// Each clock's epochs ascend, each once.
    private void checkOrder(ClockFiles.Column column) throws CommandFailure {
        for (int i = 1; i < column.count(); i++) {
            long step = nanos(stampOf(column, i) - stampOf(column, i - 1));
            if (step <= 0) {
                throw CommandFailure.data(
                        "%s:%d: clock %s: the epoch %s s is %s the one on line %d; %s"
                                .formatted(
                                        column.file(),
                                        column.line(i),
                                        column.name(),
                                        Figures.plain(column.stampSeconds(i)),
                                        step == 0 ? "the same as" : "earlier than",
                                        column.line(i - 1),
                                        step == 0 ? "remove one of them" : "sort the lines"));
            }
        }
    }
}
