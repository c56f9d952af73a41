package org.noonmark.app.config;

import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.time.TimeDelta;

/// The keys of `[serve.roughtime]`.
final class RoughtimeServerKeys {
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
                            ServerKeys.SERVE_LISTEN,
                            PORT,
                            TCP,
                            KEY,
                            ServerKeys.SERVE_ALLOW,
                            ServerKeys.SERVE_DENY,
                            ServerKeys.SERVE_RATE_LIMIT,
                            ServerKeys.SERVE_RATE_BURST,
                            LARGEST_RADIUS,
                            DELEGATION,
                            GREASE));

    private RoughtimeServerKeys() {}
}
