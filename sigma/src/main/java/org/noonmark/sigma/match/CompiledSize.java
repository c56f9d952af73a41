package org.noonmark.sigma.match;

/// How large compiled rules are.
///
/// @param routes tables, one for each set of log sources that events came from so far
/// @param rules summed over the routes; a rule counts in each route that it is in
/// @param atoms facts about fields, one bit each
/// @param deferred tests that are made only when a rule's outcome depends on them
/// @param states of tries and automata
/// @param bytes of the tables
public record CompiledSize(
        int routes, int rules, int atoms, int deferred, long states, long bytes) {
    static final CompiledSize NOTHING = new CompiledSize(0, 0, 0, 0, 0, 0);

    CompiledSize plus(CompiledSize other) {
        return new CompiledSize(
                routes + other.routes,
                rules + other.rules,
                atoms + other.atoms,
                deferred + other.deferred,
                states + other.states,
                bytes + other.bytes);
    }

    @Override
    public String toString() {
        return "%d routes, %,d rules in them, %,d atoms, %,d deferred tests, %,d states, %,d KiB"
                .formatted(routes, rules, atoms, deferred, states, bytes / 1024);
    }
}
