package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.signing.ssh.AllowedSigners;
import org.noonmark.time.TimeDelta;

/// The keys of `[approval]`.
final class ApprovalKeys {
    static final Key<Integer> REQUIRED =
            withDefault(
                    "required",
                    Kinds.integer(0, AllowedSigners.MOST),
                    0L,
                    "How many of the signers have to sign a change of this file before it takes"
                            + " effect. With 0 whoever can write the file decides: unprotected.");
    static final Key<List<String>> SIGNERS =
            withDefault(
                    "signers",
                    Kind.listOf(Kinds.text("a line of an allowed signers file of OpenSSH")),
                    List.of(),
                    "Who may sign, one key each: principal [options] type key. Options are"
                            + " namespaces, valid-after and valid-before.");
    static final Key<Integer> REVISION =
            withDefault(
                    "revision",
                    Kinds.integer(0, Integer.MAX_VALUE),
                    0L,
                    "Counts the changes of this file. A protected station takes no revision that is"
                            + " not newer than the approved one.");
    static final Key<Instant> EMERGENCY_UNTIL =
            optional(
                    "emergency_until",
                    Kinds.instant(),
                    "Makes this file an emergency configuration: one signature for the namespace"
                            + " noonmark-emergency is enough, and it ends at this instant (UTC).");
    static final Key<TimeDelta> LONGEST_EMERGENCY =
            withDefault(
                    "longest_emergency",
                    Kinds.duration("1 s", "30 d"),
                    "1 d",
                    "How far ahead emergency_until may be.");

    static final Section APPROVAL =
            new Section(
                    "approval",
                    false,
                    "Who has to agree to a change of this file.",
                    List.of(REQUIRED, SIGNERS, REVISION, EMERGENCY_UNTIL, LONGEST_EMERGENCY));

    private ApprovalKeys() {}

    static void check(TomlReader toml) {
        var section = toml.one(APPROVAL);
        int required = section.find(REQUIRED).orElse(0);
        switch (AllowedSigners.read(section.find(SIGNERS).orElse(List.of()))) {
            case AllowedSigners.Read.Bad(int line, var reason) ->
                    toml.problem(section, SIGNERS, "entry %d: %s".formatted(line, reason));
            case AllowedSigners.Read.Good(var signers) -> {
                int people = signers.principals().size();
                if (required > people) {
                    toml.problem(
                            section,
                            REQUIRED,
                            "can never be reached: there are only %d signers".formatted(people));
                }
            }
        }
        if (required == 0 && section.isWritten(EMERGENCY_UNTIL)) {
            toml.problem(
                    section, EMERGENCY_UNTIL, "does nothing while required is 0: take it away");
        }
    }

    /// What the section says; only after [#check] found nothing.
    static Configuration.ApprovalConfig of(TomlReader toml) {
        var section = toml.one(APPROVAL);
        var signers =
                switch (AllowedSigners.read(section.get(SIGNERS))) {
                    case AllowedSigners.Read.Good(var good) -> good;
                    case AllowedSigners.Read.Bad(_, var reason) ->
                            throw new IllegalStateException("must have been checked: " + reason);
                };
        return new Configuration.ApprovalConfig(
                section.get(REQUIRED),
                signers,
                section.get(REVISION),
                section.find(EMERGENCY_UNTIL),
                Duration.ofMillis(Math.round(section.get(LONGEST_EMERGENCY).toSeconds() * 1e3)));
    }
}
