package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.noonmark.sigma.rule.Refusal.Reason;

/// Finds the rules that correlations refer to: first in the same file, then in the whole pack.
final class ReferenceResolution {
    /// Correlations of correlations of …
    private static final int DEEPEST = 50;

    private final List<Draft> drafts;
    private final PackLinker pack;
    private final Map<String, List<Draft>> byReference = new HashMap<>();
    private final Map<Origin, Outcome> outcomes = new HashMap<>();
    private final Set<Origin> underWay = new HashSet<>();

    /// What became of a draft.
    private sealed interface Outcome {}

    private record Ready(Rule rule) implements Outcome {}

    private record Waits(Set<String> placeholders) implements Outcome {}

    private record Refused(String why) implements Outcome {}

    ReferenceResolution(List<Draft> drafts, PackLinker pack) {
        this.drafts = drafts;
        this.pack = pack;
        for (var draft : drafts) {
            add(draft.header().id(), draft);
            if (!draft.header().name().isEmpty()) {
                add(draft.header().name(), draft);
            }
        }
    }

    private void add(String reference, Draft draft) {
        byReference.computeIfAbsent(reference, _ -> new ArrayList<>()).add(draft);
    }

    void resolve() {
        for (var draft : drafts) {
            switch (outcome(draft)) {
                case Ready(var rule) -> pack.rules.add(rule);
                case Waits(var placeholders) ->
                        pack.waiting.add(
                                new WaitingRule(draft.header(), List.copyOf(placeholders)));
                case Refused(var why) -> pack.refuse(draft.header(), Reason.REFERENCE, why);
            }
        }
    }

    private Outcome outcome(Draft draft) {
        var origin = draft.header().origin();
        var known = outcomes.get(origin);
        if (known != null) {
            return known;
        }
        if (!underWay.add(origin)) {
            return new Refused("the correlations refer to each other in a circle");
        }
        if (underWay.size() > DEEPEST) {
            underWay.remove(origin);
            return new Refused("correlations of correlations, deeper than " + DEEPEST);
        }
        var outcome =
                switch (draft) {
                    case Draft.Correlating(var rule) -> resolved(rule);
                    case Draft.Detecting(var rule, var missing) ->
                            missing.isEmpty() ? new Ready(rule) : new Waits(missing);
                    case Draft.Filtering _ -> new Refused("a filter is no rule");
                };
        underWay.remove(origin);
        outcomes.put(origin, outcome);
        return outcome;
    }

    private Outcome resolved(CorrelationRule rule) {
        var found = new ArrayList<Rule>();
        var placeholders = new TreeSet<String>();
        for (var reference : rule.rules()) {
            var draft = find(reference, rule.header().origin().file());
            if (draft.isEmpty()) {
                return new Refused(unknown(reference));
            }
            switch (outcome(draft.get())) {
                case Ready(var member) -> found.add(member);
                case Waits(var missing) -> placeholders.addAll(missing);
                case Refused(var why) -> {
                    return new Refused("it refers to \"" + reference + "\": " + why);
                }
            }
        }
        if (!placeholders.isEmpty()) {
            return new Waits(placeholders);
        }
        pack.members.put(rule.header().origin(), List.copyOf(found));
        if (!rule.generates()) {
            found.forEach(member -> pack.membersOnly.add(member.header().origin()));
        }
        return new Ready(rule);
    }

    private String unknown(String reference) {
        int count = byReference.getOrDefault(reference, List.of()).size();
        return count == 0
                ? "it refers to the rule \"" + reference + "\", which is not in the pack"
                : "it refers to the rule \""
                        + reference
                        + "\", and "
                        + count
                        + " rules have that name: use an id";
    }

    /// The only rule of that name or id in the file; else the first of that id, or the only of that
    /// name, in the pack.
    private Optional<Draft> find(String reference, String file) {
        var candidates = byReference.getOrDefault(reference, List.of());
        var near =
                candidates.stream()
                        .filter(draft -> draft.header().origin().file().equals(file))
                        .toList();
        if (near.size() == 1) {
            return Optional.of(near.getFirst());
        }
        boolean isId =
                !candidates.isEmpty() && candidates.getFirst().header().id().equals(reference);
        return isId || candidates.size() == 1
                ? Optional.of(candidates.getFirst())
                : Optional.empty();
    }
}
