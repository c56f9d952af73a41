package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final RuleSettings settings;
    private final IdentityHashMap<Draft, Outcome> outcomes = new IdentityHashMap<>();
    private final Set<Draft> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

    /// What became of a draft.
    private sealed interface Outcome {}

    private record Ready(Rule rule) implements Outcome {}

    private record Waits(Set<String> placeholders) implements Outcome {}

    private record Refused(String why) implements Outcome {}

    ReferenceResolution(List<Draft> drafts, PackLinker pack, RuleSettings settings) {
        this.drafts = drafts;
        this.pack = pack;
        this.settings = settings;
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
        var known = outcomes.get(draft);
        if (known != null) {
            return known;
        }
        if (!underWay.add(draft)) {
            return new Refused("the correlations refer to each other in a circle");
        }
        if (underWay.size() > DEEPEST) {
            underWay.remove(draft);
            return new Refused("correlations of correlations, deeper than " + DEEPEST);
        }
        var outcome =
                switch (draft) {
                    case Draft.Correlating(var rule) -> resolved(rule);
                    case Draft.Detecting(var rule, var missing) ->
                            missing.isEmpty() ? new Ready(rule) : new Waits(missing);
                    case Draft.Filtering _ -> new Refused("a filter is no rule");
                };
        underWay.remove(draft);
        outcomes.put(draft, outcome);
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
        return new Ready(EventFields.named(rule, found, settings));
    }

    private String unknown(String reference) {
        int count = byReference.getOrDefault(reference, List.of()).size();
        return count == 0
                ? "it refers to the rule \"" + reference + "\", which is not in the pack"
                : "it refers to the rule \""
                        + reference
                        + "\", and "
                        + count
                        + " rules are called so: use an id that is one rule's";
    }

    /// The only rule of that name or id in the file; else the only one in the pack.
    private Optional<Draft> find(String reference, String file) {
        var candidates = byReference.getOrDefault(reference, List.of());
        var near =
                candidates.stream()
                        .filter(draft -> draft.header().origin().file().equals(file))
                        .toList();
        var found = near.isEmpty() ? candidates : near;
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
