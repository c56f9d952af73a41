package org.noonmark.proof.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.noonmark.proof.dispute.Judgement;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.statement.Statement;

/// What is true of a bundle.
public sealed interface Verdict {
    /// All of it holds together.
    ///
    /// @param policy by which it was judged
    /// @param ownPolicy whether that is the bundle's own proposal, which anybody could have made
    /// @param witnessed POSIX seconds at which each witness says it saw the checkpoint, by its name
    /// @param quorum whether these witnesses are enough for the policy
    /// @param statements by their index in the log
    /// @param missing material that statements bind and the bundle does not have
    /// @param foreign what servers that are not the log's say of when it was written
    /// @param dispute what came of the replies that the bundle holds against the log
    record Holds(
            Checkpoint checkpoint,
            LogPolicy policy,
            boolean ownPolicy,
            Map<String, Long> witnessed,
            boolean quorum,
            List<Stated> statements,
            List<Statement.Material> missing,
            List<Foreign> foreign,
            Optional<Judgement> dispute)
            implements Verdict {
        public Holds {
            witnessed = Map.copyOf(witnessed);
            statements = List.copyOf(statements);
            missing = List.copyOf(missing);
            foreign = List.copyOf(foreign);
        }

        /// Whom one has to believe, for people.
        public String believing() {
            var log =
                    policy.logs().stream()
                            .filter(each -> each.key().name().equals(checkpoint.origin()))
                            .map(each -> each.key().toString())
                            .collect(Collectors.joining(" or "));
            return policy.quorum()
                    .filter(asked -> quorum)
                    .map(asked ->
                            "%s of the witnesses, and the log %s".formatted(asked.text(), log))
                    .orElse("the log " + log + " alone");
        }
    }

    /// It proves nothing.
    ///
    /// @param file of the bundle where that shows; empty when it is the whole
    record Refused(Optional<String> file, String reason) implements Verdict {
        /// For people.
        public String text() {
            return file.map(name -> name + ": " + reason).orElse(reason);
        }
    }

    /// A statement of the log.
    record Stated(long index, Statement statement) {}

    /// A reply of a foreign server that the log quotes.
    sealed interface Foreign {
        /// Its server signed it: whoever believes the server knows when the log was written.
        ///
        /// @param index of the statement with the reply
        /// @param server as the log calls it, which binds nobody
        /// @param key of the server, base64: what has to be believed
        /// @param earliestSeconds the reply was signed after this, seconds since 1970 UTC
        /// @param latestSeconds it was signed before this
        /// @param statementsBefore so many statements, the first ones, existed before the latest
        ///   instant; empty when the bundle has no proof of that
        /// @param ticksAfter numbers of ticks that bind the reply, so were made after the earliest
        /// @param disagreements ticks that cannot be right when the server is, for people
        record Signed(
                long index,
                String server,
                String key,
                long earliestSeconds,
                long latestSeconds,
                OptionalLong statementsBefore,
                List<Long> ticksAfter,
                List<String> disagreements)
                implements Foreign {
            public Signed {
                ticksAfter = List.copyOf(ticksAfter);
                disagreements = List.copyOf(disagreements);
            }
        }

        /// It proves nothing here.
        record Unused(long index, String server, String reason) implements Foreign {}
    }
}
