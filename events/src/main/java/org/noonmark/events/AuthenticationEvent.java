package org.noonmark.events;

/// What happened with keys, certificates and signed replies.
public sealed interface AuthenticationEvent extends StationEvent {
    /// A key exchange (NTS, RFC 8915) with a source's server did not succeed.
    ///
    /// @param server host and port asked
    record KeyExchangeFailed(String source, String server, String reason)
            implements AuthenticationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "source %s: no keys from %s: %s".formatted(source, server, reason);
        }
    }
}
