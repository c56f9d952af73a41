package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Optional;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.serve.RateLimit;

/// Makes the records of what the station serves.
final class ServeSections {
    private static final int INTERLEAVED_CLIENTS = 4096;

    private ServeSections() {}

    static Configuration.ServerConfigs of(TomlReader toml) {
        return new Configuration.ServerConfigs(
                ntp(toml),
                NtsServerSection.of(toml),
                RoughtimeServerSection.of(toml),
                TimestampServerSection.of(toml),
                LogServerKeys.ledger(toml),
                LogServerKeys.witness(toml));
    }

    private static Optional<NtpServerConfig> ntp(TomlReader toml) {
        var server = toml.one(ServerKeys.SERVE_NTP);
        if (!server.get(ServerKeys.SERVE_ENABLED)) {
            return Optional.empty();
        }
        var listen =
                server.get(ServerKeys.SERVE_LISTEN).stream()
                        .map(address ->
                                new InetSocketAddress(address, server.get(ServerKeys.SERVE_PORT)))
                        .toList();
        return Optional.of(
                NtpServerConfig.on(listen)
                        .withWorkers(server.get(ServerKeys.SERVE_WORKERS))
                        .withAccess(access(server))
                        .withInterleavedClients(
                                server.get(ServerKeys.SERVE_INTERLEAVED) ? INTERLEAVED_CLIENTS : 0)
                        .withRateLimit(rateLimit(server)));
    }

    /// How often one client is answered, of a section that has these keys.
    static RateLimit rateLimit(SectionValues server) {
        return server.find(ServerKeys.SERVE_RATE_LIMIT)
                .map(limit -> RateLimit.perSecond(limit, server.get(ServerKeys.SERVE_RATE_BURST)))
                .orElse(RateLimit.NONE);
    }

    /// Who is answered, of a section that has these keys.
    static AccessRules access(SectionValues server) {
        var allow = server.get(ServerKeys.SERVE_ALLOW);
        var rules = new ArrayList<AccessRules.Rule>();
        allow.forEach(prefix -> rules.add(new AccessRules.Rule(prefix, true)));
        server.get(ServerKeys.SERVE_DENY)
                .forEach(prefix -> rules.add(new AccessRules.Rule(prefix, false)));
        return new AccessRules(rules, allow.isEmpty());
    }
}
