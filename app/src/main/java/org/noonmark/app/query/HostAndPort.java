package org.noonmark.app.query;

import java.util.Optional;

/// Where a server is, as people write it.
///
/// @param host name or address, without brackets
public record HostAndPort(String host, int port) {
    /// Reads `host`, `host:port`, `192.0.2.1:123`, `2001:db8::1`, `[2001:db8::1]:123`.
    public static Optional<HostAndPort> parse(String text, int defaultPort) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                return Optional.empty();
            }
            var rest = text.substring(end + 1);
            return of(text.substring(1, end), rest.isEmpty() ? ":" + defaultPort : rest);
        }
        int colon = text.indexOf(':');
        return colon < 0 || colon != text.lastIndexOf(':')
                ? of(text, ":" + defaultPort)
                : of(text.substring(0, colon), text.substring(colon));
    }

    private static Optional<HostAndPort> of(String host, String colonPort) {
        if (host.isBlank() || !colonPort.matches(":[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(colonPort.substring(1));
        return port >= 1 && port <= 65_535
                ? Optional.of(new HostAndPort(host, port))
                : Optional.empty();
    }
}
