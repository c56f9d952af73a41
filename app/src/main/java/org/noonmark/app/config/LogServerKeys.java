package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.web.WebLimits;

/// The keys of `[serve.ledger]` and `[witness]`: what is served of logs over HTTP.
final class LogServerKeys {
    private static final int HEADER_BYTES = 8 * 1024;

    /// A checkpoint with a proof; the log itself takes none.
    private static final int WITNESS_BODY_BYTES = SignedNote.MAX_BYTES + 4096;

    static final Key<Integer> LEDGER_PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    3181L,
                    "The TCP port, for HTTP; put a proxy before it for TLS. 0 takes a free one.");
    static final Key<String> PATH =
            withDefault(
                    "path",
                    Kinds.urlPath(),
                    "/log",
                    "Under which path the log lies: its prefix (c2sp.org/tlog-tiles).");

    static final Section SERVE_LEDGER =
            new Section(
                    "serve.ledger",
                    false,
                    "The ledger for everybody to read: checkpoint, tiles, key, and the page that"
                            + " checks evidence; off unless this section is written.",
                    List.of(
                            ServerKeys.SERVE_LISTEN,
                            LEDGER_PORT,
                            PATH,
                            TimestampServerKeys.MAX_CONNECTIONS,
                            TimestampServerKeys.MAX_PER_NETWORK,
                            TimestampServerKeys.REQUEST_TIMEOUT));

    static final Key<String> NAME =
            required(
                    "name",
                    Kinds.word("the name of a witness"),
                    "The name in its signatures, for ever: no plus sign.");
    static final Key<Path> KEY =
            optional(
                    "key",
                    Kinds.path("a file"),
                    "Its Ed25519 key, which must sign nothing else; without one, witness.key in the"
                            + " data folder, made at the first start.");
    static final Key<Boolean> POST_QUANTUM =
            withDefault(
                    "post_quantum",
                    Kinds.flag(),
                    true,
                    "Whether it signs with ML-DSA-44 as well, which quantum computers cannot forge;"
                            + " the key is witness-ml-dsa-44.key in the data folder, made at the"
                            + " first start.");
    static final Key<List<VerifierKey>> LOGS =
            required(
                    "logs",
                    Kind.listOf(Kinds.logKey()),
                    "The logs whose checkpoints it signs, each by its key (name+hash+key, as in"
                            + " ledger.vkey).");
    static final Key<Integer> WITNESS_PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    3182L,
                    "The TCP port, for HTTP; put a proxy before it for TLS. 0 takes a free one.");
    static final Key<String> WITNESS_PATH =
            withDefault(
                    "path",
                    Kinds.urlPath(),
                    "/",
                    "Under which path add-checkpoint lies (c2sp.org/tlog-witness).");

    static final Section WITNESS =
            new Section(
                    "witness",
                    false,
                    "A witness for the logs of others: signs a checkpoint only when it goes on from"
                            + " the last one; off unless this section is written.",
                    List.of(
                            NAME,
                            KEY,
                            POST_QUANTUM,
                            LOGS,
                            ServerKeys.SERVE_LISTEN,
                            WITNESS_PORT,
                            WITNESS_PATH,
                            TimestampServerKeys.MAX_CONNECTIONS,
                            TimestampServerKeys.MAX_PER_NETWORK,
                            TimestampServerKeys.REQUEST_TIMEOUT));

    private LogServerKeys() {}

    static void check(TomlReader toml) {
        var served = toml.one(SERVE_LEDGER);
        if (served.position() != null && !toml.one(LedgerKeys.LEDGER).get(LedgerKeys.ENABLED)) {
            toml.problem(
                    served.position(),
                    "serve.ledger",
                    "there is nothing to serve: enabled = false in [ledger]");
        }
        var witness = toml.one(WITNESS);
        if (witness.find(NAME).filter(name -> name.contains("+")).isPresent()) {
            toml.problem(witness, NAME, "must have no plus sign");
        }
    }

    /// How the log is served; empty when it is not.
    static Optional<Configuration.LogServe> ledger(TomlReader toml) {
        var section = toml.one(SERVE_LEDGER);
        return section.position() == null
                ? Optional.empty()
                : Optional.of(
                        new Configuration.LogServe(
                                listen(section, LEDGER_PORT),
                                section.get(PATH),
                                limits(section, 0)));
    }

    /// The witness; empty when there is none.
    static Optional<Configuration.WitnessServe> witness(TomlReader toml) {
        var section = toml.one(WITNESS);
        if (section.position() == null) {
            return Optional.empty();
        }
        Map<String, List<VerifierKey>> logs = new HashMap<>();
        for (var key : section.get(LOGS)) {
            logs.computeIfAbsent(key.name(), origin -> new ArrayList<>()).add(key);
        }
        return Optional.of(
                new Configuration.WitnessServe(
                        section.get(NAME),
                        section.find(KEY),
                        section.get(POST_QUANTUM),
                        logs,
                        new Configuration.LogServe(
                                listen(section, WITNESS_PORT),
                                section.get(WITNESS_PATH),
                                limits(section, WITNESS_BODY_BYTES))));
    }

    private static List<InetSocketAddress> listen(SectionValues section, Key<Integer> port) {
        return section.get(ServerKeys.SERVE_LISTEN).stream()
                .map(address -> new InetSocketAddress(address, section.get(port)))
                .toList();
    }

    private static WebLimits limits(SectionValues section, int bodyBytes) {
        return new WebLimits(
                section.get(TimestampServerKeys.MAX_CONNECTIONS),
                section.get(TimestampServerKeys.MAX_PER_NETWORK),
                HEADER_BYTES,
                bodyBytes,
                Duration.ofNanos(section.get(TimestampServerKeys.REQUEST_TIMEOUT).toNanos()));
    }
}
