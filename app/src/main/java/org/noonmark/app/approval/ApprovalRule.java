package org.noonmark.app.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Configuration.ApprovalConfig;
import org.noonmark.app.config.Configuration.LedgerConfig;
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

    private static final String UNPROTECTED = "nobody has to sign: UNPROTECTED";

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
        var files = FileRule.of(candidate, approved, now);
        var asked = good.approval();
        if (approved.isEmpty()) {
            return first(asked, files);
        }
        var before = approved.get();
        var changes = ConfigurationDifference.of(before.text(), candidate.text());
        if (changes.isEmpty()) {
            return sameText(before.policy(), files);
        }
        if (asked.emergencyUntil().isPresent()) {
            return emergency(before, files, changes, asked.emergencyUntil().get());
        }
        return before.isProtected()
                ? ordinary(before.policy(), files, changes)
                : unprotected(asked, files, changes);
    }

    private Judgement first(ApprovalConfig asked, FileRule files) {
        var attempt = attempt(asked.revision(), List.of(), List.of());
        if (asked.emergencyUntil().isPresent()) {
            return new Judgement.Refused(attempt, "the first configuration is no emergency");
        }
        return files.fault()
                .<Judgement>map(fault -> new Judgement.Refused(attempt, fault))
                .orElseGet(() -> new Judgement.Accepted(attempt, "the first one, as it is"));
    }

    /// The configuration is the approved one; the files that it names may not be.
    private Judgement sameText(ApprovalConfig policy, FileRule files) {
        var attempt = attempt(policy.revision(), List.of(), files.changes());
        if (files.fault().isPresent()) {
            return new Judgement.Refused(attempt, files.fault().get());
        }
        if (files.extension().isPresent()) {
            return new Judgement.Extended(attempt, files.extension().get());
        }
        return files.changes().isEmpty()
                ? new Judgement.Unchanged()
                : new Judgement.Accepted(attempt, UNPROTECTED);
    }

    private Judgement unprotected(ApprovalConfig asked, FileRule files, List<Difference> changes) {
        var all = new ArrayList<>(changes);
        all.addAll(files.changes());
        var attempt = attempt(asked.revision(), List.of(), all);
        return files.fault()
                .<Judgement>map(fault -> new Judgement.Refused(attempt, fault))
                .orElseGet(() -> new Judgement.Accepted(attempt, UNPROTECTED));
    }

    private Judgement ordinary(ApprovalConfig policy, FileRule files, List<Difference> changes) {
        var asked = candidate.configuration().approval();
        var count = count(policy, NAMESPACE);
        var attempt = attempt(asked.revision(), count.by(), changes);
        if (asked.revision() <= policy.revision()) {
            return older(attempt, policy);
        }
        boolean raised = isOnlyRaised(policy, asked, changes);
        if (!raised && count.people() < policy.required()) {
            return new Judgement.Refused(attempt, count.text(policy.required()));
        }
        if (files.fault().isPresent()) {
            return new Judgement.Refused(attempt, files.fault().get());
        }
        return new Judgement.Accepted(
                attempt,
                raised
                        ? "it only asks for more signatures"
                        : "%d of %d signed".formatted(count.people(), policy.required()));
    }

    private static Judgement older(Attempt attempt, ApprovalConfig policy) {
        return new Judgement.Refused(
                attempt,
                "its revision %d is not newer than the approved %d"
                        .formatted(attempt.revision(), policy.revision()));
    }

    /// More signatures of the same people, and not more than could sign now. Nobody can skip
    /// revisions that way, nor ask for what cannot be had, and so lock out the changes that come
    /// later.
    private boolean isOnlyRaised(
            ApprovalConfig policy, ApprovalConfig asked, List<Difference> changes) {
        return asked.required() > policy.required()
                && asked.required() <= asked.signers().principals(NAMESPACE, now).size()
                && asked.revision() == policy.revision() + 1
                && changes.stream()
                        .allMatch(change ->
                                List.of("approval.required", "approval.revision")
                                        .contains(change.key()));
    }

    private static boolean concernsLedger(Approved before, Difference change) {
        return change.key().equals("ledger")
                || change.key().startsWith("ledger.")
                || before.read()
                        .ledger()
                        .flatMap(LedgerConfig::policy)
                        .map(policy -> ConfigurationDifference.fileKey(policy.toString()))
                        .filter(change.key()::equals)
                        .isPresent();
    }

    private Judgement emergency(
            Approved before, FileRule files, List<Difference> changes, Instant until) {
        var asked = candidate.configuration().approval();
        var policy = before.policy();
        var count = count(policy, EMERGENCY);
        var attempt = attempt(asked.revision(), count.by(), changes);
        if (policy.required() == 0) {
            return new Judgement.Refused(
                    attempt, "an emergency needs a protected configuration to come back to");
        }
        if (asked.revision() <= policy.revision()) {
            return older(attempt, policy);
        }
        return emergencyFault(before, changes, until)
                .or(() -> count.people() < 1 ? Optional.of(count.text(1)) : files.fault())
                .<Judgement>map(fault -> new Judgement.Refused(attempt, fault))
                .orElseGet(() -> new Judgement.Emergency(attempt, until));
    }

    private Optional<String> emergencyFault(
            Approved before, List<Difference> changes, Instant until) {
        var longest = before.policy().longestEmergency();
        if (before.remembered().isSpent(candidate.sha256())) {
            return Optional.of("this emergency has ended: make and sign a new one");
        }
        if (!now.isBefore(until)) {
            return Optional.of("the emergency ended at " + until);
        }
        if (before.remembered().spent().size() >= Remembered.MOST_SPENT) {
            return Optional.of("too many emergencies ended since the last ordinary change");
        }
        if (changes.stream().anyMatch(change -> concernsLedger(before, change))) {
            return Optional.of("an emergency cannot change the ledger, which is to tell of it");
        }
        return now.plus(longest).isBefore(until)
                ? Optional.of(
                        "the emergency is longer than longest_emergency, %d s"
                                .formatted(longest.toSeconds()))
                : Optional.empty();
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
                case Verdict.Refused(var fault) ->
                        others.add(ConfigurationDifference.shown(file.name()) + " " + fault.text());
            }
        }
        return new Count(signers, others);
    }
}
