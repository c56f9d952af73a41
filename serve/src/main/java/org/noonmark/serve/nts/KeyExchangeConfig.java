package org.noonmark.serve.nts;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noonmark.wire.nts.NtsAead;

/// How the key-exchange server listens, and what it grants to whom.
///
/// @param listen addresses; each family by itself
/// @param aeads algorithms that are granted; which one the client decides by its order
/// @param ntpHost name or address of the NTP server that takes the cookies; empty for this host
/// @param ntpPort of the NTP server; empty for 123
/// @param limits what clients may take up
public record KeyExchangeConfig(
        List<InetSocketAddress> listen,
        List<NtsAead> aeads,
        Optional<String> ntpHost,
        OptionalInt ntpPort,
        Limits limits) {
    public KeyExchangeConfig {
        listen = List.copyOf(listen);
        aeads = List.copyOf(aeads);
    }

    /// What clients may take up.
    ///
    /// @param connections open at once; a further one displaces the oldest of the network that
    ///   holds most
    /// @param connectionsPerNetwork open at once from one IPv4 address or IPv6 /64, twice as many
    ///   from a /56 and four times as many from a /48; further ones are refused
    /// @param handshake from the connection to the end of the TLS handshake
    /// @param exchange from the connection to its end, however slowly bytes come
    public record Limits(
            int connections, int connectionsPerNetwork, Duration handshake, Duration exchange) {
        public static final Limits DEFAULT =
                new Limits(1000, 32, Duration.ofSeconds(4), Duration.ofSeconds(8));

        public Limits {
            if (connections < 1 || connectionsPerNetwork < 1) {
                throw new IllegalArgumentException(
                        "must be >= 1: connections=%d connectionsPerNetwork=%d"
                                .formatted(connections, connectionsPerNetwork));
            }
            if (handshake.compareTo(exchange) > 0) {
                throw new IllegalArgumentException(
                        "must not be longer: handshake=%s exchange=%s"
                                .formatted(handshake, exchange));
            }
        }
    }

    /// AES-SIV only, for an NTP server on this host at port 123.
    public static KeyExchangeConfig on(List<InetSocketAddress> listen) {
        return new KeyExchangeConfig(
                listen,
                List.of(NtsAead.AES_SIV_CMAC_256),
                Optional.empty(),
                OptionalInt.empty(),
                Limits.DEFAULT);
    }

    public KeyExchangeConfig withAeads(List<NtsAead> value) {
        return new KeyExchangeConfig(listen, value, ntpHost, ntpPort, limits);
    }

    public KeyExchangeConfig withNtpServer(Optional<String> host, OptionalInt port) {
        return new KeyExchangeConfig(listen, aeads, host, port, limits);
    }

    public KeyExchangeConfig withLimits(Limits value) {
        return new KeyExchangeConfig(listen, aeads, ntpHost, ntpPort, value);
    }

    public KeyExchangeConfig withListen(List<InetSocketAddress> value) {
        return new KeyExchangeConfig(value, aeads, ntpHost, ntpPort, limits);
    }
}
