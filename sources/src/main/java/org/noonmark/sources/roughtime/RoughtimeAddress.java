package org.noonmark.sources.roughtime;

import java.util.Locale;

/// Where a server listens.
///
/// @param host name or address, without brackets
public record RoughtimeAddress(Transport transport, String host, int port) {
    /// What IANA assigned to Roughtime, for UDP and TCP (RFC 10049 section 12.1).
    public static final int DEFAULT_PORT = 5319;

    /// How packets get there.
    public enum Transport {
        UDP,
        TCP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RoughtimeAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "must have a host and a port of 1 to 65535: " + host + " " + port);
        }
    }

    /// As server lists have it: `host:port`, IPv6 in brackets.
    public String text() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return transport + " " + text();
    }
}
