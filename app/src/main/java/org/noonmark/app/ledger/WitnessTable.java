package org.noonmark.app.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.LogPolicy.Judged;
import org.noonmark.proof.note.SignedNote;

/// Who watches a log, and how far each has signed it.
///
/// @param witnessed POSIX seconds of the signatures under the newest checkpoint, by witness
/// @param sizes how many statements each witness has signed, as far as that is known
/// @param answers what each said last, in words
public record WitnessTable(
        LogPolicy policy,
        Checkpoint newest,
        Map<String, Long> witnessed,
        Map<String, Long> sizes,
        Map<String, String> answers) {
    public WitnessTable {
        witnessed = Map.copyOf(witnessed);
        sizes = Map.copyOf(sizes);
        answers = Map.copyOf(answers);
    }

    /// The table of a log.
    ///
    /// @param note its newest checkpoint
    /// @param told sizes that the witnesses have signed, from elsewhere than the note
    public static WitnessTable of(
            LogPolicy policy,
            SignedNote note,
            Checkpoint newest,
            Map<String, Long> told,
            Map<String, String> answers) {
        var witnessed =
                switch (policy.judge(note)) {
                    case Judged.Accepted(_, var by) -> by;
                    case Judged.NoQuorum(_, var by) -> by;
                    case Judged.Refused _ -> Map.<String, Long>of();
                };
        var sizes = new HashMap<>(told);
        witnessed.keySet().forEach(name -> sizes.put(name, newest.size()));
        return new WitnessTable(policy, newest, witnessed, sizes, answers);
    }

    /// How many statements, from the first on, a quorum has signed; empty when none ever has.
    public OptionalLong signedByQuorum() {
        return sizes.values().stream()
                .filter(size -> policy.quorum().filter(q -> q.isMetBy(signed(size))).isPresent())
                .mapToLong(size -> size)
                .max();
    }

    private Set<String> signed(long least) {
        return sizes.entrySet().stream()
                .filter(each -> each.getValue() >= least)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The table in lines, each with its newline.
    public String text() {
        var lines = new ArrayList<String>();
        lines.add("log        %s, %d statements".formatted(newest.origin(), newest.size()));
        lines.add("quorum     " + quorum());
        policy.witnesses().forEach(witness -> lines.addAll(lines(witness)));
        return String.join("\n", lines) + "\n";
    }

    private String quorum() {
        var asked = policy.quorum();
        if (asked.isEmpty()) {
            return "none is asked for";
        }
        var by = signedByQuorum();
        var state =
                by.isEmpty()
                        ? "NOT MET: it has signed nothing that is known here"
                        : behind(by.getAsLong());
        return "%s: %s".formatted(asked.get().text(), state);
    }

    private String behind(long size) {
        return size >= newest.size()
                ? "has signed all"
                : "has signed %d, %d behind".formatted(size, newest.size() - size);
    }

    /// A witness may state any second that eight bytes hold, and calendars end before.
    private static String when(long seconds) {
        return seconds <= Instant.MAX.getEpochSecond()
                ? Instant.ofEpochSecond(seconds).toString()
                : seconds + " s since 1970";
    }

    private List<String> lines(LogPolicy.Witness witness) {
        var name = witness.name();
        var size = Optional.ofNullable(sizes.get(name));
        var when =
                Optional.ofNullable(witnessed.get(name))
                        .map(seconds -> " at " + when(seconds))
                        .orElse("");
        var state = size.map(this::behind).orElse("nothing signed that is known here") + when;
        var answer =
                witness.url().isEmpty()
                        ? "; never asked: the policy has no URL for it"
                        : Optional.ofNullable(answers.get(name))
                                .map(text -> "; last answer: " + text)
                                .orElse("");
        return List.of(
                "%-10s %s%s".formatted(name, state, answer),
                "           %s %s"
                        .formatted(witness.key(), witness.url().orElse(""))
                        .stripTrailing());
    }
}
