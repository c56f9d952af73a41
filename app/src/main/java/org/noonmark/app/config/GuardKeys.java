package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.app.config.Key.Section;
import org.noonmark.time.TimeDelta;

/// The keys of `[guard]` and `[[guard_log]]`.
final class GuardKeys {
    static final Key<List<Path>> RULES =
            withDefault(
                    "rules",
                    Kind.listOf(Kinds.path("a folder, a zip archive or a file")),
                    List.of(),
                    "Packs of Sigma rules. A pack that changes is read again within a few seconds.");
    static final Key<Boolean> OWN_RULES =
            withDefault(
                    "own_rules",
                    Kinds.flag(),
                    true,
                    "Whether the rules of this release, for hosts that keep time, are in force.");
    static final Key<Path> SETTINGS =
            optional(
                    "settings",
                    Kinds.path("a file"),
                    "What rules leave open: names of fields, placeholders (TOML).");
    static final Key<TimeDelta> LATENESS =
            withDefault(
                    "lateness",
                    Kinds.duration("0 s", "1 h"),
                    "2 s",
                    "How long rules about several events wait for events that come late.");
    static final Key<Integer> PARTITIONS =
            withDefault(
                    "partitions",
                    Kinds.integer(1, 64),
                    1L,
                    "Threads that look at events side by side.");

    static final Section GUARD =
            new Section(
                    "guard",
                    false,
                    "Rules over the logs of [[guard_log]]. Nothing is followed unless one is written.",
                    List.of(RULES, OWN_RULES, SETTINGS, LATENESS, PARTITIONS));

    static final Key<String> NAME =
            optional(
                    "name",
                    Kinds.text("a name"),
                    "What the log is called in findings; its path when absent.");
    static final Key<Path> PATH =
            required("path", Kinds.path("a file"), "The file, which may not exist yet.");
    static final Key<String> KIND =
            withDefault(
                    "kind",
                    Kinds.word("a kind of log"),
                    "auto",
                    "Which program wrote it (noonmark detect --kinds lists them); auto looks at what"
                            + " is in it.");
    static final Key<ZoneId> ZONE =
            withDefault(
                    "zone", Kinds.zone(), "UTC", "The time zone of times that do not say theirs.");
    static final Key<TimeDelta> CLOCK_ERROR =
            optional(
                    "clock_error",
                    Kinds.duration("1 us", "1 d"),
                    "How far the clock that wrote it may be off, where you vouch for that. Without"
                            + " it only this station's own clock bounds when an event happened.");
    static final Key<Boolean> FROM_START =
            withDefault(
                    "from",
                    Kinds.choice(new TreeMap<>(Map.of("start", true, "end", false))),
                    "end",
                    "Where reading begins when it was never read before: start or end.");

    static final Section GUARD_LOG =
            new Section(
                    "guard_log",
                    true,
                    "A log that is followed while it grows and is rotated.",
                    List.of(NAME, PATH, KIND, ZONE, CLOCK_ERROR, FROM_START));

    private GuardKeys() {}

    static void check(TomlReader toml) {
        var guard = toml.one(GUARD);
        var logs = toml.all(GUARD_LOG);
        var names = new HashSet<String>();
        for (var log : logs) {
            name(log)
                    .filter(name -> !names.add(name))
                    .ifPresent(name ->
                            toml.problem(log, NAME, "two logs are called \"%s\"".formatted(name)));
        }
        if (guard.position() != null && logs.isEmpty()) {
            toml.problem(guard.position(), "guard", "has nothing to look at: add [[guard_log]]");
        }
        boolean hasRules =
                guard.get(OWN_RULES) || guard.find(RULES).filter(r -> !r.isEmpty()).isPresent();
        if (!logs.isEmpty() && !hasRules) {
            toml.problem(guard, OWN_RULES, "leaves no rules: name some in rules");
        }
    }

    /// What the sections say; empty when no log is followed.
    static Optional<GuardConfig> of(TomlReader toml) {
        var logs = toml.all(GUARD_LOG).stream().map(GuardKeys::log).toList();
        var guard = toml.one(GUARD);
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new GuardConfig(
                                guard.get(RULES),
                                guard.get(OWN_RULES),
                                guard.find(SETTINGS),
                                duration(guard.get(LATENESS)),
                                guard.get(PARTITIONS),
                                logs));
    }

    private static Optional<String> name(SectionValues log) {
        return log.find(NAME).or(() -> log.find(PATH).map(Path::toString));
    }

    private static GuardConfig.Log log(SectionValues log) {
        return new GuardConfig.Log(
                name(log).orElseThrow(),
                log.get(PATH),
                log.get(KIND),
                log.get(ZONE),
                log.find(CLOCK_ERROR).map(GuardKeys::duration),
                log.get(FROM_START));
    }

    private static Duration duration(TimeDelta span) {
        return Duration.ofNanos(span.toNanos());
    }
}
