package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.noonmark.app.config.Configuration.WitnessServe;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.ledger.witness.Witness;
import org.noonmark.linux.HostClocks;
import org.noonmark.station.SnapshotClock;
import org.noonmark.web.WebAnswer;
import org.noonmark.web.WebRoute;

/// Starts the witness for the logs of others (c2sp.org/tlog-witness), or says in one line what the
/// operator has to do.
final class WitnessStart {
    static final String FOLDER = "witness";

    /// Which logs it has ever signed, kept where its answers are not.
    static final String SIGNED = "witness.signed";

    private static final String KEY = "witness.key";

    /// The public half, for the policies of logs.
    private static final String VERIFIER = "witness.vkey";

    /// The second key, which quantum computers cannot forge, and its public half.
    private static final String POST_QUANTUM_KEY = "witness-ml-dsa-44.key";

    private static final String POST_QUANTUM_VERIFIER = "witness-ml-dsa-44.vkey";

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern MONITORED = Pattern.compile("([0-9a-f]{64})/checkpoint");

    private WitnessStart() {}

    static ServerSet.Service start(
            WitnessServe config, DataFolder folder, SnapshotClock clock, HostClocks clocks)
            throws StartFailure {
        var keys = keys(config, folder);
        try {
            var store = RememberedStore.open(folder, FOLDER, SIGNED, keys.getFirst().verifier());
            var witness = new Witness(keys, config.logs(), store, () -> posixSeconds(clock));
            try {
                return closingLast(serve(config, witness, keys, clocks), store);
            } catch (StartFailure failed) {
                store.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StartFailure("cannot be a witness: " + ConfigCommands.reason(failed), failed);
        }
    }

    /// Its keys, the one that every log knows first.
    private static List<CosigningKey> keys(WitnessServe config, DataFolder folder)
            throws StartFailure {
        try {
            var keys = new ArrayList<CosigningKey>();
            var file = config.keyFile().orElseGet(() -> folder.path(KEY));
            var signed = folder.path(FOLDER).resolve(Witness.FOLDER);
            keys.add(CosigningKey.of(config.name(), LogKeyFile.read("witness", file, signed)));
            LogKeyFile.publish(folder, VERIFIER, keys.getFirst().verifier());
            if (config.postQuantum()) {
                var second =
                        LogKeyFile.readPostQuantum(
                                "witness",
                                folder.path(POST_QUANTUM_KEY),
                                folder.path(POST_QUANTUM_VERIFIER));
                keys.add(CosigningKey.of(config.name(), second, new SecureRandom()));
                LogKeyFile.publish(folder, POST_QUANTUM_VERIFIER, keys.getLast().verifier());
            }
            return keys;
        } catch (IllegalArgumentException noName) {
            throw new StartFailure(
                    "name in [witness]: must have no space and no plus sign", noName);
        } catch (IOException failed) {
            throw new StartFailure("cannot be a witness: " + ConfigCommands.reason(failed), failed);
        }
    }

    /// The middle of the station's interval; empty while nothing may be relied on.
    private static OptionalLong posixSeconds(SnapshotClock clock) {
        var now = clock.now();
        return now.state().isUsable()
                ? OptionalLong.of(
                        clock.leapTable().toUtc(now.interval().midpoint()).toPosixSeconds())
                : OptionalLong.empty();
    }

    private static ServerSet.Service serve(
            WitnessServe config, Witness witness, List<CosigningKey> keys, HostClocks clocks)
            throws StartFailure {
        var serve = config.serve();
        var routes =
                List.of(
                        WebRoute.post(
                                serve.below("add-checkpoint"),
                                (body, client) -> answer(witness.addCheckpoint(body))),
                        WebRoute.getBelow(
                                serve.below(""), below -> monitored(witness, keys, below)));
        return LogServerStart.start("as a witness", "witness", serve, routes, clocks);
    }

    private static WebAnswer answer(Witness.Answer answer) {
        return WebAnswer.of(
                answer.status(),
                answer.contentType(),
                answer.text().getBytes(StandardCharsets.UTF_8));
    }

    private static WebAnswer monitored(Witness witness, List<CosigningKey> keys, String below) {
        if (below.isEmpty()) {
            var named =
                    keys.stream()
                            .map(key -> key.verifier().toString())
                            .collect(Collectors.joining("\n"));
            return WebAnswer.text(200, "A witness of logs (c2sp.org/tlog-witness):\n" + named);
        }
        var asked = MONITORED.matcher(below);
        return asked.matches()
                ? LogServerStart.found(() -> witness.latest(asked.group(1)), TEXT, "no-store")
                : WebAnswer.text(404, "there is nothing here");
    }

    private static ServerSet.Service closingLast(ServerSet.Service service, LogStore store) {
        return new ServerSet.Service(
                service.protocol(),
                service.listening(),
                service.counters(),
                service.failure(),
                () -> {
                    service.closing().run();
                    close(store);
                });
    }

    private static void close(LogStore store) {
        try {
            store.close();
        } catch (IOException failed) {
            // What it signed is durable already; the lock ends with the process.
            assert failed != null;
        }
    }
}
