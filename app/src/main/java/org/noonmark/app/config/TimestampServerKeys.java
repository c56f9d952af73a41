package org.noonmark.app.config;

import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.time.TimeDelta;

/// The keys of `[serve.tsa]`.
final class TimestampServerKeys {
    static final Key<Integer> PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    3180L,
                    "The TCP port, for HTTP; put a proxy before it for TLS. 0 takes a free one.");
    static final Key<String> PATH =
            withDefault("path", Kinds.urlPath(), "/", "Where requests are taken by POST.");
    static final Key<Path> CERTIFICATE =
            required(
                    "certificate",
                    Kinds.path("a file"),
                    "The certificate chain (PEM, the authority's first), issued with"
                            + " extendedKeyUsage = critical,timeStamping. A new one is taken into"
                            + " use without a restart.");
    static final Key<Path> KEY =
            required(
                    "key",
                    Kinds.path("a file"),
                    "The certificate's private key (PEM, PKCS#8, no passphrase, mode 0600): ECDSA"
                            + " on P-256 or RSA.");
    static final Key<String> POLICY =
            required(
                    "policy",
                    Kinds.objectIdentifier(),
                    "The policy under which tokens are made, told in each; below a number of your"
                            + " own, as 1.3.6.1.4.1.NUMBER.1.");
    static final Key<TimeDelta> LARGEST_ACCURACY =
            withDefault(
                    "largest_accuracy",
                    Kinds.duration("1 us", "1 h"),
                    "1 s",
                    "When the interval is wider than this to either side, no token is made:"
                            + " timeNotAvailable.");
    static final Key<TimeDelta> BATCH_PERIOD =
            withDefault(
                    "batch_period",
                    Kinds.duration("100 ms", "1 h"),
                    "10 s",
                    "How long hashes of tokens are gathered before they are offered to the ledger"
                            + " together; 1,024 at most.");
    static final Key<Integer> MAX_CONNECTIONS =
            withDefault(
                    "max_connections",
                    Kinds.integer(1, 10_000),
                    256L,
                    "Connections open at once; a further one displaces the one that waits longest,"
                            + " of the network that holds most.");
    static final Key<Integer> MAX_PER_NETWORK =
            withDefault(
                    "max_connections_per_network",
                    Kinds.integer(1, 10_000),
                    32L,
                    "Connections open at once from one IPv4 address or IPv6 /64; a /56 may have"
                            + " twice and a /48 four times as many.");
    static final Key<TimeDelta> REQUEST_TIMEOUT =
            withDefault(
                    "request_timeout",
                    Kinds.duration("100 ms", "5 min"),
                    "10 s",
                    "How long a client may take for a whole request, however slowly bytes come, and"
                            + " how long a connection may be idle.");

    static final Section SERVE_TSA =
            new Section(
                    "serve.tsa",
                    false,
                    "The time-stamp authority (RFC 3161); off unless this section is written.",
                    List.of(
                            ServerKeys.SERVE_LISTEN,
                            PORT,
                            PATH,
                            CERTIFICATE,
                            KEY,
                            POLICY,
                            LARGEST_ACCURACY,
                            BATCH_PERIOD,
                            ServerKeys.SERVE_ALLOW,
                            ServerKeys.SERVE_DENY,
                            ServerKeys.SERVE_RATE_LIMIT,
                            ServerKeys.SERVE_RATE_BURST,
                            MAX_CONNECTIONS,
                            MAX_PER_NETWORK,
                            REQUEST_TIMEOUT));

    private TimestampServerKeys() {}
}
