package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.Configuration.LedgerConfig;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.MaterialFolder;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.events.EventSink;
import org.noonmark.events.LedgerEvent;
import org.noonmark.ledger.CosigningDesk;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.Parsed;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.roughtime.RoughtimeClient;
import org.noonmark.time.StandardTime;

/// Opens the ledger of a station, or says in one line what the operator has to do.
final class LedgerStart {
    static final String FOLDER = "ledger";
    static final String KEY = "ledger.key";

    /// The public half, for whoever makes or checks evidence.
    static final String VERIFIER = "ledger.vkey";

    /// The same of the key that quantum computers cannot forge, when there is one.
    static final String POST_QUANTUM_VERIFIER = "ledger-ml-dsa-44.vkey";

    /// That the log was begun, kept where the log is not.
    static final String SIGNED = "ledger.signed";

    private static final String POST_QUANTUM_KEY = "ledger-ml-dsa-44.key";

    private static final int NAME_DIGITS = 16;

    private LedgerStart() {}

    /// What a ledger is opened with.
    record Names(LogKey key, Duration publishInterval, Optional<LogPolicy> policy) {}

    /// The ledger that the configuration asks for. Time does not wait for it: a station whose
    /// ledger cannot be opened runs without one, and an event says so.
    ///
    /// @throws StartFailure when the configuration is wrong
    static Optional<StationLedger> open(
            Configuration configuration,
            DataFolder folder,
            EventSink events,
            Supplier<ScaleMoment> moments,
            ReadingTap readings,
            HostClocks clocks)
            throws StartFailure {
        if (configuration.ledger().isEmpty()) {
            return Optional.empty();
        }
        var config = configuration.ledger().orElseThrow();
        var policy = policy(config);
        try {
            var key = key(config, folder);
            var names =
                    new Names(
                            key,
                            config.publishInterval(),
                            policy.map(read -> read.with(key.verifier())));
            return Optional.of(
                    open(
                            configuration,
                            folder,
                            names,
                            events,
                            inflow(configuration, folder, events, moments, readings, clocks)));
        } catch (IOException unavailable) {
            events.publish(new LedgerEvent.LedgerFailed(ConfigCommands.reason(unavailable)));
            return Optional.empty();
        }
    }

    private static StationLedger.Inflow inflow(
            Configuration configuration,
            DataFolder folder,
            EventSink events,
            Supplier<ScaleMoment> moments,
            ReadingTap readings,
            HostClocks clocks) {
        var config = configuration.ledger().orElseThrow();
        var material =
                new MaterialFolder(
                        folder.path(FOLDER).resolve(MaterialFolder.NAME), config.materialBytes());
        return new StationLedger.Inflow(
                foreign(configuration, config, () -> moments.get().time(), clocks),
                new Measurements(readings, material, moments, events),
                new CorrectionDesk(
                        new CorrectionInbox(folder.path(CorrectionInbox.NAME)), moments, events),
                moments);
    }

    private static StationLedger open(
            Configuration configuration,
            DataFolder folder,
            Names names,
            EventSink events,
            StationLedger.Inflow inflow) {
        var clients = names.policy().map(Witnesses::of).orElse(Map.of());
        var desk =
                new CosigningDesk(
                        clients, what -> events.publish(new LedgerEvent.LogTakenBack(what)));
        var introduction =
                new StationLedger.Introduction(
                        Version.TEXT,
                        software(),
                        configuration.sha256(),
                        configuration.approval().required(),
                        configuration.approval().revision());
        return new StationLedger(
                () -> RememberedStore.open(folder, FOLDER, SIGNED, names.key().verifier()),
                names,
                desk,
                inflow,
                events,
                introduction);
    }

    private static ForeignTime foreign(
            Configuration configuration,
            LedgerConfig config,
            Supplier<StandardTime> clock,
            HostClocks clocks) {
        var random = new SecureRandom();
        var client = new RoughtimeClient(AddressLookup.bySystem(), clocks, random);
        return new ForeignTime(
                Stream.concat(configuration.roughtimePeers().stream(), config.signers().stream())
                        .toList(),
                config.foreignInterval(),
                client::sign,
                clock,
                clocks::counterNanos,
                random);
    }

    /// The key of the log: made once, and kept beside it.
    private static LogKey key(LedgerConfig config, DataFolder folder)
            throws IOException, StartFailure {
        var signed = folder.path(FOLDER).resolve("checkpoint");
        var secret = LogKeyFile.read("ledger", folder.path(KEY), signed);
        var name = HexFormat.of().formatHex(secret.publicKey().bytes());
        var origin = config.origin().orElse("noonmark-" + name.substring(0, NAME_DIGITS));
        if (origin.contains("+")) {
            throw new StartFailure("origin in [ledger]: must have no plus sign");
        }
        var key = LogKey.of(origin, secret);
        LogKeyFile.publish(folder, VERIFIER, key.verifier());
        return config.postQuantum() ? withPostQuantum(key, folder) : key;
    }

    private static LogKey withPostQuantum(LogKey key, DataFolder folder) throws IOException {
        var secret =
                LogKeyFile.readPostQuantum(
                        "ledger",
                        folder.path(POST_QUANTUM_KEY),
                        folder.path(POST_QUANTUM_VERIFIER));
        var both = key.with(secret, new SecureRandom());
        LogKeyFile.publish(folder, POST_QUANTUM_VERIFIER, both.secondVerifier().orElseThrow());
        return both;
    }

    static Optional<LogPolicy> policy(LedgerConfig config) throws StartFailure {
        if (config.policy().isEmpty()) {
            return Optional.empty();
        }
        var file = config.policy().orElseThrow();
        try {
            return switch (LogPolicy.parse(Files.readAllBytes(file))) {
                case Parsed.Good<LogPolicy>(var policy) -> Optional.of(policy);
                case Parsed.Malformed<LogPolicy> malformed ->
                        throw new StartFailure(file + ": " + malformed.text());
            };
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot read the policy %s (%s)".formatted(file, ConfigCommands.reason(failed)),
                    failed);
        }
    }

    /// SHA-256 over the names and hashes of the program's own jars; of its version when it does not
    /// run from jars.
    static String software() {
        try {
            var here =
                    Path.of(
                            LedgerStart.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isRegularFile(here)) {
                return software(here.resolveSibling("."));
            }
        } catch (IOException | java.net.URISyntaxException unknown) {
            return EvidenceBundle.sha256(unknown.toString().getBytes(StandardCharsets.UTF_8));
        }
        return EvidenceBundle.sha256(Version.TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static String software(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                lines.add(
                        EvidenceBundle.sha256(Files.readAllBytes(jar)) + "  " + jar.getFileName());
            }
        }
        return EvidenceBundle.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
