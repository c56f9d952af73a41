package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.time.TimeDelta;

/// The keys of `[serve.roughtime]`.
final class RoughtimeServerKeys {
    static final Key<List<InetAddress>> LISTEN =
            withDefault(
                    "listen",
                    Kind.listOf(Kinds.address()),
                    List.of("127.0.0.1", "::1"),
                    "Addresses to listen on; \"0.0.0.0\" and \"::\" mean all of the machine.");
    static final Key<Integer> PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    5319L,
                    "The port, for UDP and TCP; 5319 is Roughtime's own. 0 takes a free one.");
    static final Key<Boolean> TCP =
            withDefault("tcp", Kinds.flag(), true, "Whether to answer over TCP too.");
    static final Key<Path> KEY =
            required(
                    "key",
                    Kinds.path("a file"),
                    "The long-term private key (mode 0600), by which clients know the server;"
                            + " noonmark keys roughtime makes one.");
    static final Key<List<AddressPrefix>> ALLOW =
            withDefault(
                    "allow",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are answered; empty means all. Of allow and deny, the longest"
                            + " prefix that holds a client decides.");
    static final Key<List<AddressPrefix>> DENY =
            withDefault(
                    "deny",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are not answered.");
    static final Key<Double> RATE_LIMIT =
            optional(
                    "rate_limit",
                    Kinds.number("0.001", "1000000"),
                    "Requests per second that one client (IPv4 address, IPv6 /64) may send in the"
                            + " long run. When absent there is no limit.");
    static final Key<Integer> RATE_BURST =
            withDefault(
                    "rate_burst",
                    Kinds.integer(1, 1_000_000),
                    16L,
                    "Requests that such a client may send at once after a pause.");
    static final Key<TimeDelta> LARGEST_RADIUS =
            withDefault(
                    "largest_radius",
                    Kinds.duration("1 s", "1 h"),
                    "10 s",
                    "When the interval is wider, nothing is answered; whole seconds.");
    static final Key<TimeDelta> DELEGATION =
            withDefault(
                    "delegation",
                    Kinds.duration("1 min", "30 d"),
                    "1 d",
                    "For how long a key in memory may sign in the place of the long-term key; a new"
                            + " one is made when a quarter of it is left.");
    static final Key<Double> GREASE =
            withDefault(
                    "grease",
                    Kinds.number("0", "0.5"),
                    0.001,
                    "Share of the responses that are spoilt on purpose, so that clients keep"
                            + " checking (RFC 10049 section 7); never a signed wrong time.");

    static final Section SERVE_ROUGHTIME =
            new Section(
                    "serve.roughtime",
                    false,
                    "The Roughtime server; off unless this section is written.",
                    List.of(
                            LISTEN,
                            PORT,
                            TCP,
                            KEY,
                            ALLOW,
                            DENY,
                            RATE_LIMIT,
                            RATE_BURST,
                            LARGEST_RADIUS,
                            DELEGATION,
                            GREASE));

    private RoughtimeServerKeys() {}
}
