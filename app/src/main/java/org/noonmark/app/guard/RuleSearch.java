package org.noonmark.app.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.guard.source.LogArchive;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.match.CompiledRules;
import org.noonmark.sigma.match.Matcher;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.time.LeapTable;

/// One rule over one log, for people who wonder why it finds nothing.
public final class RuleSearch implements ReadSink {
    private static final int SHOWN = 10;

    private final DetectionRule rule;
    private final CompiledRules compiled;
    private final Matcher matcher;
    private final long index;
    private final List<Long> found = new ArrayList<>();
    private final StringBuilder explained = new StringBuilder();
    private long events;
    private long reached;

    private RuleSearch(DetectionRule rule, long index) {
        this.rule = rule;
        this.index = index;
        this.compiled = CompiledRules.compile(List.of(rule));
        this.matcher = compiled.matcher();
    }

    /// Looks through a log.
    ///
    /// @param index of an event to be explained; below 0 for none
    public static RuleSearch of(DetectionRule rule, String log, long index) throws CommandFailure {
        var search = new RuleSearch(rule, index);
        var clock = LogClock.unknown(LeapTable.embedded());
        var receipt = DetectRun.receipt(clock);
        var formats = new LogFormats(LogSource.ANY);
        try (var stream = Files.newInputStream(Path.of(log))) {
            new LogArchive(
                            LogArchive.Limits.USUAL,
                            () -> receipt,
                            name -> formats.detecting(ReadSettings.of(name, clock)),
                            search)
                    .read(log, stream);
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot read %s: %s".formatted(log, RulePacks.reason(failed)));
        }
        return search;
    }

    @Override
    public void event(LogEvent event) {
        events++;
        reached += compiled.rulesFor(event.kind()).isEmpty() ? 0 : 1;
        matcher.match(event, _ -> found.add(event.position().index()));
        if (event.position().index() == index) {
            explained.append(RuleExplanation.text(index, compiled.explain(rule, event)));
        }
    }

    @Override
    public void problem(ReadProblem problem) {
        explained.append(ProblemCounts.text(problem)).append('\n');
    }

    /// For people.
    public String text() {
        var shown = found.stream().limit(SHOWN).map(String::valueOf).toList();
        return "%d events, %d of the rule's log source%s, %d found%s%n%s"
                .formatted(
                        events,
                        reached,
                        reached == 0 ? ": IT IS NOT PRESENT" : "",
                        found.size(),
                        found.isEmpty()
                                ? ""
                                : ": events "
                                        + String.join(", ", shown)
                                        + (found.size() > SHOWN ? " …" : ""),
                        explained);
    }
}
