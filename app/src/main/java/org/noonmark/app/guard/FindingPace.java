package org.noonmark.app.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.events.GuardEvent;
import org.noonmark.guard.host.Finding;

/// Findings as events of the station, so that nobody can drown the station's events, nor its log,
/// by making one rule find something again and again: of each rule ten a minute are told, the
/// others are counted, and the next that is told says how many there were.
///
/// Belongs to one thread.
public final class FindingPace {
    private static final int TOLD_IN_A_MINUTE = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private static final int LONGEST_REASON = 400;

    private final Map<String, Rule> rules = new HashMap<>();
    private long findings;

    private static final class Rule {
        private final ArrayDeque<Long> told = new ArrayDeque<>();
        private long more;
        private Finding last;

        Rule(Finding first) {
            last = first;
        }
    }

    /// The event of a finding, or none when it is only counted.
    ///
    /// @param nowNanos of the local counter
    public List<GuardEvent> found(Finding finding, long nowNanos) {
        findings++;
        var rule = rules.computeIfAbsent(finding.ruleId(), _ -> new Rule(finding));
        rule.last = finding;
        forget(rule, nowNanos);
        if (rule.told.size() >= TOLD_IN_A_MINUTE) {
            rule.more++;
            return List.of();
        }
        return List.of(told(rule, nowNanos));
    }

    /// What was only counted until a minute was over.
    public List<GuardEvent> due(long nowNanos) {
        var due = new ArrayList<GuardEvent>();
        for (var rule : rules.values()) {
            forget(rule, nowNanos);
            if (rule.more > 0 && rule.told.size() < TOLD_IN_A_MINUTE) {
                // The last of them stands for all of them.
                rule.more--;
                due.add(told(rule, nowNanos));
            }
        }
        rules.values().removeIf(rule -> rule.told.isEmpty());
        return due;
    }

    /// Whatever was only counted: there will be no other minute.
    public List<GuardEvent> rest(long nowNanos) {
        var rest = new ArrayList<GuardEvent>();
        for (var rule : rules.values()) {
            if (rule.more > 0) {
                rule.more--;
                rest.add(told(rule, nowNanos));
            }
        }
        return rest;
    }

    public long findings() {
        return findings;
    }

    private static void forget(Rule rule, long nowNanos) {
        while (!rule.told.isEmpty() && nowNanos - rule.told.peek() >= MINUTE_NANOS) {
            rule.told.remove();
        }
    }

    private static GuardEvent told(Rule rule, long nowNanos) {
        rule.told.add(nowNanos);
        long more = rule.more;
        rule.more = 0;
        var finding = rule.last;
        var place = FindingJson.place(finding);
        return new GuardEvent.RuleMatched(
                finding.ruleId(),
                finding.title(),
                FindingJson.level(finding),
                place.log(),
                place.index(),
                more,
                cut(finding.inWords()));
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_REASON
                ? words
                : words.substring(0, LONGEST_REASON - 1) + "…";
    }
}
