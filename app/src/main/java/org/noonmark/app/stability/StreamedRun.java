package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.metrology.formats.ClockTextReader;
import org.noonmark.metrology.formats.ReadingUnit;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.formats.TextFacts;
import org.noonmark.metrology.stability.StabilityStream;
import org.noonmark.metrology.stability.TauList;

/// Statistics of one text in one pass, in memory that does not grow with it.
final class StreamedRun {
    private static final int CHUNK = 1024;
    private static final double LEAST_HERTZ = 1000;

    private final String name;
    private final String file;
    private final InputRequest input;
    private final AnalysisRequest analysis;
    private final ResultWriter writer;
    private final List<String> notes = new ArrayList<>();
    private final double tau0;
    private final SeriesKind kind;
    private final ReadingUnit unit;
    private final OptionalDouble nominal;
    private final GrowingStream stream;
    private final int largest;
    private final boolean isLimited;
    private final long everyReadings;
    private final double[] chunk = new double[CHUNK];
    private int held;
    private long count;
    private long missing;
    private double phase;
    private double lost;
    private @Nullable CommandFailure failure;

    StreamedRun(
            String file,
            InputRequest input,
            AnalysisRequest analysis,
            StreamRequest request,
            ResultWriter writer)
            throws CommandFailure {
        this.file = file;
        this.input = input;
        this.analysis = analysis;
        this.writer = writer;
        name = SeriesLoader.nameOf(file);
        StreamLimits.refuse(input, analysis);
        kind = input.kind().orElse(input.unit().map(ReadingUnit::kind).orElse(SeriesKind.PHASE));
        unit = new BaseUnits(input, name, notes).unit(kind);
        nominal =
                input.nominal().orElse(null) instanceof InputRequest.Nominal.Given(double value)
                        ? OptionalDouble.of(value)
                        : OptionalDouble.empty();
        if (input.tau0Seconds().isEmpty()) {
            notes.add("tau0 was taken as 1 s; say --tau0 if it is another");
        }
        tau0 = input.tau0Seconds().orElse(1);
        ExplicitTaus.check(name, tau0, Double.POSITIVE_INFINITY, analysis);
        largest = StreamLimits.largestFactor(input.gaps(), analysis, request, tau0);
        isLimited =
                request.longestSeconds().isEmpty()
                        && !(analysis.taus() instanceof TauList.Explicit);
        stream = new GrowingStream(factor -> stream(tau0, analysis, factor), largest);
        everyReadings =
                request.everySeconds().isPresent()
                        ? Math.max(1, Math.round(request.everySeconds().getAsDouble() / tau0))
                        : Long.MAX_VALUE;
    }

    private static StabilityStream stream(double tau0, AnalysisRequest analysis, int factor) {
        return StabilityStream.of(
                tau0, analysis.statistics(), analysis.taus(), factor, analysis.options());
    }

    /// Reads to the end and returns what came of it; results in between go to the writer.
    AnalyzedSeries run(SeriesLoader loader, ProgressLine progress) throws CommandFailure {
        progress.begin("reading " + name);
        if (kind == SeriesKind.FREQUENCY) {
            hold(0);
        }
        var reader =
                new ClockTextReader(
                        input.textOptions(file, input.columns().getFirst()),
                        (line, _, value) -> take(line, value));
        TextFacts facts =
                loader.read(
                        file,
                        name,
                        reader,
                        () -> failure == null,
                        (done, size) -> progress.reached((double) done, (double) size));
        if (failure != null) {
            throw failure;
        }
        check(facts);
        notes.addAll(TextNotes.of(facts, count));
        flush();
        if (isLimited && count > 2L * largest) {
            notes.add(StreamLimits.note(largest, tau0));
        }
        var last = results();
        if (last.results().isEmpty()) {
            throw CommandFailure.data(
                    "%s: no statistic asked for has a term in %d readings; give shorter --taus or more readings"
                            .formatted(name, count));
        }
        return last;
    }

    /// What was asked for and has no result, and why.
    private List<String> withoutTerm(List<ResultRow> rows) {
        if (!(analysis.taus() instanceof TauList.Explicit(var taus))) {
            return ExplicitTaus.notes(analysis, rows);
        }
        var beyond =
                taus.stream()
                        .filter(tau -> tau > largest * tau0 * 1.000001)
                        .map(Figures::plain)
                        .toList();
        return beyond.isEmpty()
                ? ExplicitTaus.notes(analysis, rows)
                : List.of(
                        "tau %s s is longer than --longest and was left out"
                                .formatted(String.join(", ", beyond)));
    }

    private void take(long line, double value) {
        if (failure != null) {
            return;
        }
        count++;
        if (Double.isNaN(value)) {
            missing++;
        }
        double base = unit.toBase(value, nominal);
        if (unit == ReadingUnit.ONE && Math.abs(base) >= LEAST_HERTZ) {
            fail(
                    line,
                    "%s is no fractional frequency; for hertz say --unit Hz --nominal FREQUENCY"
                            .formatted(Figures.significant(base, 4)));
        } else if (Math.max(Math.abs(base), Math.abs(phase + base * tau0)) > BaseUnits.MOST) {
            fail(line, "a reading this large cannot be computed with; look at --unit and --tau0");
        } else if (kind == SeriesKind.PHASE) {
            hold(base);
        } else if (Double.isNaN(value)) {
            fail(
                    line,
                    "a gap in frequency needs the readings behind it; leave --stream out, or give phase");
        } else {
            integrate(base * tau0);
        }
        if (count % everyReadings == 0) {
            show();
        }
    }

    private void fail(long line, String message) {
        failure = CommandFailure.data(name + ":" + line + ": " + message);
    }

    /// Sums with compensation, as the whole record would be.
    private void integrate(double step) {
        double corrected = step - lost;
        double next = phase + corrected;
        lost = (next - phase) - corrected;
        phase = next;
        hold(phase);
    }

    private void hold(double value) {
        chunk[held++] = value;
        if (held == CHUNK) {
            flush();
        }
    }

    private void flush() {
        stream.addAll(chunk, 0, held);
        held = 0;
    }

    private void show() {
        flush();
        try {
            writer.write(List.of(results()));
        } catch (CommandFailure failed) {
            failure = failed;
        }
        notes.clear();
    }

    private void check(TextFacts facts) throws CommandFailure {
        if (facts.kind().isPresent() && facts.kind().orElseThrow() != kind) {
            throw CommandFailure.usage(
                    "%s: the file says that its readings are %s; say --input %2$s"
                            .formatted(name, SeriesBuilder.word(facts.kind().orElseThrow())));
        }
        if (facts.tau0Seconds().isPresent()
                && input.tau0Seconds().isEmpty()
                && facts.tau0Seconds().getAsDouble() != tau0) {
            throw CommandFailure.usage(
                    "%s: the file says that tau0 is %s s; say --tau0 %2$s"
                            .formatted(name, Figures.plain(facts.tau0Seconds().getAsDouble())));
        }
    }

    private AnalyzedSeries results() throws CommandFailure {
        var deviations = stream.results();
        var rows = deviations.stream().map(ResultRow::of).toList();
        ResultRow.check(name, rows);
        if (!rows.isEmpty()) {
            notes.addAll(withoutTerm(rows));
        }
        Optional<BudgetReport> budget =
                analysis.budget()
                        ? Optional.of(BudgetReport.of(name, deviations, tau0))
                        : Optional.empty();
        return new AnalyzedSeries(
                name,
                SeriesBuilder.word(kind),
                tau0,
                count,
                missing,
                analysis.options().confidence(),
                notes,
                rows,
                MaskVerdict.of(name, analysis.masks(), deviations),
                budget,
                Optional.empty());
    }
}
