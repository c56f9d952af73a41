package org.noonmark.guard.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.GuardHost;
import org.noonmark.guard.host.HostRules;
import org.noonmark.guard.host.HostSettings;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.match.CompiledRules;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.RecordedTests;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RuleTest;
import org.noonmark.sigma.rule.RuleText;
import org.noonmark.sigma.rule.TestEvent;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;

/// Holds rules to the events that their authors wrote or recorded for them.
///
/// Text is read as the logs that it comes from, one in each paragraph; fields alone are an event of
/// the rule's own log source; a recorded log lies below one of the given folders. A correlation is
/// tried with all rules that it was read with, over its text to the end.
public final class RuleTrial {
    private static final int MOST_BYTES = 64 << 20;
    private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \\t]*\n");

    private final LogFormats formats;
    private final LogClock clock = LogClock.unknown(LeapTable.embedded());
    private final HostRules inForce;
    private final List<Path> roots;

    /// @param inForce all rules, for correlations
    /// @param roots folders below which recorded logs lie
    public RuleTrial(LogFormats formats, HostRules inForce, List<Path> roots) {
        this.formats = formats;
        this.inForce = inForce;
        this.roots = List.copyOf(roots);
    }

    /// What became of one test.
    ///
    /// @param wanted how often the rule has to find something, at least; 0 for never
    /// @param found how often it did
    /// @param trouble why the test could not be made, or empty
    public record Outcome(
            String rule, String title, String test, int wanted, int found, String trouble) {
        public boolean isPassed() {
            return trouble.isEmpty() && (wanted == 0 ? found == 0 : found >= wanted);
        }

        /// The rule found less, or more, than it had to.
        public boolean isFailed() {
            return trouble.isEmpty() && !isPassed();
        }

        /// In one line for people.
        public String text() {
            var name = test.isEmpty() ? "" : " (" + test + ")";
            return trouble.isEmpty()
                    ? "%s %s%s: found %d, wanted %s"
                            .formatted(
                                    rule,
                                    title,
                                    name,
                                    found,
                                    wanted == 0 ? "none" : wanted + " or more")
                    : "%s %s%s: %s".formatted(rule, title, name, trouble);
        }
    }

    /// All tests of a rule.
    public List<Outcome> of(Rule rule) {
        return switch (rule) {
            case DetectionRule single -> single(single);
            case CorrelationRule several ->
                    several.header().tests().stream().map(test -> several(several, test)).toList();
        };
    }

    /// Findings of the host when all logs of the test were read to their end.
    private Outcome several(CorrelationRule rule, RuleTest test) {
        if (!(test.sample() instanceof RuleTest.Written written) || !written.fields().isEmpty()) {
            return failed(rule, test.name(), "a correlation is tried with text");
        }
        int[] found = {0};
        var settings = HostSettings.archive(0, clock.leaps());
        var arrival = InstantSource.fixed(Instant.EPOCH);
        try (var host =
                        new GuardHost(
                                inForce,
                                settings,
                                arrival,
                                finding -> found[0] += finding.rule().equals(rule) ? 1 : 0);
                var _ = host.open("")) {
            for (var log : logs(written)) {
                try (var source = host.open("test")) {
                    log.forEach(source::accept);
                }
            }
        }
        return outcome(rule, test, found[0]);
    }

    private List<Outcome> single(DetectionRule single) {
        var compiled = CompiledRules.compile(List.of(single));
        var outcomes = new ArrayList<Outcome>();
        for (var test : single.header().tests()) {
            outcomes.add(outcome(single, compiled, test));
        }
        for (var test : recorded(single, outcomes)) {
            outcomes.add(outcome(single, compiled, test));
        }
        return outcomes;
    }

    private List<RuleTest> recorded(DetectionRule rule, List<Outcome> outcomes) {
        var path = rule.header().regressionTestsPath();
        if (path.isEmpty()) {
            return List.of();
        }
        var info = bytes(path);
        if (info.isEmpty()) {
            outcomes.add(
                    failed(
                            rule,
                            path,
                            "its recorded events are not at hand: --root names their folder"));
            return List.of();
        }
        var tests = RecordedTests.read(RuleText.of(path, info.orElseThrow()));
        tests.problems().forEach(problem -> outcomes.add(failed(rule, path, problem)));
        return tests.tests();
    }

    private static Outcome failed(Rule rule, String test, String trouble) {
        return new Outcome(rule.header().id(), rule.header().title(), test, 0, 0, trouble);
    }

    private Outcome outcome(DetectionRule rule, CompiledRules compiled, RuleTest test) {
        Optional<? extends List<? extends SigmaEvent>> events =
                switch (test.sample()) {
                    case RuleTest.Written written -> Optional.of(written(rule, written));
                    case RuleTest.Recorded recorded ->
                            bytes(recorded.path()).map(bytes -> read(recorded.path(), bytes));
                };
        if (events.isEmpty()) {
            return failed(rule, test.name(), "its recorded events are not at hand");
        }
        var matcher = compiled.matcher();
        int[] found = {0};
        for (var event : events.orElseThrow()) {
            matcher.match(event, _ -> found[0]++);
        }
        return outcome(rule, test, found[0]);
    }

    private static Outcome outcome(Rule rule, RuleTest test, int found) {
        var header = rule.header();
        return new Outcome(header.id(), header.title(), test.name(), test.matches(), found, "");
    }

    private List<? extends SigmaEvent> written(DetectionRule rule, RuleTest.Written written) {
        if (written.fields().isEmpty()) {
            return logs(written).stream().flatMap(List::stream).toList();
        }
        var kind = new EventKind("test", List.of(EventKind.View.of(rule.logSource())));
        return List.of(new TestEvent(kind, written));
    }

    /// Each paragraph is a log.
    private List<List<LogEvent>> logs(RuleTest.Written written) {
        return PARAGRAPHS
                .splitAsStream(written.text().strip())
                .map(log -> read("test", (log + "\n").getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private List<LogEvent> read(String name, byte[] bytes) {
        var events = new ArrayList<LogEvent>();
        var sink =
                new ReadSink() {
                    @Override
                    public void event(LogEvent event) {
                        events.add(event);
                    }

                    @Override
                    public void problem(ReadProblem problem) {
                        // What could not be read leads to no finding, and that is what is told.
                    }
                };
        var reader = formats.detecting(ReadSettings.of(name, clock));
        reader.accept(
                bytes, 0, bytes.length, Receipt.of(TimeInterval.EVERYTHING, clock.leaps()), sink);
        reader.end(sink);
        return events;
    }

    /// A file below the roots; SigmaHQ's paths begin with a folder that packs may leave out.
    private Optional<byte[]> bytes(String path) {
        return roots.stream()
                .flatMap(root ->
                        Stream.of(path, path.substring(path.indexOf('/') + 1))
                                .map(name -> bytes(root, name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<byte[]> bytes(Path root, String name) {
        try {
            var file = root.resolve(name).normalize();
            return file.startsWith(root.normalize())
                            && Files.isRegularFile(file)
                            && Files.size(file) <= MOST_BYTES
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
