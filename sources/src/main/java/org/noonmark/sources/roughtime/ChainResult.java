package org.noonmark.sources.roughtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.noonmark.time.TimeInterval;
import org.noonmark.wire.roughtime.Causality.Contradiction;
import org.noonmark.wire.roughtime.ChainLink;

/// What a chain of questions found.
///
/// @param answers valid ones, in the order in which they came
/// @param failures who did not answer, and why
/// @param contradictions pairs of answers that cannot both be true: proof that a server is wrong
/// @param agreement what a majority of the parties agrees on, if one does
public record ChainResult(
        List<ChainAnswer> answers,
        List<Failure> failures,
        List<Contradiction> contradictions,
        Optional<Agreement> agreement) {
    /// A server that gave no valid answer.
    ///
    /// @param asked whether a request left for it since its last answer; not when its name is not
    ///   found or the network is down
    public record Failure(RoughtimePeer peer, String reason, boolean asked) {}

    /// Where the majority's intervals overlap.
    ///
    /// @param counterNanos the moment by the local counter
    /// @param tai true time then, unless half of the parties lie
    /// @param agreeing parties whose statements meet it
    /// @param outvoted answers that do not meet it, by their index
    /// @param asked how many parties were asked
    public record Agreement(
            long counterNanos,
            TimeInterval tai,
            Set<String> agreeing,
            Set<Integer> outvoted,
            int asked) {
        public Agreement {
            agreeing = Set.copyOf(agreeing);
            outvoted = Set.copyOf(outvoted);
        }
    }

    public ChainResult {
        answers = List.copyOf(answers);
        failures = List.copyOf(failures);
        contradictions = List.copyOf(contradictions);
    }

    /// Whether more than half of the parties answered, or were asked in vain.
    public boolean isMajorityAsked() {
        var parties = new TreeSet<String>();
        answers.forEach(answer -> parties.add(answer.peer().party()));
        failures.stream().filter(Failure::asked).forEach(f -> parties.add(f.peer().party()));
        var all = new TreeSet<>(parties);
        failures.forEach(failure -> all.add(failure.peer().party()));
        return 2 * parties.size() > all.size();
    }

    /// The packets as a malfeasance report has them.
    public List<ChainLink> links() {
        return answers.stream().map(ChainAnswer::link).toList();
    }

    /// Names of the servers in the contradictions.
    public Set<String> contradicting() {
        return names(_ -> true);
    }

    /// Names of the servers in the contradictions whose statement there does not meet what the
    /// majority agrees on; empty without a majority.
    public Set<String> outvoted() {
        return agreement.map(agreed -> names(agreed.outvoted::contains)).orElse(Set.of());
    }

    private Set<String> names(Predicate<Integer> taken) {
        return contradictions.stream()
                .flatMap(pair -> Stream.of(pair.earlier(), pair.later()))
                .filter(taken)
                .map(index -> answers.get(index).peer().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether it is proven that at least one server stated a wrong time.
    public boolean hasMalfeasance() {
        return !contradictions.isEmpty();
    }
}
