package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noonmark.serve.roughtime.RoughtimeServerConfig;

/// Makes the record of `[serve.roughtime]`.
final class RoughtimeServerSection {
    private RoughtimeServerSection() {}

    static void check(TomlReader toml) {
        var section = toml.one(RoughtimeServerKeys.SERVE_ROUGHTIME);
        for (var key :
                List.of(RoughtimeServerKeys.LARGEST_RADIUS, RoughtimeServerKeys.DELEGATION)) {
            section.find(key)
                    .filter(value -> value.attoseconds() != 0)
                    .ifPresent(broken -> toml.problem(section, key, "must be whole seconds"));
        }
    }

    /// What the section says; empty when it is not written.
    static Optional<Configuration.RoughtimeServe> of(TomlReader toml) {
        var server = toml.one(RoughtimeServerKeys.SERVE_ROUGHTIME);
        if (server.position() == null) {
            return Optional.empty();
        }
        Path key = server.get(RoughtimeServerKeys.KEY);
        int port = server.get(RoughtimeServerKeys.PORT);
        double grease = server.get(RoughtimeServerKeys.GREASE);
        var config =
                new RoughtimeServerConfig(
                        server.get(ServerKeys.SERVE_LISTEN).stream()
                                .map(address -> new InetSocketAddress(address, port))
                                .toList(),
                        server.get(RoughtimeServerKeys.TCP),
                        ServeSections.access(server),
                        ServeSections.rateLimit(server),
                        (int) server.get(RoughtimeServerKeys.LARGEST_RADIUS).seconds(),
                        (int) server.get(RoughtimeServerKeys.DELEGATION).seconds(),
                        grease == 0 ? 0 : (int) Math.min(1_000_000_000L, Math.round(1 / grease)));
        return Optional.of(new Configuration.RoughtimeServe(config, key));
    }
}
