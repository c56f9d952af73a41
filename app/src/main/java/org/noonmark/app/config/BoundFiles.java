package org.noonmark.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.noonmark.app.config.Configuration.NtpSource;
import org.noonmark.app.config.Configuration.RoughtimeServe;
import org.noonmark.app.config.Configuration.ServerConfigs;
import org.noonmark.sources.SourceKey;
import org.noonmark.sources.nts.Authorities;

/// The files whose content decides about time as much as the configuration that names them: keys
/// and authorities of sources, leap seconds, witnesses, keys that last.
///
/// Not among them is what has to change without people: certificates that are renewed with their
/// keys, the secret of cookies and the list of its revoked epochs, the readings of a counter; rules
/// of the guard, which change often and whose hash comes into the log when they do.
public final class BoundFiles {
    private BoundFiles() {}

    /// Their names as they are written, in order.
    public static List<String> of(Configuration configuration) {
        var names = new TreeSet<String>();
        moved(
                configuration,
                path -> {
                    names.add(path.toString());
                    return path;
                });
        return List.copyOf(names);
    }

    /// The same configuration with these files elsewhere.
    public static Configuration moved(Configuration from, UnaryOperator<Path> to) {
        return new Configuration(
                from.origin(),
                from.sha256(),
                from.stationName(),
                from.dataFolder(),
                from.policy(),
                from.local(),
                from.ntpSources().stream().map(source -> source(source, to)).toList(),
                from.readingFiles(),
                from.roughtimePeers(),
                from.startDates(),
                from.khronos(),
                from.keysFile().map(to),
                servers(from.servers(), to),
                from.ledger().map(ledger -> ledger(ledger, to)),
                from.approval(),
                from.guard(),
                from.leapFile().map(to),
                from.disciplineHostClock());
    }

    private static NtpSource source(NtpSource source, UnaryOperator<Path> to) {
        return source.config().key()
                        instanceof SourceKey.Nts(int port, Authorities.OfFile(var file))
                ? new NtpSource(
                        source.config()
                                .withKey(
                                        new SourceKey.Nts(
                                                port, new Authorities.OfFile(to.apply(file)))),
                        source.keyId())
                : source;
    }

    private static Configuration.LedgerConfig ledger(
            Configuration.LedgerConfig from, UnaryOperator<Path> to) {
        return new Configuration.LedgerConfig(
                from.origin(),
                from.signers(),
                from.publishInterval(),
                from.policy().map(to),
                from.foreignInterval(),
                from.postQuantum(),
                from.materialBytes());
    }

    private static ServerConfigs servers(ServerConfigs from, UnaryOperator<Path> to) {
        return new ServerConfigs(
                from.ntp(),
                from.nts().map(nts -> nts(nts, to)),
                from.roughtime()
                        .map(serve ->
                                new RoughtimeServe(serve.config(), to.apply(serve.keyFile()))),
                from.timestamps(),
                from.ledger(),
                from.witness().map(witness -> witness(witness, to)));
    }

    private static NtsServerConfig nts(NtsServerConfig from, UnaryOperator<Path> to) {
        return from.root() instanceof NtsServerConfig.Root.InToken(var provider, var pin, var key)
                ? new NtsServerConfig(
                        new NtsServerConfig.Root.InToken(to.apply(provider), pin, key),
                        from.site(),
                        from.epochSeconds(),
                        from.acceptedEpochs(),
                        from.revokedEpochs(),
                        from.keyExchange())
                : from;
    }

    private static Configuration.WitnessServe witness(
            Configuration.WitnessServe from, UnaryOperator<Path> to) {
        Optional<Path> key = from.keyFile().map(to);
        return new Configuration.WitnessServe(
                from.name(), key, from.postQuantum(), from.logs(), from.serve());
    }
}
