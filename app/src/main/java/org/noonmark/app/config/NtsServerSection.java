package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noonmark.serve.nts.KeyExchangeConfig;

/// Makes the record of `[serve.nts]`, and checks what its keys cannot check alone.
final class NtsServerSection {
    private static final int NTP_PORT = 123;

    private NtsServerSection() {}

    static void check(TomlReader toml) {
        var nts = toml.one(NtsServerKeys.SERVE_NTS);
        if (nts.position() == null || !toml.isWellFormed()) {
            return;
        }
        checkRoot(toml, nts);
        if (nts.find(NtsServerKeys.KEY_EXCHANGE).orElse(true)) {
            for (var key : List.of(NtsServerKeys.CERTIFICATE, NtsServerKeys.KEY)) {
                if (!nts.isWritten(key)) {
                    toml.problem(
                            nts,
                            key,
                            "is missing: " + key.explanation() + " Or set key_exchange = false");
                }
            }
        }
        boolean servesNtp = toml.one(ServerKeys.SERVE_NTP).get(ServerKeys.SERVE_ENABLED);
        if (!servesNtp && !nts.isWritten(NtsServerKeys.NTP_HOST)) {
            toml.problem(
                    nts,
                    NtsServerKeys.NTP_HOST,
                    "is missing: [serve.ntp] is switched off, so name the server that takes the"
                            + " cookies");
        }
        if (nts.find(NtsServerKeys.EXCHANGE_TIMEOUT)
                .filter(all -> all.isLessThan(nts.get(NtsServerKeys.HANDSHAKE_TIMEOUT)))
                .isPresent()) {
            toml.problem(
                    nts,
                    NtsServerKeys.EXCHANGE_TIMEOUT,
                    "must not be shorter than handshake_timeout");
        }
        nts.find(NtsServerKeys.EPOCH)
                .filter(epoch -> epoch.attoseconds() != 0)
                .ifPresent(
                        broken -> toml.problem(nts, NtsServerKeys.EPOCH, "must be whole seconds"));
    }

    private static void checkRoot(TomlReader toml, SectionValues nts) {
        boolean file = nts.isWritten(NtsServerKeys.ROOT_SECRET);
        boolean token = nts.isWritten(NtsServerKeys.TOKEN);
        if (file == token) {
            toml.problem(
                    nts,
                    NtsServerKeys.ROOT_SECRET,
                    file
                            ? "excludes pkcs11: the secret is in a file or in a token"
                            : "is missing: " + NtsServerKeys.ROOT_SECRET.explanation());
        }
        if (token && !nts.isWritten(NtsServerKeys.TOKEN_KEY)) {
            toml.problem(
                    nts,
                    NtsServerKeys.TOKEN_KEY,
                    "is missing: " + NtsServerKeys.TOKEN_KEY.explanation());
        }
    }

    /// What the section says, once it was checked; empty when it is not written.
    static Optional<NtsServerConfig> of(TomlReader toml) {
        var nts = toml.one(NtsServerKeys.SERVE_NTS);
        if (nts.position() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new NtsServerConfig(
                        root(nts),
                        nts.get(NtsServerKeys.SITE),
                        nts.get(NtsServerKeys.EPOCH).seconds(),
                        nts.get(NtsServerKeys.ACCEPTED_EPOCHS),
                        nts.find(NtsServerKeys.REVOKED_EPOCHS),
                        nts.get(NtsServerKeys.KEY_EXCHANGE)
                                ? Optional.of(keyExchange(toml, nts))
                                : Optional.empty()));
    }

    private static NtsServerConfig.Root root(SectionValues nts) {
        Optional<Path> file = nts.find(NtsServerKeys.ROOT_SECRET);
        return file.isPresent()
                ? new NtsServerConfig.Root.InFile(file.orElseThrow())
                : new NtsServerConfig.Root.InToken(
                        nts.get(NtsServerKeys.TOKEN),
                        nts.find(NtsServerKeys.TOKEN_PIN),
                        nts.get(NtsServerKeys.TOKEN_KEY));
    }

    private static NtsServerConfig.KeyExchange keyExchange(TomlReader toml, SectionValues nts) {
        var listen =
                nts.get(NtsServerKeys.LISTEN).stream()
                        .map(address -> new InetSocketAddress(address, nts.get(NtsServerKeys.PORT)))
                        .toList();
        var config =
                KeyExchangeConfig.on(listen)
                        .withNtpServer(nts.find(NtsServerKeys.NTP_HOST), ntpPort(toml, nts))
                        .withLimits(limits(nts));
        return new NtsServerConfig.KeyExchange(
                config, nts.get(NtsServerKeys.CERTIFICATE), nts.get(NtsServerKeys.KEY));
    }

    /// Clients are told a port only when it is not NTP's own.
    private static OptionalInt ntpPort(TomlReader toml, SectionValues nts) {
        int ours = toml.one(ServerKeys.SERVE_NTP).get(ServerKeys.SERVE_PORT);
        int port =
                nts.find(NtsServerKeys.NTP_PORT)
                        .orElse(nts.isWritten(NtsServerKeys.NTP_HOST) ? NTP_PORT : ours);
        return port == NTP_PORT || port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static KeyExchangeConfig.Limits limits(SectionValues nts) {
        return new KeyExchangeConfig.Limits(
                nts.get(NtsServerKeys.MAX_CONNECTIONS),
                nts.get(NtsServerKeys.MAX_PER_NETWORK),
                Duration.ofNanos(nts.get(NtsServerKeys.HANDSHAKE_TIMEOUT).toNanos()),
                Duration.ofNanos(nts.get(NtsServerKeys.EXCHANGE_TIMEOUT).toNanos()));
    }
}
