package org.noonmark.sigma.match;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;

/// Finds the rules that are true of an event. Belongs to one thread; holds nothing but room.
public final class Matcher {
    private final CompiledRules rules;
    private final Map<Route, RouteState> states = new HashMap<>();
    private final ValueText text = new ValueText();
    private @Nullable EventKind lastKind;
    private @Nullable RouteState lastState;

    Matcher(CompiledRules rules) {
        this.rules = rules;
    }

    /// Hands every rule that is true of `event` to `sink`, each once, in the order of the rules.
    ///
    /// Time is linear in the event's length, apart from tests that are put off until a rule depends
    /// on them (expressions, wildcards inside, networks): each of those is linear in the length of
    /// the values that it looks at, and made once an event.
    public void match(SigmaEvent event, Consumer<? super Match> sink) {
        try {
            state(event.kind()).match(event, text, sink);
        } finally {
            text.release();
        }
    }

    @SuppressWarnings("ReferenceEquality") // kinds are known by identity
    private RouteState state(EventKind kind) {
        if (lastState != null && kind == lastKind) {
            return lastState;
        }
        var state = states.computeIfAbsent(rules.route(kind), RouteState::new);
        lastKind = kind;
        lastState = state;
        return state;
    }
}
