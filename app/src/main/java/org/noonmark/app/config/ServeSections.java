package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.serve.RateLimit;

/// Makes the records of what the station serves.
final class ServeSections {
    private static final int INTERLEAVED_CLIENTS = 4096;

    private ServeSections() {}

    static Configuration.ServerConfigs of(TomlReader toml) {
        return new Configuration.ServerConfigs(
                ntp(toml), NtsServerSection.of(toml), RoughtimeServerSection.of(toml));
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
                        .withAccess(access(server, ServerKeys.SERVE_ALLOW, ServerKeys.SERVE_DENY))
                        .withInterleavedClients(
                                server.get(ServerKeys.SERVE_INTERLEAVED) ? INTERLEAVED_CLIENTS : 0)
                        .withRateLimit(
                                rateLimit(
                                        server,
                                        ServerKeys.SERVE_RATE_LIMIT,
                                        ServerKeys.SERVE_RATE_BURST)));
    }

    static RateLimit rateLimit(SectionValues server, Key<Double> limit, Key<Integer> burst) {
        return server.find(limit)
                .map(perSecond -> RateLimit.perSecond(perSecond, server.get(burst)))
                .orElse(RateLimit.NONE);
    }

    static AccessRules access(
            SectionValues server, Key<List<AddressPrefix>> allow, Key<List<AddressPrefix>> deny) {
        var rules = new ArrayList<AccessRules.Rule>();
        server.get(allow).forEach(prefix -> rules.add(new AccessRules.Rule(prefix, true)));
        server.get(deny).forEach(prefix -> rules.add(new AccessRules.Rule(prefix, false)));
        return new AccessRules(rules, server.get(allow).isEmpty());
    }
}
