package org.noonmark.sources.nts;

import java.net.InetAddress;
import java.util.Locale;

/// A server of keys.
///
/// @param host the name that its certificate has to carry, or an address
/// @param address where to ask
/// @param port TCP port
/// @param ntpPort where NTP packets go unless the server says otherwise
public record KeyExchangeServer(
        String host, InetAddress address, int port, int ntpPort, Authorities authorities) {
    /// Assigned by IANA (RFC 8915 section 7.1).
    public static final int DEFAULT_PORT = 4460;

    /// The name without the dot that may end it, as certificates have it.
    String certificateName() {
        var name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
