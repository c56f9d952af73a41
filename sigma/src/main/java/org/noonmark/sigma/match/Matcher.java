package org.noonmark.sigma.match;

import java.util.function.Consumer;
import org.noonmark.sigma.SigmaEvent;

/// Finds the rules that are true of an event. Belongs to one thread.
public final class Matcher {
    private final CompiledRules rules;

    Matcher(CompiledRules rules) {
        this.rules = rules;
    }

    /// Hands every rule that is true of `event` to `sink`, each once, in the order of the rules.
    // The same rule seen through another log source is the same object.
    @SuppressWarnings("ReferenceEquality")
    public void match(SigmaEvent event, Consumer<? super Match> sink) {
        RuleView last = null;
        for (var view : rules.route(event.kind())) {
            if ((last == null || last.rule() != view.rule())
                    && new Walk(view, event).holds(view.rule().condition())) {
                last = view;
                sink.accept(new Match(view.rule(), event));
            }
        }
    }
}
