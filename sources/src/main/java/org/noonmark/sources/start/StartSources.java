package org.noonmark.sources.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.noonmark.sources.start.SourceStage.Stage;

/// How far each source has come. Belongs to one thread at a time.
final class StartSources {
    /// Members of pools come and go; those beyond are not shown.
    static final int MOST = 200;

    private final StartPlan plan;
    private final Map<String, SourceStage> stages = new LinkedHashMap<>();
    private boolean ntsReplied;

    StartSources(StartPlan plan, long counterNanos) {
        this.plan = plan;
        plan.ntsSources().stream()
                .sorted()
                .forEach(name -> set(name, Stage.WAITING, counterNanos, "no keys yet"));
    }

    void refused(String source, String why, long counterNanos) {
        if (stage(source) != Stage.REPLYING) {
            set(source, Stage.REFUSED, counterNanos, "no keys: " + why);
        }
    }

    void keyed(String source, String who, long counterNanos) {
        if (stage(source) != Stage.REPLYING) {
            set(source, Stage.KEYS, counterNanos, "keys from " + who + ", no reply yet");
        }
    }

    void replied(String source, long counterNanos) {
        ntsReplied |= plan.isNts(source);
        set(
                source,
                Stage.REPLYING,
                counterNanos,
                plan.isNts(source) ? "authenticated replies" : "replies");
    }

    void silent(String source, String why, long counterNanos) {
        // Without keys nothing was asked, and why there are none is told already.
        if (stage(source) != Stage.REFUSED && !isWaitingForKeys(source)) {
            set(source, Stage.SILENT, counterNanos, "no reply: " + why);
        }
    }

    private boolean isWaitingForKeys(String source) {
        return plan.isNts(source) && stage(source) == Stage.WAITING;
    }

    private Stage stage(String source) {
        var known = stages.get(source);
        return known == null ? Stage.WAITING : known.stage();
    }

    private void set(String source, Stage stage, long counterNanos, String text) {
        // The name of a pool gives way to its members.
        if (!plan.ntsSources().contains(source)) {
            stages.keySet()
                    .removeIf(name ->
                            source.startsWith(name + "/") && plan.ntsSources().contains(name));
        }
        if (stages.containsKey(source) || stages.size() < MOST) {
            stages.put(source, new SourceStage(source, stage, counterNanos, text));
        }
    }

    /// Whether a source with NTS gave an authenticated reply in this run.
    boolean hasNtsReplied() {
        return ntsReplied;
    }

    /// Whether a source with NTS has keys.
    boolean hasKeys() {
        return stages.values().stream()
                .filter(known -> plan.isNts(known.source()))
                .anyMatch(known -> known.stage().compareTo(Stage.KEYS) >= 0);
    }

    /// Whether a source replies whose replies may set the time.
    boolean isReplying() {
        boolean onlyNts = plan.authenticatedOnly() && !plan.ntsSources().isEmpty();
        return stages.values().stream()
                .filter(known -> !onlyNts || plan.isNts(known.source()))
                .anyMatch(known -> known.stage() == Stage.REPLYING);
    }

    /// Those with NTS that are not further than a stage, with what they wait for.
    String waiting(Stage most) {
        return stages.values().stream()
                .filter(known -> known.stage().compareTo(most) <= 0)
                .map(known -> known.source() + ": " + known.text())
                .collect(Collectors.joining("; "));
    }

    List<SourceStage> all() {
        return List.copyOf(stages.values());
    }
}
