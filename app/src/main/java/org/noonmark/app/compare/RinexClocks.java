package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.rinex.ClockEpoch;
import org.noonmark.metrology.rinex.ClockRecord;
import org.noonmark.metrology.rinex.RinexClockFile;
import org.noonmark.metrology.rinex.RinexClockReader;
import org.noonmark.metrology.rinex.RinexDefect;
import org.noonmark.metrology.rinex.RinexOutcome;

/// Gives the clocks of RINEX files as series.
public final class RinexClocks {
    private static final int MOST_MEGABYTES = 256;

    private static final int MOST_NOTES = 10;

    private final RinexRequest request;
    private final CompareOutput output;
    private final Map<String, NavigableMap<ClockEpoch, Double>> clocks = new TreeMap<>();
    private final TreeSet<String> systems = new TreeSet<>();
    private final TreeSet<String> references = new TreeSet<>();
    private final Map<ClockRecord.Type, Integer> counts = new TreeMap<>();
    private Verdict verdict = Verdict.GOOD;
    private int repeated;

    /// A reading of files.
    public RinexClocks(RinexRequest request, CompareOutput output) {
        this.request = request;
        this.output = output;
    }

    /// Does it all.
    public Verdict run() throws CommandFailure {
        output.check(request.names());
        for (var name : request.names()) {
            for (var path : InputFile.files(name)) {
                take(path, read(path));
            }
        }
        check();
        if (!request.clocks().isEmpty()) {
            clocks.keySet().retainAll(request.clocks());
        }
        var system =
                systems.isEmpty() || systems.first().isEmpty() ? "not stated" : systems.first();
        output.write(new RinexForms(clocks, system, String.join(" ", references), counts));
        return clocks.isEmpty() ? Verdict.FAILED : verdict;
    }

    /// Says what is strange in the files together, and refuses what cannot be one series.
    private void check() throws CommandFailure {
        if (repeated > 0) {
            output.note(
                    "%d values of a clock at an epoch it already had; the first is used"
                            .formatted(repeated));
        }
        if (systems.size() > 1) {
            throw CommandFailure.data(
                    "the files are in different time systems (%s); compare them one by one"
                            .formatted(String.join(", ", systems)));
        }
        if (references.size() > 1) {
            output.note(
                    "the clocks are compared with different references: "
                            + String.join(", ", references));
        }
        var missing = new ArrayList<>(request.clocks());
        missing.removeAll(clocks.keySet());
        if (!missing.isEmpty()) {
            throw CommandFailure.data(
                    "no record of %s; there are %s".formatted(String.join(", ", missing), names()));
        }
    }

    private String names() {
        return clocks.isEmpty() ? "no clocks" : String.join(" ", clocks.keySet());
    }

    private RinexClockFile read(String path) throws CommandFailure {
        return switch (RinexClockReader.read(InputFile.read(path, MOST_MEGABYTES))) {
            case RinexOutcome.Read(var file) -> file;
            case RinexOutcome.Rejected(var defect) ->
                    throw CommandFailure.data(DefectWords.of(path, defect));
        };
    }

    private void take(String path, RinexClockFile file) throws CommandFailure {
        if (request.strict() && !file.defects().isEmpty()) {
            throw CommandFailure.data(
                    DefectWords.of(path, file.defects().getFirst())
                            + "; refused, since --strict was given");
        }
        file.defects().stream()
                .limit(MOST_NOTES)
                .map(defect -> DefectWords.of(InputFile.baseName(path), defect))
                .forEach(output::note);
        int more = file.defects().size() - MOST_NOTES;
        if (more > 0) {
            output.note(InputFile.baseName(path) + ": " + more + " more like these");
        }
        boolean isWhole = file.defects().stream().noneMatch(RinexClocks::costs);
        verdict = verdict.and(isWhole ? Verdict.GOOD : Verdict.DEGRADED);
        systems.add(file.header().timeSystem());
        references.addAll(file.header().references());
        file.counts().forEach((type, count) -> counts.merge(type, count, Integer::sum));
        for (var each : file.records()) {
            switch (each.type()) {
                case AR, AS, MS -> {
                    var before =
                            clocks.computeIfAbsent(each.name(), _ -> new TreeMap<>())
                                    .putIfAbsent(each.epoch(), each.biasSeconds());
                    repeated += before == null ? 0 : 1;
                }
                case CR, DR -> {
                    // Calibrations and discontinuities are no series of a clock.
                }
            }
        }
    }

    private static boolean costs(RinexDefect defect) {
        return defect.reason().costsRecord()
                || defect.reason() == RinexDefect.Reason.NO_END_OF_HEADER
                || defect.reason() == RinexDefect.Reason.NOT_AFTER;
    }
}
