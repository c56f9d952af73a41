package org.noonmark.serve.roughtime;

import java.time.Duration;

/// What one listener allows its TCP connections.
///
/// @param connections in total
/// @param connectionsPerNetwork from one IPv4 address or IPv6 /64
/// @param patience from a connection to its first whole request, and from each to the next
/// @param life of a connection, whatever comes: who sends only what is refused makes progress, too
record StreamLimits(int connections, int connectionsPerNetwork, Duration patience, Duration life) {
    static StreamLimits defaults() {
        return new StreamLimits(512, 32, Duration.ofSeconds(10), Duration.ofMinutes(1));
    }
}
