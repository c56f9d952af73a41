package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Puts filters into the rules that they name (filters specification).
///
/// A filter's condition has to hold besides the rule's own: `not selection` leaves events out. The
/// log source of the filter has to cover the rule's.
final class FilterApplication {
    /// Rules times filters: each costs the memory of a condition.
    private static final int MOST_APPLIED = 1_000_000;

    private final List<Draft> drafts;
    private final PackLinker pack;
    private int applied;

    FilterApplication(List<Draft> drafts, PackLinker pack) {
        this.drafts = drafts;
        this.pack = pack;
    }

    /// Everything but the filters, with the filters applied.
    List<Draft> apply() {
        var filters = new ArrayList<Draft.Filtering>();
        var rest = new ArrayList<Draft>();
        for (var draft : drafts) {
            if (draft instanceof Draft.Filtering filter) {
                filters.add(filter);
            } else {
                rest.add(draft);
            }
        }
        filters.forEach(filter -> apply(filter, rest));
        return rest;
    }

    private void apply(Draft.Filtering filter, List<Draft> rest) {
        if (applied > MOST_APPLIED) {
            pack.refuse(
                    filter.header(),
                    Refusal.Reason.TOO_LARGE,
                    "filters were put into rules " + MOST_APPLIED + " times already");
            return;
        }
        if (!filter.missing().isEmpty()) {
            pack.waiting.add(new WaitingRule(filter.header(), List.copyOf(filter.missing())));
            return;
        }
        if (!leavesOut(filter.condition())) {
            pack.warn(
                    filter.header().origin(),
                    RuleWarning.Kind.FILTER,
                    "the filter keeps only events for which its condition holds; write"
                            + " \"not selection\" to leave events out");
        }
        var missed = new TreeSet<>(filter.rules());
        int before = applied;
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i) instanceof Draft.Detecting detecting
                    && isFor(filter, detecting.rule(), missed)) {
                rest.set(
                        i,
                        new Draft.Detecting(
                                filtered(detecting.rule(), filter), detecting.missing()));
                applied++;
            }
        }
        tell(filter, missed, applied > before);
    }

    private void tell(Draft.Filtering filter, Set<String> missed, boolean isApplied) {
        if (!missed.isEmpty()) {
            pack.warn(
                    filter.header().origin(),
                    RuleWarning.Kind.FILTER,
                    "the filter names rules that are not in the pack, or whose log source it does"
                            + " not cover: "
                            + String.join(", ", missed));
        } else if (!isApplied) {
            pack.warn(
                    filter.header().origin(),
                    RuleWarning.Kind.FILTER,
                    "the filter fits no rule of the pack");
        }
    }

    private static boolean isFor(Draft.Filtering filter, DetectionRule rule, Set<String> missed) {
        if (!filter.logSource().covers(rule.logSource())) {
            return false;
        }
        if (filter.rules().isEmpty()) {
            return true;
        }
        var header = rule.header();
        boolean isNamed =
                filter.rules().contains(header.id())
                        || (!header.name().isEmpty() && filter.rules().contains(header.name()));
        if (isNamed) {
            missed.remove(header.id());
            missed.remove(header.name());
        }
        return isNamed;
    }

    private static boolean leavesOut(Condition condition) {
        return switch (condition) {
            case Condition.Not _ -> true;
            case Condition.Named _ -> false;
            case Condition.AllOf(var parts) ->
                    parts.stream().anyMatch(FilterApplication::leavesOut);
            case Condition.AnyOf(var parts) ->
                    parts.stream().anyMatch(FilterApplication::leavesOut);
        };
    }

    private static DetectionRule filtered(DetectionRule rule, Draft.Filtering filter) {
        var prefix = freePrefix(rule, filter.header().id());
        var detections = new LinkedHashMap<>(rule.detections());
        filter.detections().forEach((name, detection) -> detections.put(prefix + name, detection));
        var all = new ArrayList<Condition>();
        if (rule.condition() instanceof Condition.AllOf(var parts)) {
            all.addAll(parts); // stays flat, however many filters there are
        } else {
            all.add(rule.condition());
        }
        all.add(renamed(filter.condition(), prefix));
        return new DetectionRule(
                rule.header(),
                rule.logSource(),
                detections,
                new Condition.AllOf(List.copyOf(all)),
                rule.fields());
    }

    /// Nothing keeps two filters from having one id.
    private static String freePrefix(DetectionRule rule, String id) {
        var prefix = "filter " + id + " ";
        for (int i = 2; isTaken(rule, prefix); i++) {
            prefix = "filter " + id + " #" + i + " ";
        }
        return prefix;
    }

    private static boolean isTaken(DetectionRule rule, String prefix) {
        return rule.detections().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static Condition renamed(Condition condition, String prefix) {
        return switch (condition) {
            case Condition.AllOf(var parts) ->
                    new Condition.AllOf(parts.stream().map(part -> renamed(part, prefix)).toList());
            case Condition.AnyOf(var parts) ->
                    new Condition.AnyOf(parts.stream().map(part -> renamed(part, prefix)).toList());
            case Condition.Not(var part) -> new Condition.Not(renamed(part, prefix));
            case Condition.Named(var name) -> new Condition.Named(prefix + name);
        };
    }
}
