package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;
import org.noonmark.time.TimeDelta;

/// The keys of `[ledger]`.
final class LedgerKeys {
    static final Key<Boolean> ENABLED =
            withDefault(
                    "enabled",
                    Kinds.flag(),
                    true,
                    "Whether the station writes down what it states, in the folder ledger of its"
                            + " data folder.");
    static final Key<String> ORIGIN =
            optional(
                    "origin",
                    Kinds.word("the name of a log"),
                    "The name of the log, for ever: where it will be served, without https://."
                            + " Without one it is called after its key.");
    static final Key<TimeDelta> PUBLISH_INTERVAL =
            withDefault(
                    "publish_interval",
                    Kinds.duration("1 s", "1 h"),
                    "10 s",
                    "The longest that a statement waits for a signed checkpoint.");
    static final Key<Path> POLICY =
            optional(
                    "policy",
                    Kinds.path("a file"),
                    "Which witnesses are asked to sign, and how many have to (c2sp.org/tlog-policy,"
                            + " with a URL for each witness).");

    static final Key<TimeDelta> FOREIGN_INTERVAL =
            withDefault(
                    "foreign_interval",
                    Kinds.duration("10 s", "1 d"),
                    "10 min",
                    "How often each [[roughtime_source]] and [[ledger_signer]] is asked to sign the"
                            + " newest checkpoint, for proofs of when it was made that need no trust in this station.");

    static final Key<Boolean> POST_QUANTUM =
            withDefault(
                    "post_quantum",
                    Kinds.flag(),
                    false,
                    "Whether checkpoints are signed with ML-DSA-44 as well, which quantum computers"
                            + " cannot forge: 3.3 kB in each checkpoint and in each proof.");

    static final Key<Integer> MATERIAL_MIB =
            withDefault(
                    "material_mib",
                    Kinds.integer(16, 1_048_576),
                    1024L,
                    "How much room readings have beside the log, in MiB. The oldest go away when they"
                            + " need more; the log still binds their hash.");

    static final Section LEDGER =
            new Section(
                    "ledger",
                    false,
                    "The log of everything that the station states, for proofs.",
                    List.of(
                            ENABLED,
                            ORIGIN,
                            PUBLISH_INTERVAL,
                            POLICY,
                            FOREIGN_INTERVAL,
                            POST_QUANTUM,
                            MATERIAL_MIB));

    private LedgerKeys() {}

    /// What the section says; empty when the ledger is off.
    static Optional<Configuration.LedgerConfig> of(TomlReader toml) {
        var ledger = toml.one(LEDGER);
        return ledger.get(ENABLED)
                ? Optional.of(
                        new Configuration.LedgerConfig(
                                ledger.find(ORIGIN),
                                LedgerSignerKeys.peers(toml),
                                duration(ledger.get(PUBLISH_INTERVAL)),
                                ledger.find(POLICY),
                                duration(ledger.get(FOREIGN_INTERVAL)),
                                ledger.get(POST_QUANTUM),
                                (long) ledger.get(MATERIAL_MIB) << 20))
                : Optional.empty();
    }

    private static Duration duration(TimeDelta span) {
        return Duration.ofNanos(span.toNanos());
    }
}
