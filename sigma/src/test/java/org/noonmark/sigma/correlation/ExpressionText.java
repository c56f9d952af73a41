package org.noonmark.sigma.correlation;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.sigma.rule.Condition;

/// `a and (b or not c)` as a condition.
final class ExpressionText {
    private final List<String> words;
    private int at;

    ExpressionText(String text) {
        this.words = List.of(text.replace("(", " ( ").replace(")", " ) ").trim().split(" +", -1));
    }

    Condition parse() {
        var parts = new ArrayList<Condition>();
        parts.add(all());
        while (takes("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.AnyOf(parts);
    }

    private Condition all() {
        var parts = new ArrayList<Condition>();
        parts.add(one());
        while (takes("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.AllOf(parts);
    }

    private Condition one() {
        if (takes("not")) {
            return new Condition.Not(one());
        }
        if (takes("(")) {
            var inner = parse();
            takes(")");
            return inner;
        }
        return new Condition.Named(words.get(at++));
    }

    private boolean takes(String word) {
        boolean takes = at < words.size() && words.get(at).equals(word);
        at += takes ? 1 : 0;
        return takes;
    }
}
