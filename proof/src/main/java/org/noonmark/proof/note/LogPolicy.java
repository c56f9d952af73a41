package org.noonmark.proof.note;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.proof.note.SignedNote.Verified;

/// Whose signatures make a checkpoint good: one of these logs, and a quorum of witnesses
/// (tlog-policy).
///
/// @param logs that are accepted; at least one, since nothing else says here which log is meant
/// @param quorum of witnesses; empty when none is asked for
public record LogPolicy(List<Log> logs, List<Witness> witnesses, Optional<Quorum> quorum) {
    public LogPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /// A log; its origin is the name of its key.
    ///
    /// @param url where it is served
    public record Log(VerifierKey key, Optional<String> url) {}

    /// A witness.
    ///
    /// @param name within the policy
    /// @param url where checkpoints are submitted
    public record Witness(String name, VerifierKey key, Optional<String> url) {}

    /// Who has to have signed.
    public sealed interface Quorum {
        /// One witness.
        record One(Witness witness) implements Quorum {}

        /// At least so many of these.
        ///
        /// @param name within the policy
        record Of(String name, int least, List<Quorum> members) implements Quorum {
            public Of {
                members = List.copyOf(members);
            }
        }

        /// Whether the witnesses with these names are enough.
        default boolean isMetBy(Set<String> names) {
            return switch (this) {
                case One(var witness) -> names.contains(witness.name());
                case Of(var name, int least, var members) ->
                        members.stream().filter(member -> member.isMetBy(names)).count() >= least;
            };
        }

        /// For people: any 2 of {w1, w2, w3}.
        default String text() {
            return switch (this) {
                case One(var witness) -> witness.name();
                case Of(var name, int least, var members) -> {
                    var names = String.join(", ", members.stream().map(Quorum::text).toList());
                    yield least == members.size()
                            ? "all of {" + names + "}"
                            : "any %d of {%s}".formatted(least, names);
                }
            };
        }
    }

    /// Reads a policy file.
    public static Parsed<LogPolicy> parse(byte[] bytes) {
        return PolicyReader.read(bytes);
    }

    /// The same policy with this log, unless it names one of that name: a policy that names only
    /// witnesses accepts nothing.
    public LogPolicy with(VerifierKey log) {
        if (logs.stream().anyMatch(each -> each.key().name().equals(log.name()))) {
            return this;
        }
        var all = new ArrayList<>(logs);
        all.add(new Log(log, Optional.empty()));
        return new LogPolicy(all, witnesses, quorum);
    }

    /// Judges a checkpoint.
    public Judged judge(SignedNote note) {
        return Checkpoint.parse(note.text()).good().isEmpty()
                ? new Judged.Refused("the note is no checkpoint")
                : judge(note, Checkpoint.parse(note.text()).good().orElseThrow());
    }

    private Judged judge(SignedNote note, Checkpoint checkpoint) {
        var keys = new ArrayList<VerifierKey>();
        logs.stream()
                .map(Log::key)
                .filter(key -> key.name().equals(checkpoint.origin()))
                .forEach(keys::add);
        if (keys.isEmpty()) {
            return new Judged.Refused("no log of the policy has the origin " + checkpoint.origin());
        }
        witnesses.forEach(witness -> keys.add(witness.key()));
        return switch (note.verified(keys)) {
            case Verified.Refused(var reason) -> new Judged.Refused(reason);
            case Verified.Signed(var signatures) -> judge(checkpoint, signatures);
        };
    }

    private Judged judge(Checkpoint checkpoint, List<Verified.By> signatures) {
        boolean byLog =
                signatures.stream()
                        .anyMatch(by -> logs.stream().anyMatch(log -> log.key().equals(by.key())));
        if (!byLog) {
            return new Judged.Refused("the log has not signed the checkpoint");
        }
        Map<String, Long> times = new LinkedHashMap<>();
        for (var by : signatures) {
            for (var witness : witnesses) {
                // A log that says no time witnesses nothing, nor does one with a witness's key: a
                // policy that was read has none, but a log may have been added to it.
                boolean isLog = logs.stream().anyMatch(log -> log.key().hasKeyOf(witness.key()));
                if (witness.key().equals(by.key()) && by.posixSeconds() > 0 && !isLog) {
                    times.merge(witness.name(), by.posixSeconds(), Math::max);
                }
            }
        }
        boolean met = quorum.isEmpty() || quorum.get().isMetBy(times.keySet());
        return met
                ? new Judged.Accepted(checkpoint, times)
                : new Judged.NoQuorum(checkpoint, times);
    }

    /// All keys that may sign: those of the logs, then those of the witnesses.
    public Set<VerifierKey> keys() {
        var keys = new LinkedHashSet<VerifierKey>();
        logs.forEach(log -> keys.add(log.key()));
        witnesses.forEach(witness -> keys.add(witness.key()));
        return keys;
    }

    /// What a policy says of a checkpoint.
    public sealed interface Judged {
        /// The log signed it, and enough witnesses did.
        ///
        /// @param witnessed POSIX seconds at which each witness says it signed, by its name
        record Accepted(Checkpoint checkpoint, Map<String, Long> witnessed) implements Judged {
            public Accepted {
                witnessed = Map.copyOf(witnessed);
            }
        }

        /// The log signed it, too few witnesses did.
        record NoQuorum(Checkpoint checkpoint, Map<String, Long> witnessed) implements Judged {
            public NoQuorum {
                witnessed = Map.copyOf(witnessed);
            }
        }

        /// It must not be used.
        record Refused(String reason) implements Judged {}
    }
}
