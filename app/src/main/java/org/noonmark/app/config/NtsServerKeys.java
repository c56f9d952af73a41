package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.config.Key.Section;
import org.noonmark.time.TimeDelta;

/// The keys of `[serve.nts]`.
final class NtsServerKeys {
    static final Key<Boolean> KEY_EXCHANGE =
            withDefault(
                    "key_exchange",
                    Kinds.flag(),
                    true,
                    "Whether this host does the key exchange; false when another host of the site"
                            + " does, and only its cookies are taken here.");
    static final Key<List<InetAddress>> LISTEN =
            withDefault(
                    "listen",
                    Kind.listOf(Kinds.address()),
                    List.of("127.0.0.1", "::1"),
                    "Addresses of the key exchange; \"0.0.0.0\" and \"::\" mean all of the"
                            + " machine.");
    static final Key<Integer> PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    4460L,
                    "The TCP port of the key exchange. 0 takes a free one.");
    static final Key<Path> CERTIFICATE =
            optional(
                    "certificate",
                    Kinds.path("a file"),
                    "The certificate chain (PEM, the server's first). A new one is taken into use"
                            + " without a restart.");
    static final Key<Path> KEY =
            optional(
                    "key",
                    Kinds.path("a file"),
                    "The certificate's private key (PEM, PKCS#8, no passphrase, mode 0600). ECDSA"
                            + " on P-256 is fast; RSA and Ed25519 work.");
    static final Key<Path> ROOT_SECRET =
            optional(
                    "root_secret",
                    Kinds.path("a file"),
                    "The secret that cookie keys are derived from (mode 0600), the same on every"
                            + " server of the site; noonmark keys nts-root makes one.");
    static final Key<Path> TOKEN =
            optional(
                    "pkcs11",
                    Kinds.path("a file"),
                    "Instead of root_secret: the configuration of SunPKCS11 for the token that"
                            + " holds it (name, library, slotListIndex).");
    static final Key<Path> TOKEN_PIN =
            optional("pkcs11_pin", Kinds.path("a file"), "The token's PIN, one line, mode 0600.");
    static final Key<String> TOKEN_KEY =
            optional(
                    "pkcs11_key",
                    Kinds.text("a label"),
                    "The label of the secret key in the token; it must be able to sign by"
                            + " HMAC-SHA256.");
    static final Key<String> SITE =
            withDefault(
                    "site",
                    Kinds.word("a word without spaces"),
                    "noonmark",
                    "The same on every server that shares cookies; separates those that only share"
                            + " a root secret.");
    static final Key<TimeDelta> EPOCH =
            withDefault(
                    "epoch",
                    Kinds.duration("1 s", "366 d"),
                    "1 d",
                    "How long a cookie key makes cookies; whole seconds. Counted from 1970 by"
                            + " standard time.");
    static final Key<Integer> ACCEPTED_EPOCHS =
            withDefault(
                    "accepted_epochs",
                    Kinds.integer(1, 1000),
                    7L,
                    "How many epochs before the present one still have their cookies accepted.");
    static final Key<Path> REVOKED_EPOCHS =
            optional(
                    "revoked_epochs",
                    Kinds.path("a file"),
                    "A file that lists epochs, one (20780) or a range (20773-20781) a line, whose"
                            + " cookies are refused. Changes are taken without a restart.");
    static final Key<String> NTP_HOST =
            optional(
                    "ntp_host",
                    Kinds.serverName(),
                    "The NTP server that clients are sent to; when absent, this host.");
    static final Key<Integer> NTP_PORT =
            optional(
                    "ntp_port",
                    Kinds.integer(1, 65_535),
                    "The UDP port that clients are sent to; when absent, that of [serve.ntp], or"
                            + " 123 with ntp_host.");
    static final Key<Integer> MAX_CONNECTIONS =
            withDefault(
                    "max_connections",
                    Kinds.integer(1, 100_000),
                    1000L,
                    "Connections open at once; a further one displaces the oldest of the network that"
                            + " holds most. A thousand need up to 25 MB.");
    static final Key<Integer> MAX_PER_NETWORK =
            withDefault(
                    "max_connections_per_network",
                    Kinds.integer(1, 100_000),
                    32L,
                    "Connections open at once from one IPv4 address or IPv6 /64; a /56 may have"
                            + " twice and a /48 four times as many.");
    static final Key<TimeDelta> HANDSHAKE_TIMEOUT =
            withDefault(
                    "handshake_timeout",
                    Kinds.duration("100 ms", "5 min"),
                    "4 s",
                    "How long a client may take from its connection to the end of the handshake.");
    static final Key<TimeDelta> EXCHANGE_TIMEOUT =
            withDefault(
                    "exchange_timeout",
                    Kinds.duration("100 ms", "5 min"),
                    "8 s",
                    "How long a connection may last, however slowly bytes come.");

    static final Section SERVE_NTS =
            new Section(
                    "serve.nts",
                    false,
                    "Network Time Security for the NTP server; off unless this section is written.",
                    List.of(
                            KEY_EXCHANGE,
                            LISTEN,
                            PORT,
                            CERTIFICATE,
                            KEY,
                            ROOT_SECRET,
                            TOKEN,
                            TOKEN_PIN,
                            TOKEN_KEY,
                            SITE,
                            EPOCH,
                            ACCEPTED_EPOCHS,
                            REVOKED_EPOCHS,
                            NTP_HOST,
                            NTP_PORT,
                            MAX_CONNECTIONS,
                            MAX_PER_NETWORK,
                            HANDSHAKE_TIMEOUT,
                            EXCHANGE_TIMEOUT));

    private NtsServerKeys() {}
}
