package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.noonmark.serve.tsp.TimestampConfig;
import org.noonmark.time.TimeDelta;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.web.WebLimits;

/// Makes the record of `[serve.tsa]`.
final class TimestampServerSection {
    private static final int HEADER_BYTES = 8 * 1024;

    private TimestampServerSection() {}

    /// What the section says; empty when it is not written.
    static Optional<TimestampServerConfig> of(TomlReader toml) {
        var server = toml.one(TimestampServerKeys.SERVE_TSA);
        if (server.position() == null) {
            return Optional.empty();
        }
        int port = server.get(TimestampServerKeys.PORT);
        var listen =
                server.get(ServerKeys.SERVE_LISTEN).stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
        var config =
                new TimestampConfig(
                        server.get(TimestampServerKeys.LARGEST_ACCURACY),
                        ServeSections.access(server),
                        ServeSections.rateLimit(server),
                        duration(server.get(TimestampServerKeys.BATCH_PERIOD)));
        return Optional.of(
                new TimestampServerConfig(
                        listen,
                        server.get(TimestampServerKeys.PATH),
                        limits(server),
                        config,
                        server.get(TimestampServerKeys.POLICY),
                        server.get(TimestampServerKeys.CERTIFICATE),
                        server.get(TimestampServerKeys.KEY)));
    }

    private static WebLimits limits(SectionValues server) {
        return new WebLimits(
                server.get(TimestampServerKeys.MAX_CONNECTIONS),
                server.get(TimestampServerKeys.MAX_PER_NETWORK),
                HEADER_BYTES,
                TimestampRequest.MAX_BYTES,
                duration(server.get(TimestampServerKeys.REQUEST_TIMEOUT)));
    }

    private static Duration duration(TimeDelta span) {
        return Duration.ofNanos(span.toNanos());
    }
}
