package org.noonmark.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;

/// Signals that belong together, what they did to time, and what to do.
///
/// @param identifier stable, from the signal that it began with: `I-` and twelve hexadecimal digits
/// @param title in plain words, one line
/// @param first when the earliest signal began, as its log says
/// @param last when the latest signal ended, as its log says
/// @param opened when it was raised
/// @param changed when it last changed
/// @param signals by time, each once
/// @param entities of all signals, in their natural order, each once
/// @param chain by tactic, in the order of [Tactic]
/// @param expectedPerMonth how many groups at least as unusual the normal work of the site brings
///   by chance in 30 days; above 0
/// @param coincidence the smallest probability that access and clock trouble met by chance, when
///   such a signal is among them
/// @param effect the largest error that any consumer of time can have seen, where that is known
/// @param measures what to do, most urgent first
/// @param remarks what operators did and said, by time
/// @param claims what somebody says about who did it, by time; never our own
/// @param absorbed identifiers of incidents that became part of this one
public record Incident(
        String identifier,
        String title,
        Instant first,
        Instant last,
        Instant opened,
        Instant changed,
        List<Signal> signals,
        List<Entity> entities,
        List<Step> chain,
        double expectedPerMonth,
        OptionalDouble coincidence,
        Optional<TimeEffect> effect,
        List<Measure> measures,
        State state,
        List<Remark> remarks,
        List<Claim> claims,
        List<String> absorbed) {
    /// Checks and copies.
    public Incident {
        if (!(expectedPerMonth > 0)) {
            throw new IllegalArgumentException("must be > 0: expectedPerMonth=" + expectedPerMonth);
        }
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("must not be empty: signals");
        }
        signals = List.copyOf(signals);
        entities = List.copyOf(entities);
        chain = List.copyOf(chain);
        measures = List.copyOf(measures);
        remarks = List.copyOf(remarks);
        claims = List.copyOf(claims);
        absorbed = List.copyOf(absorbed);
    }

    /// Names of the entities of a kind, sorted.
    public List<String> names(Entity.Kind kind) {
        return entities.stream().filter(e -> e.kind() == kind).map(Entity::name).toList();
    }

    /// How far the operators are with it.
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        CLOSED
    }

    /// One stage of the kill chain.
    ///
    /// @param techniques identifiers, sorted
    /// @param first when the first signal of this stage began
    /// @param last when the last one ended
    /// @param signals how many signals show it
    public record Step(
            Tactic tactic, List<String> techniques, Instant first, Instant last, int signals) {
        /// Copies.
        public Step {
            techniques = List.copyOf(techniques);
        }
    }

    /// Something to do.
    ///
    /// @param text in the imperative, one line
    /// @param about whom or what it concerns
    public record Measure(String text, List<Entity> about) {
        /// Copies.
        public Measure {
            about = List.copyOf(about);
        }
    }

    /// What an operator did or said.
    ///
    /// @param state of the incident after it
    /// @param text comment or reason; may be empty
    public record Remark(Instant time, String by, State state, String text) {}

    /// What somebody says about who did it.
    ///
    /// @param source who says so
    /// @param confidence 0 to 100, as the source states it
    /// @param time when it was entered
    /// @param by who entered it
    public record Claim(String text, String source, int confidence, Instant time, String by) {
        /// Checks.
        public Claim {
            if (confidence < 0 || confidence > 100) {
                throw new IllegalArgumentException("must be 0 to 100: confidence=" + confidence);
            }
        }
    }
}
