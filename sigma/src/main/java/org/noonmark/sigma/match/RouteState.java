package org.noonmark.sigma.match;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.SigmaEvent;

/// One thread's room for matching events of one route: which bits are set, which rules are worth a
/// look, where the fields of the event stand.
///
/// Hot path: allocates nothing but what expressions and findings need.
final class RouteState {
    private static final byte UNKNOWN = 0;
    private static final byte NO = 1;
    private static final byte YES = 2;

    /// Places of an event for which the name is remembered.
    private static final int REMEMBERED = 256;

    private final Route route;
    private final Triggers triggers;
    private final long[] bits;
    private final long[] candidates;
    private final byte[] outcomes;
    private final int[] firstOfPlan;
    private int[] nextOfPlan = new int[64];
    private final @Nullable String[] namesBefore = new @Nullable String[REMEMBERED];
    private final int[] plansBefore = new int[REMEMBERED];
    private @Nullable SigmaEvent event;

    RouteState(Route route) {
        this.route = route;
        this.triggers = route.triggers();
        this.bits = new long[(triggers.atomCount() + 63) / 64];
        this.candidates = new long[(route.rules().size() + 63) / 64];
        this.outcomes = new byte[route.deferredCount()];
        this.firstOfPlan = new int[route.planCount()];
        Arrays.fill(firstOfPlan, Trie.NONE);
    }

    void match(SigmaEvent seen, ValueText text, Consumer<? super Match> sink) {
        event = seen;
        try {
            look(seen, text);
            for (int rule : triggers.always()) {
                candidates[rule >> 6] |= 1L << rule;
            }
            report(seen, sink);
        } finally {
            clear();
        }
    }

    private void look(SigmaEvent seen, ValueText text) {
        int count = seen.fieldCount();
        if (count > nextOfPlan.length) {
            nextOfPlan = new int[count];
        }
        var keywords = route.keywords();
        for (int i = 0; i < count; i++) {
            int plan = planOf(i, seen.fieldName(i));
            if (plan >= 0) {
                nextOfPlan[i] = firstOfPlan[plan];
                firstOfPlan[plan] = i;
                route.plan(plan).see(seen.fieldValue(i), text, this);
            }
            if (keywords != null) {
                keywords.see(seen.fieldValue(i), text, this);
            }
        }
        if (keywords != null) {
            keywords.see(seen.text(), text, this);
        }
    }

    /// Events of a kind mostly have the same names, as the same objects, in the same places.
    @SuppressWarnings("ReferenceEquality")
    private int planOf(int index, String name) {
        if (index >= REMEMBERED) {
            return route.planOf(name);
        }
        if (namesBefore[index] != name) {
            namesBefore[index] = name;
            plansBefore[index] = route.planOf(name);
        }
        return plansBefore[index];
    }

    /// Sets the bit of an atom, if there is one; returns whether it was not set before.
    boolean set(int atom) {
        if (atom < 0) {
            return false;
        }
        long mask = 1L << atom;
        long word = bits[atom >> 6];
        if ((word & mask) != 0) {
            return false;
        }
        bits[atom >> 6] = word | mask;
        triggers.mark(atom, candidates);
        return true;
    }

    long word(int index) {
        return bits[index];
    }

    /// The outcome of a test that was put off; made once an event.
    boolean deferred(int number) {
        byte outcome = outcomes[number];
        if (outcome == UNKNOWN) {
            var seen = event;
            boolean holds = seen != null && route.deferred(number).holds(seen, this);
            outcome = holds ? YES : NO;
            outcomes[number] = outcome;
        }
        return outcome == YES;
    }

    /// The index of a field that belongs to a plan; -1 when the event has none.
    int first(int plan) {
        return firstOfPlan[plan];
    }

    /// Another field of the same name as the one at `index`; -1 when there is none.
    int after(int index) {
        return nextOfPlan[index];
    }

    private void report(SigmaEvent seen, Consumer<? super Match> sink) {
        int reported = Trie.NONE;
        for (int w = 0; w < candidates.length; w++) {
            for (long rest = candidates[w]; rest != 0; rest &= rest - 1) {
                int rule = (w << 6) + Long.numberOfTrailingZeros(rest);
                if (!isSameRule(reported, rule) && route.condition(rule).holds(this)) {
                    reported = rule;
                    sink.accept(new Match(route.rule(rule).rule(), seen));
                }
            }
        }
    }

    /// A rule that sees events through several log sources stands beside itself.
    @SuppressWarnings("ReferenceEquality")
    private boolean isSameRule(int reported, int rule) {
        return reported >= 0 && route.rule(reported).rule() == route.rule(rule).rule();
    }

    private void clear() {
        event = null;
        Arrays.fill(bits, 0);
        Arrays.fill(candidates, 0);
        Arrays.fill(outcomes, UNKNOWN);
        Arrays.fill(firstOfPlan, Trie.NONE);
    }
}
