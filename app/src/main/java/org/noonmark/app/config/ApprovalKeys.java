package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

    static final Key<List<String>> FILES =
            withDefault(
                    "files",
                    Kind.listOf(Kinds.text("a line of sha256sum: 64 digits, two spaces, a file")),
                    List.of(),
                    "What the files that this one names have to contain; only with required above 0."
                            + " noonmark config bind prints the lines.");

    private static final Pattern FILE_LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    static final Section APPROVAL =
            new Section(
                    "approval",
                    false,
                    "Who has to agree to a change of this file.",
                    List.of(
                            REQUIRED,
                            SIGNERS,
                            REVISION,
                            EMERGENCY_UNTIL,
                            LONGEST_EMERGENCY,
                            FILES));

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
        checkFiles(toml, section, required);
    }

    private static void checkFiles(TomlReader toml, SectionValues section, int required) {
        var lines = section.find(FILES).orElse(List.of());
        if (required == 0 && !lines.isEmpty()) {
            toml.problem(section, FILES, "does nothing while required is 0: take it away");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = FILE_LINE.matcher(lines.get(i));
            if (!line.matches() || path(line.group(2)).isEmpty()) {
                toml.problem(
                        section,
                        FILES,
                        "entry %d: must be 64 hexadecimal digits, two spaces and a file"
                                .formatted(i + 1));
            } else if (!names.add(path(line.group(2)).orElseThrow())) {
                toml.problem(
                        section, FILES, "entry %d: its file is there already".formatted(i + 1));
            }
        }
    }

    private static Optional<String> path(String written) {
        return Optional.ofNullable(Kinds.path("a file").read(written)).map(Path::toString);
    }

    /// SHA-256 by file, of lines that were checked.
    static Map<String, String> files(List<String> lines) {
        var files = new TreeMap<String, String>();
        for (var each : lines) {
            var line = FILE_LINE.matcher(each);
            if (line.matches()) {
                files.put(path(line.group(2)).orElseThrow(), line.group(1));
            }
        }
        return files;
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
                Duration.ofMillis(Math.round(section.get(LONGEST_EMERGENCY).toSeconds() * 1e3)),
                files(section.get(FILES)));
    }
}
