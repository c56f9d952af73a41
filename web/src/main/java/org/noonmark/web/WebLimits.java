package org.noonmark.web;

import java.time.Duration;

/// What clients may take up.
///
/// @param connections open at once; a further one displaces the one that waits longest for the end
///   of a request, of the network that holds most
/// @param connectionsPerNetwork open at once from one IPv4 address or IPv6 /64, twice as many from
///   a /56, four times from a /48; further ones are closed at once
/// @param headerBytes longest request line with its header fields
/// @param bodyBytes longest body
/// @param requestTime from the connection, or the answer before, to the next answer, however slowly
///   bytes come
public record WebLimits(
        int connections,
        int connectionsPerNetwork,
        int headerBytes,
        int bodyBytes,
        Duration requestTime) {
    public WebLimits {
        if (connections < 1 || connectionsPerNetwork < 1) {
            throw new IllegalArgumentException(
                    "must be >= 1: connections=%d connectionsPerNetwork=%d"
                            .formatted(connections, connectionsPerNetwork));
        }
        if (headerBytes < 512 || bodyBytes < 0 || !requestTime.isPositive()) {
            throw new IllegalArgumentException(
                    "must be >= 512, >= 0 and > 0: headerBytes=%d bodyBytes=%d requestTime=%s"
                            .formatted(headerBytes, bodyBytes, requestTime));
        }
    }
}
