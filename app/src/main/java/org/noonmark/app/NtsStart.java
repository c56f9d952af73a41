package org.noonmark.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.noonmark.app.config.NtsServerConfig;
import org.noonmark.events.EventSink;
import org.noonmark.serve.identity.IdentityWatch;
import org.noonmark.serve.nts.CookieKeyClock;
import org.noonmark.serve.nts.CookieKeySchedule;
import org.noonmark.serve.nts.KeyExchangeConfig;
import org.noonmark.serve.nts.KeyExchangeCounters;
import org.noonmark.serve.nts.KeyExchangeOutcome;
import org.noonmark.serve.nts.KeyExchangeServer;
import org.noonmark.serve.nts.RootSecret;
import org.noonmark.serve.nts.RootSecretFile;
import org.noonmark.serve.nts.TokenSecret;
import org.noonmark.signing.X25519Provider;
import org.noonmark.time.LocalCounter;
import org.noonmark.time.StandardClock;
import org.noonmark.wire.nts.KeyExchangeReason;

/// Starts what NTS needs on the serving side, or says in one line what the operator has to do.
final class NtsStart {
    private NtsStart() {}

    /// The cookie keys, for the NTP server and the key exchange.
    static CookieKeyClock cookieKeys(NtsServerConfig config, StandardClock clock, EventSink events)
            throws StartFailure {
        try {
            var schedule =
                    new CookieKeySchedule(
                            root(config.root()),
                            config.site(),
                            config.epochSeconds(),
                            config.acceptedEpochs());
            return CookieKeyClock.start(schedule, config.revokedEpochs(), clock, events);
        } catch (IOException failed) {
            throw new StartFailure("cannot serve NTS: " + ConfigCommands.reason(failed), failed);
        }
    }

    private static RootSecret root(NtsServerConfig.Root root) throws IOException {
        return switch (root) {
            case NtsServerConfig.Root.InFile(var file) -> RootSecretFile.read(file);
            case NtsServerConfig.Root.InToken(var provider, var pinFile, var key) ->
                    TokenSecret.open(provider, pinFile, key);
        };
    }

    /// The key-exchange server.
    static ServerSet.Service keyExchange(
            NtsServerConfig.KeyExchange config,
            CookieKeyClock keys,
            StandardClock clock,
            LocalCounter counter,
            EventSink events)
            throws StartFailure {
        // Before the first handshake; a second time changes nothing.
        Security.insertProviderAt(new X25519Provider(new SecureRandom()), 1);
        try {
            var listen = ListenAddress.possible(config.config().listen());
            var identity =
                    KeyExchangeServer.identity(config.certificate(), config.key(), clock, events);
            return keyExchange(config.config().withListen(listen), identity, keys, counter);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot serve the NTS key exchange: %s"
                            .formatted(ConfigCommands.reason(failed)),
                    failed);
        }
    }

    private static ServerSet.Service keyExchange(
            KeyExchangeConfig config,
            IdentityWatch<SSLContext> identity,
            CookieKeyClock keys,
            LocalCounter counter)
            throws IOException {
        KeyExchangeServer server;
        try {
            server = KeyExchangeServer.start(config, identity, keys, counter);
        } catch (IOException failed) {
            identity.close();
            throw failed;
        }
        return new ServerSet.Service(
                "NTS key exchange",
                server.listening(),
                () -> counters(server.counters()),
                server::failure,
                () -> {
                    server.close();
                    identity.close();
                });
    }

    private static Map<String, Long> counters(KeyExchangeCounters counters) {
        return new Counts()
                .with("requests", counters.connections())
                .with("", KeyExchangeOutcome.values(), counters::count)
                .with("bad request ", KeyExchangeReason.values(), counters::count)
                .with("accept errors", counters.acceptErrors())
                .counted();
    }
}
