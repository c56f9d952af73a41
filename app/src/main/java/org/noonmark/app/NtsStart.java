package org.noonmark.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.noonmark.app.config.NtsServerConfig;
import org.noonmark.events.EventSink;
import org.noonmark.serve.nts.CookieKeyClock;
import org.noonmark.serve.nts.CookieKeySchedule;
import org.noonmark.serve.nts.IdentityWatch;
import org.noonmark.serve.nts.KeyExchangeCounters;
import org.noonmark.serve.nts.KeyExchangeOutcome;
import org.noonmark.serve.nts.KeyExchangeServer;
import org.noonmark.serve.nts.RootSecret;
import org.noonmark.serve.nts.SecretFile;
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
            case NtsServerConfig.Root.InFile(var file) -> SecretFile.root(file);
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
        var listen = new ArrayList<InetSocketAddress>();
        for (var address : config.config().listen()) {
            if (isPossible(address)) {
                listen.add(address);
            }
        }
        try {
            var identity = IdentityWatch.start(config.certificate(), config.key(), clock, events);
            var server =
                    KeyExchangeServer.start(
                            config.config().withListen(listen), identity, keys, counter);
            return new ServerSet.Service(
                    "NTS key exchange",
                    server.listening(),
                    () -> counters(server.counters()),
                    server::failure,
                    () -> {
                        server.close();
                        identity.close();
                    });
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot serve the NTS key exchange: " + ConfigCommands.reason(failed), failed);
        }
    }

    /// Whether this host has the address: hosts without IPv6 do without its loopback address.
    private static boolean isPossible(InetSocketAddress address) throws StartFailure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException failed) {
            if (address.getAddress().isLoopbackAddress()
                    && String.valueOf(failed.getMessage()).contains("assign requested address")) {
                return false;
            }
            throw new StartFailure(
                    "cannot serve the NTS key exchange on %s: %s: choose another listen or port in"
                                    .formatted(Addresses.text(address), failed.getMessage())
                            + " [serve.nts], or stop the program that has it (ss -ltnp shows which)",
                    failed);
        }
    }

    private static Map<String, Long> counters(KeyExchangeCounters counters) {
        var counts = new TreeMap<String, Long>();
        counts.put("requests", counters.connections());
        for (var outcome : KeyExchangeOutcome.values()) {
            counts.put(words(outcome.name()), counters.count(outcome));
        }
        for (var reason : KeyExchangeReason.values()) {
            counts.put("bad request " + words(reason.name()), counters.count(reason));
        }
        counts.put("accept errors", counters.acceptErrors());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
