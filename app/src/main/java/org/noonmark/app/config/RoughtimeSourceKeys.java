package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.noonmark.app.config.Key.Section;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimeAddress.Transport;
import org.noonmark.sources.roughtime.RoughtimePeer;

/// The keys of `[[roughtime_source]]`, and the servers that they describe.
final class RoughtimeSourceKeys {
    static final Key<String> NAME =
            optional(
                    "name",
                    Kinds.text("a name"),
                    "What the server is called; its host when absent.");
    static final Key<String> HOST =
            required("host", Kinds.word("a host name or an address"), "Where the server is.");
    static final Key<Integer> PORT =
            withDefault(
                    "port",
                    Kinds.integer(1, 65_535),
                    5319L,
                    "Its port; 5319 is Roughtime's own, many servers have 2002.");
    static final Key<Ed25519PublicKey> PUBLIC_KEY =
            required(
                    "public_key",
                    Kinds.publicKey(),
                    "Its long-term public key, from a place that you trust.");
    static final Key<String> PARTY =
            required(
                    "party",
                    Kinds.text("a name"),
                    "Who runs it. Servers of one party have one vote together, and there must be"
                            + " three parties or more.");
    static final Key<List<Transport>> TRANSPORT =
            withDefault(
                    "transport",
                    Kinds.choice(
                            new TreeMap<>(
                                    Map.of(
                                            "udp", List.of(Transport.UDP, Transport.TCP),
                                            "tcp", List.of(Transport.TCP)))),
                    "udp",
                    "\"udp\" asks over UDP, and over TCP when no answer comes; \"tcp\" over TCP"
                            + " alone.");

    static final Section ROUGHTIME_SOURCE =
            new Section(
                    "roughtime_source",
                    true,
                    "A Roughtime server. All of them together are asked in a chain every ten"
                            + " minutes, and are one authenticated source, \"roughtime\": what a"
                            + " majority of the parties agrees on, seconds wide.",
                    List.of(NAME, HOST, PORT, PUBLIC_KEY, PARTY, TRANSPORT));

    private RoughtimeSourceKeys() {}

    static void check(TomlReader toml) {
        var sections = toml.all(ROUGHTIME_SOURCE);
        if (!sections.isEmpty() && isWhole(sections)) {
            checkKeys(toml, sections);
            RoughtimePeer.whyTooFew(peers(toml))
                    .ifPresent(why -> toml.problem(sections.getLast(), PARTY, why));
        }
    }

    /// One key is one party: whoever has it speaks for all servers that are written with it.
    private static void checkKeys(TomlReader toml, List<SectionValues> sections) {
        var partyOf = new HashMap<Ed25519PublicKey, String>();
        for (var section : sections) {
            var party = section.get(PARTY);
            var other = partyOf.putIfAbsent(section.get(PUBLIC_KEY), party);
            if (other != null && !other.equals(party)) {
                toml.problem(
                        section,
                        PUBLIC_KEY,
                        "is the key of a server of party \""
                                + other
                                + "\" too: one key, one party");
            }
        }
    }

    private static boolean isWhole(List<SectionValues> sections) {
        return sections.stream()
                .allMatch(source ->
                        source.find(HOST).isPresent()
                                && source.find(PUBLIC_KEY).isPresent()
                                && source.find(PARTY).isPresent());
    }

    static List<RoughtimePeer> peers(TomlReader toml) {
        return toml.all(ROUGHTIME_SOURCE).stream().map(RoughtimeSourceKeys::peer).toList();
    }

    private static RoughtimePeer peer(SectionValues source) {
        var host = source.get(HOST);
        return new RoughtimePeer(
                source.find(NAME).orElse(host),
                source.get(PARTY),
                source.get(PUBLIC_KEY),
                source.get(TRANSPORT).stream()
                        .map(transport -> new RoughtimeAddress(transport, host, source.get(PORT)))
                        .toList());
    }
}
