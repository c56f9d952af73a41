package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;

import java.util.HashSet;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimePeer;

/// The keys of `[[ledger_signer]]`, and the servers that they describe.
final class LedgerSignerKeys {
    static final Key<String> NAME =
            optional(
                    "name",
                    Kinds.text("a name"),
                    "What the server is called in the log; its host when absent.");

    static final Section LEDGER_SIGNER =
            new Section(
                    "ledger_signer",
                    true,
                    "A Roughtime server that is asked to sign checkpoints of the log, as each"
                            + " [[roughtime_source]] is, and is never a source of time: for a station"
                            + " with authority of its own, too.",
                    List.of(
                            NAME,
                            RoughtimeSourceKeys.HOST,
                            RoughtimeSourceKeys.PORT,
                            RoughtimeSourceKeys.PUBLIC_KEY,
                            RoughtimeSourceKeys.TRANSPORT));

    private LedgerSignerKeys() {}

    static void check(TomlReader toml) {
        var keys = new HashSet<>();
        var names = new HashSet<String>();
        for (var source : toml.all(RoughtimeSourceKeys.ROUGHTIME_SOURCE)) {
            source.find(RoughtimeSourceKeys.PUBLIC_KEY).ifPresent(keys::add);
            source.find(RoughtimeSourceKeys.NAME)
                    .or(() -> source.find(RoughtimeSourceKeys.HOST))
                    .ifPresent(names::add);
        }
        boolean isOff = !toml.one(LedgerKeys.LEDGER).get(LedgerKeys.ENABLED);
        for (var signer : toml.all(LEDGER_SIGNER)) {
            var name = signer.find(NAME).or(() -> signer.find(RoughtimeSourceKeys.HOST));
            if (name.isPresent() && !names.add(name.get())) {
                toml.problem(signer, NAME, "is the name of another server that signs");
            }
            var key = signer.find(RoughtimeSourceKeys.PUBLIC_KEY);
            if (key.isPresent() && !keys.add(key.get())) {
                toml.problem(
                        signer,
                        RoughtimeSourceKeys.PUBLIC_KEY,
                        "is that of another server that signs: one of them is enough");
            }
            if (isOff) {
                toml.problem(signer, NAME, "there is nothing to sign: [ledger] is not enabled");
            }
        }
    }

    static List<RoughtimePeer> peers(TomlReader toml) {
        return toml.all(LEDGER_SIGNER).stream().map(LedgerSignerKeys::peer).toList();
    }

    private static RoughtimePeer peer(SectionValues signer) {
        var host = signer.get(RoughtimeSourceKeys.HOST);
        var name = signer.find(NAME).orElse(host);
        return new RoughtimePeer(
                name,
                name,
                signer.get(RoughtimeSourceKeys.PUBLIC_KEY),
                signer.get(RoughtimeSourceKeys.TRANSPORT).stream()
                        .map(transport ->
                                new RoughtimeAddress(
                                        transport, host, signer.get(RoughtimeSourceKeys.PORT)))
                        .toList());
    }
}
