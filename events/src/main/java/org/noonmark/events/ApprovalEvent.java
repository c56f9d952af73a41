package org.noonmark.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something that happened to the configuration: it was changed, or somebody tried to.
public sealed interface ApprovalEvent extends StationEvent {
    /// What was attempted, and by whom.
    Attempt attempt();

    /// Somebody whose signature counts.
    ///
    /// @param key fingerprint
    record Signer(String principal, String key) {}

    /// One key that is different.
    ///
    /// @param from empty when it was not written
    /// @param to empty when it is not written any more
    record Difference(String key, Optional<String> from, Optional<String> to) {
        /// What people decide by: nothing in it is hidden.
        public Difference {
            key = Visible.ascii(key);
            from = from.map(Visible::ascii);
            to = to.map(Visible::ascii);
        }

        /// In one line.
        public String text() {
            return "%s: %s -> %s".formatted(key, from.orElse("(none)"), to.orElse("(none)"));
        }
    }

    /// A configuration that is to replace the approved one.
    ///
    /// @param sha256 of its bytes, hexadecimal
    /// @param previous SHA-256 of the approved one; empty when there was none
    /// @param needed how many have to sign
    /// @param by who did
    record Attempt(
            long revision,
            String sha256,
            Optional<String> previous,
            int needed,
            List<Signer> by,
            List<Difference> changes) {
        private static final int SHOWN = 4;

        public Attempt {
            by = List.copyOf(by);
            changes = List.copyOf(changes);
        }

        private String signers() {
            return by.isEmpty()
                    ? "nobody"
                    : by.stream()
                            .map(Signer::principal)
                            .distinct()
                            .collect(Collectors.joining(", "));
        }

        private String differences() {
            var shown =
                    changes.stream()
                            .limit(SHOWN)
                            .map(Difference::text)
                            .collect(Collectors.joining("; "));
            int rest = changes.size() - SHOWN;
            return changes.isEmpty()
                    ? "nothing differs"
                    : shown + (rest > 0 ? "; and %d more".formatted(rest) : "");
        }
    }

    /// A changed configuration may be used.
    ///
    /// @param how why it may, and from when
    record ConfigurationApproved(Attempt attempt, String how) implements ApprovalEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "configuration revision %d approved, %s; signed by %s: %s"
                    .formatted(attempt.revision(), how, attempt.signers(), attempt.differences());
        }
    }

    /// A changed configuration may not be used.
    record ConfigurationRefused(Attempt attempt, String reason) implements ApprovalEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "the changed configuration is refused (%s), the approved one goes on; signed by %s: %s"
                    .formatted(reason, attempt.signers(), attempt.differences());
        }
    }

    /// One key alone changed the configuration, for a while.
    record EmergencyBegan(Attempt attempt, Instant until) implements ApprovalEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "EMERGENCY configuration in force until %s, signed by %s alone: %s"
                    .formatted(until, attempt.signers(), attempt.differences());
        }
    }

    /// An emergency is over.
    ///
    /// @param until when it was to end at the latest
    /// @param how what ended it
    record EmergencyEnded(Attempt attempt, Instant until, String how) implements ApprovalEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the emergency configuration of %s ended (%s); it does not begin again"
                    .formatted(attempt.signers(), how);
        }
    }
}
