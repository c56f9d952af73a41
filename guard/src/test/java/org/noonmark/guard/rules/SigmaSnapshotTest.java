package org.noonmark.guard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.evtx.EvtxFormat;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.windows.WindowsJson;
import org.noonmark.guard.windows.WindowsKinds;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.match.CompiledRules;
import org.noonmark.sigma.match.Matcher;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.testkit.ReferenceData;

/// All rules of the snapshot over real events, against what others say is found.
class SigmaSnapshotTest {
    private static final String REGRESSION = "guard/sigma-regression";
    private static final String ATTACKS = "guard/evtx-attack-samples";
    private static final LogFormat JSON = new JsonFormat(List.of(WindowsJson::new), LogSource.ANY);
    private static final LogFormat EVTX = new EvtxFormat();

    private static RulePack pack;
    private static CompiledRules rules;
    private static Matcher matcher;

    @BeforeAll
    static void compile() throws IOException {
        pack = SnapshotRules.read(data(SnapshotRules.FILE));
        rules = CompiledRules.compile(pack.detectionRules());
        matcher = rules.matcher();
    }

    private static Path data(String name) {
        var path = ReferenceData.find(name);
        assumeTrue(path.isPresent(), ReferenceData.missing(name));
        return path.get();
    }

    /// The ids of the Windows rules that match, as the expectations have them.
    private static Set<String> windowsMatches(SigmaEvent event) {
        var found = new TreeSet<String>();
        matcher.match(
                event,
                match -> {
                    assertThat(rules.explain(match.rule(), event).isMatch()).isTrue();
                    if (match.rule().logSource().product().equals("windows")) {
                        found.add(match.rule().header().id());
                    }
                });
        return found;
    }

    private static List<LogEvent> read(LogFormat format, Path file) throws IOException {
        return Reading.of(format, Files.readAllBytes(file), 1 << 16).events;
    }

    @Test
    void everyRuleCompiles() {
        assertThat(pack.refusals()).isEmpty();
        assertThat(pack.detectionRules().size() + pack.waiting().size()).isEqualTo(3780);
        rules.prepare(WindowsKinds.all());
        assertThat(rules.size().bytes()).isLessThan(64L << 20);
    }

    @Test
    void regressionEventsMatchTheirRulesAndTheOthersExpected() throws IOException {
        var folder = data(REGRESSION);
        var differences = new ArrayList<String>();
        for (var expected : JsonTree.read(folder.resolve("EXPECTED.json"))) {
            var rule = String.valueOf(expected.get("rule_id"));
            var events = read(JSON, folder.resolve(String.valueOf(expected.get("file"))));
            var lists = (List<?>) expected.get("derived_all_windows_rule_matches_per_json_event");
            boolean fired = false;
            for (int i = 0; i < events.size(); i++) {
                var found = windowsMatches(events.get(i));
                fired |= found.contains(rule);
                var wanted =
                        new TreeSet<>(
                                ((List<?>) lists.get(i)).stream().map(String::valueOf).toList());
                if (!found.equals(wanted)) {
                    differences.add(difference(expected.get("file") + "#" + i, wanted, found));
                }
            }
            assertThat(fired).as(rule).isTrue();
            long inEvtx =
                    read(EVTX, folder.resolve(String.valueOf(expected.get("evtx")))).stream()
                            .filter(event -> windowsMatches(event).contains(rule))
                            .count();
            assertThat(inEvtx)
                    .as(rule)
                    .isGreaterThanOrEqualTo((Long) expected.get("evtx_match_count_min"));
        }
        assertThat(differences).isEmpty();
    }

    private static String difference(String place, Set<String> wanted, Set<String> found) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        var more = new TreeSet<>(found);
        more.removeAll(wanted);
        return place + " missing " + missing + " more " + more;
    }

    /// The evaluator behind the expectations saw other events than Windows shows, and loaded rules
    /// whose placeholders have no values: see `AsExported`, and docs/sigma.md, "Differences".
    @Test
    void attackSamplesMatchAsExpected() throws IOException {
        var folder = data(ATTACKS);
        var waiting = pack.waiting().stream().map(w -> w.header().id()).toList();
        int found = 0;
        for (var expected : JsonTree.read(folder.resolve("EXPECTED.json"))) {
            var file = String.valueOf(expected.get("file"));
            var counts = new TreeMap<String, Long>();
            for (var event : read(EVTX, folder.resolve(file))) {
                found += windowsMatches(event).size();
                windowsMatches(new AsExported(event))
                        .forEach(id -> counts.merge(id, 1L, Long::sum));
            }
            var wanted = new TreeMap<>((Map<?, ?>) expected.get("derived_rule_hits"));
            wanted.keySet().removeAll(waiting);
            assertThat(counts).as(file).isEqualTo(wanted);
        }
        assertThat(found).isEqualTo(224);
    }
}
