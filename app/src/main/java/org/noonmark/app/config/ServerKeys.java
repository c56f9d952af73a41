package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetAddress;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.serve.AddressPrefix;

/// The keys of what the station serves.
final class ServerKeys {
    // [serve.ntp]
    static final Key<Boolean> SERVE_ENABLED =
            withDefault("enabled", Kinds.flag(), true, "Whether to answer NTP requests.");
    static final Key<List<InetAddress>> SERVE_LISTEN =
            withDefault(
                    "listen",
                    Kind.listOf(Kinds.address()),
                    List.of("127.0.0.1", "::1"),
                    "Addresses to listen on; \"0.0.0.0\" and \"::\" mean all of the machine.");
    static final Key<Integer> SERVE_PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    11_123L,
                    "The UDP port; NTP's own is 123. 0 takes a free one.");
    static final Key<Integer> SERVE_WORKERS =
            withDefault(
                    "workers",
                    Kinds.integer(1, 256),
                    1L,
                    "Threads that answer, each with its own socket on every address.");
    static final Key<List<AddressPrefix>> SERVE_ALLOW =
            withDefault(
                    "allow",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are answered; empty means all. Of allow and deny, the longest"
                            + " prefix that holds a client decides.");
    static final Key<List<AddressPrefix>> SERVE_DENY =
            withDefault(
                    "deny",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are not answered.");
    static final Key<Double> SERVE_RATE_LIMIT =
            optional(
                    "rate_limit",
                    Kinds.number("0.001", "1000000"),
                    "Requests per second that one client (IPv4 address, IPv6 /64) may send in the"
                            + " long run. When absent there is no limit.");
    static final Key<Integer> SERVE_RATE_BURST =
            withDefault(
                    "rate_burst",
                    Kinds.integer(1, 1_000_000),
                    16L,
                    "Requests that such a client may send at once after a pause.");
    static final Key<Boolean> SERVE_INTERLEAVED =
            withDefault(
                    "interleaved",
                    Kinds.flag(),
                    true,
                    "Whether to answer in interleaved mode (RFC 9769) those who ask for it.");

    static final Section SERVE_NTP =
            new Section(
                    "serve.ntp",
                    false,
                    "The NTP server.",
                    List.of(
                            SERVE_ENABLED,
                            SERVE_LISTEN,
                            SERVE_PORT,
                            SERVE_WORKERS,
                            SERVE_ALLOW,
                            SERVE_DENY,
                            SERVE_RATE_LIMIT,
                            SERVE_RATE_BURST,
                            SERVE_INTERLEAVED));

    private ServerKeys() {}
}
