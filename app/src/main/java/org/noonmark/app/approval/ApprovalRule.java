package org.noonmark.app.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Configuration.ApprovalConfig;
import org.noonmark.app.config.ConfigurationDifference;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.ApprovalEvent.Signer;
import org.noonmark.signing.ssh.AllowedSigners.Verdict;

/// Judges a candidate by the rule that the approved configuration carries, never by its own.
public final class ApprovalRule {
    /// What a signature of an ordinary change is for.
    public static final String NAMESPACE = "noonmark";

    /// What a signature of an emergency is for.
    public static final String EMERGENCY = "noonmark-emergency";

    private final Optional<Approved> approved;
    private final Candidate candidate;
    private final Instant now;

    private ApprovalRule(Optional<Approved> approved, Candidate candidate, Instant now) {
        this.approved = approved;
        this.candidate = candidate;
        this.now = now;
    }

    /// Judges.
    ///
    /// @param approved empty when there never was one: then the first is taken as it is
    /// @param now by which the dates of keys and emergencies are judged
    public static Judgement judge(Optional<Approved> approved, Candidate candidate, Instant now) {
        return new ApprovalRule(approved, candidate, now).judge();
    }

    private Judgement judge() {
        if (!(candidate.read() instanceof ConfigurationFile.Good(var good))) {
            return new Judgement.Refused(
                    attempt(0, List.of(), List.of()), "it has mistakes: " + candidate.mistake());
        }
        var asked = good.approval();
        if (approved.isEmpty()) {
            var attempt = attempt(asked.revision(), List.of(), List.of());
            return asked.emergencyUntil().isPresent()
                    ? new Judgement.Refused(attempt, "the first configuration is no emergency")
                    : new Judgement.Accepted(attempt, "the first one, as it is");
        }
        var before = approved.get();
        var changes = ConfigurationDifference.of(before.text(), candidate.text());
        if (changes.isEmpty()) {
            return new Judgement.Unchanged();
        }
        if (asked.emergencyUntil().isPresent()) {
            return emergency(before.policy(), asked, changes, asked.emergencyUntil().get());
        }
        if (before.policy().required() == 0) {
            return new Judgement.Accepted(
                    attempt(asked.revision(), List.of(), changes),
                    "nobody has to sign: UNPROTECTED");
        }
        return ordinary(before.policy(), asked, changes);
    }

    private Judgement ordinary(
            ApprovalConfig policy, ApprovalConfig asked, List<Difference> changes) {
        var count = count(policy, NAMESPACE);
        var attempt = attempt(asked.revision(), count.by(), changes);
        if (asked.revision() <= policy.revision()) {
            return older(attempt, policy);
        }
        if (isOnlyRaised(policy, asked, changes)) {
            return new Judgement.Accepted(attempt, "it only asks for more signatures");
        }
        return count.people() >= policy.required()
                ? new Judgement.Accepted(
                        attempt, "%d of %d signed".formatted(count.people(), policy.required()))
                : new Judgement.Refused(attempt, count.text(policy.required()));
    }

    private static Judgement older(Attempt attempt, ApprovalConfig policy) {
        return new Judgement.Refused(
                attempt,
                "its revision %d is not newer than the approved %d"
                        .formatted(attempt.revision(), policy.revision()));
    }

    /// More signatures of the same people. Nobody can skip revisions that way, and so lock out the
    /// changes that come later.
    private static boolean isOnlyRaised(
            ApprovalConfig policy, ApprovalConfig asked, List<Difference> changes) {
        return asked.required() > policy.required()
                && asked.revision() == policy.revision() + 1
                && changes.stream()
                        .allMatch(change ->
                                List.of("approval.required", "approval.revision")
                                        .contains(change.key()));
    }

    private static boolean concernsLedger(Difference change) {
        return change.key().equals("ledger") || change.key().startsWith("ledger.");
    }

    private Judgement emergency(
            ApprovalConfig policy, ApprovalConfig asked, List<Difference> changes, Instant until) {
        var count = count(policy, EMERGENCY);
        var attempt = attempt(asked.revision(), count.by(), changes);
        if (policy.required() == 0) {
            return new Judgement.Refused(
                    attempt, "an emergency needs a protected configuration to come back to");
        }
        if (asked.revision() <= policy.revision()) {
            return older(attempt, policy);
        }
        if (!now.isBefore(until)) {
            return new Judgement.Refused(attempt, "the emergency ended at " + until);
        }
        if (changes.stream().anyMatch(ApprovalRule::concernsLedger)) {
            return new Judgement.Refused(
                    attempt, "an emergency cannot change the ledger, which is to tell of it");
        }
        if (now.plus(policy.longestEmergency()).isBefore(until)) {
            return new Judgement.Refused(
                    attempt,
                    "the emergency is longer than longest_emergency, %d s"
                            .formatted(policy.longestEmergency().toSeconds()));
        }
        return count.people() >= 1
                ? new Judgement.Emergency(attempt, until)
                : new Judgement.Refused(attempt, count.text(1));
    }

    private Attempt attempt(long revision, List<Signer> by, List<Difference> changes) {
        return new Attempt(
                revision,
                candidate.sha256(),
                approved.map(Approved::sha256),
                approved.map(before -> before.policy().required()).orElse(0),
                by,
                changes);
    }

    /// Who signed.
    ///
    /// @param signers people, each once, with the key that counts
    /// @param others why the other signatures do not count
    private record Count(Map<String, Signer> signers, List<String> others) {
        int people() {
            return signers.size();
        }

        List<Signer> by() {
            return List.copyOf(signers.values());
        }

        String text(int required) {
            var found = "%d of %d needed signatures".formatted(people(), required);
            return others.isEmpty() ? found : found + "; " + String.join("; ", others);
        }
    }

    private Count count(ApprovalConfig policy, String namespace) {
        var signers = new LinkedHashMap<String, Signer>();
        var others = new ArrayList<String>();
        for (var file : candidate.signatures()) {
            switch (policy.signers().judge(file.bytes(), candidate.bytes(), namespace, now)) {
                case Verdict.Good(var signer) ->
                        signers.putIfAbsent(
                                signer.principal(),
                                new Signer(signer.principal(), signer.key().fingerprint()));
                case Verdict.Refused(var fault) -> others.add(file.name() + " " + fault.text());
            }
        }
        return new Count(signers, others);
    }
}
