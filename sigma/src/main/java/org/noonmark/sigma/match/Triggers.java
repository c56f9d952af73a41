package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Which rules are worth a look once an atom is set.
///
/// For each rule some atoms are chosen of which at least one is set whenever the rule is true: for
/// "all of", those of the part whose atoms look rarest; for "one of", those of every part; for a
/// test that waits, bits that stand beside it. A rule that can be true of an event without any atom
/// has none and is looked at always.
final class Triggers {
    private final int atomCount;
    private final int[] start;
    private final int[] rules;
    private final int[] always;

    private Triggers(int atomCount, int[] start, int[] rules, int[] always) {
        this.atomCount = atomCount;
        this.start = start;
        this.rules = rules;
        this.always = always;
    }

    private record Choice(TreeSet<Integer> atoms, double cost) {}

    static Triggers of(List<Node> conditions, int atomCount, IntToDoubleFunction likelihood) {
        var byAtom = new ArrayList<List<Integer>>();
        for (int atom = 0; atom < atomCount; atom++) {
            byAtom.add(List.of());
        }
        var always = new ArrayList<Integer>();
        for (int rule = 0; rule < conditions.size(); rule++) {
            var choice = choose(conditions.get(rule), true, likelihood);
            if (choice == null) {
                always.add(rule);
                continue;
            }
            for (int atom : choice.atoms) {
                if (byAtom.get(atom).isEmpty()) {
                    byAtom.set(atom, new ArrayList<>());
                }
                byAtom.get(atom).add(rule);
            }
        }
        var start = new int[atomCount + 1];
        for (int atom = 0; atom < atomCount; atom++) {
            start[atom + 1] = start[atom] + byAtom.get(atom).size();
        }
        var rules = byAtom.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
        return new Triggers(
                atomCount, start, rules, always.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Atoms of which one is set whenever `node` holds (or, with `wanted` false, does not hold);
    /// null when there are none such.
    private static @Nullable Choice choose(
            Node node, boolean wanted, IntToDoubleFunction likelihood) {
        return switch (node) {
            case Node.Any(var bits) -> wanted ? every(bits, likelihood) : null;
            case Node.All(var bits) -> wanted ? rarest(bits, likelihood) : null;
            case Node.Deferred _ -> null;
            case Node.Not(var part) -> choose(part, !wanted, likelihood);
            case Node.And(var parts) ->
                    wanted ? best(parts, true, likelihood) : union(parts, false, likelihood);
            case Node.Or(var parts) ->
                    wanted ? union(parts, true, likelihood) : best(parts, false, likelihood);
        };
    }

    private static Choice every(Bits bits, IntToDoubleFunction likelihood) {
        var atoms = new TreeSet<Integer>();
        double cost = 0;
        for (int atom : bits.atoms()) {
            atoms.add(atom);
            cost += likelihood.applyAsDouble(atom);
        }
        return new Choice(atoms, cost);
    }

    private static @Nullable Choice rarest(Bits bits, IntToDoubleFunction likelihood) {
        Choice best = null;
        for (int atom : bits.atoms()) {
            double cost = likelihood.applyAsDouble(atom);
            if (best == null || cost < best.cost) {
                best = new Choice(new TreeSet<>(List.of(atom)), cost);
            }
        }
        return best;
    }

    private static @Nullable Choice best(
            Parts parts, boolean wanted, IntToDoubleFunction likelihood) {
        Choice best = null;
        for (int i = 0; i < parts.size(); i++) {
            var choice = choose(parts.get(i), wanted, likelihood);
            if (choice != null && (best == null || choice.cost < best.cost)) {
                best = choice;
            }
        }
        return best;
    }

    private static @Nullable Choice union(
            Parts parts, boolean wanted, IntToDoubleFunction likelihood) {
        var atoms = new TreeSet<Integer>();
        double cost = 0;
        for (int i = 0; i < parts.size(); i++) {
            var choice = choose(parts.get(i), wanted, likelihood);
            if (choice == null) {
                return null;
            }
            atoms.addAll(choice.atoms);
            cost += choice.cost;
        }
        return new Choice(atoms, cost);
    }

    int atomCount() {
        return atomCount;
    }

    /// Rules that are looked at whatever the event; not to be changed.
    int[] always() {
        return always;
    }

    /// Marks the rules that an atom makes worth a look.
    void mark(int atom, long[] candidates) {
        for (int i = start[atom]; i < start[atom + 1]; i++) {
            candidates[rules[i] >> 6] |= 1L << rules[i];
        }
    }

    long bytes() {
        return 4L * (start.length + rules.length + always.length);
    }

    @Override
    public String toString() {
        return atomCount + " atoms, always " + Arrays.toString(always);
    }
}
