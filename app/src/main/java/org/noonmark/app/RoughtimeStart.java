package org.noonmark.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.noonmark.app.config.Configuration.RoughtimeServe;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.roughtime.Ed25519KeyFile;
import org.noonmark.serve.roughtime.RoughtimeCounters;
import org.noonmark.serve.roughtime.RoughtimeOutcome;
import org.noonmark.serve.roughtime.RoughtimeServer;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.roughtime.RoughtimeReason;

/// Starts the Roughtime server, or says in one line what the operator has to do so that it can
/// start.
final class RoughtimeStart {
    private RoughtimeStart() {}

    static ServerSet.Service start(
            RoughtimeServe serve, Supplier<Snapshot> snapshots, HostClocks clocks, EventSink events)
            throws StartFailure {
        try {
            var key = key(serve);
            var listen = ListenAddress.possible(serve.config().listen());
            var server =
                    RoughtimeServer.start(
                            serve.config().withListen(listen),
                            key,
                            snapshots,
                            clocks,
                            new SecureRandom(),
                            events);
            return new ServerSet.Service(
                    "Roughtime",
                    server.listening(),
                    () -> counters(server.counters()),
                    server::failure,
                    server::close);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot serve Roughtime: %s: choose another listen or port in [serve.roughtime], or stop the program that has it (ss -ltunp shows which)"
                            .formatted(failed.getMessage()),
                    failed);
        }
    }

    private static Ed25519PrivateKey key(RoughtimeServe serve) throws StartFailure {
        try {
            return Ed25519KeyFile.read(serve.keyFile());
        } catch (IOException failed) {
            throw new StartFailure("cannot serve Roughtime: " + failed.getMessage(), failed);
        }
    }

    private static Map<String, Long> counters(RoughtimeCounters counters) {
        long requests = Arrays.stream(RoughtimeOutcome.values()).mapToLong(counters::count).sum();
        return new Counts()
                .with("", RoughtimeOutcome.values(), counters::count)
                .with("refused ", RoughtimeReason.values(), counters::count)
                .with("requests", requests)
                .with(
                        "replies",
                        counters.count(RoughtimeOutcome.ANSWERED)
                                + counters.count(RoughtimeOutcome.GREASED))
                .with("signed batches", counters.batches())
                .with("delegations", counters.delegations())
                .with("unsent replies", counters.unsentReplies())
                .with("socket errors", counters.socketErrors())
                .with("failures", counters.failures())
                .counted();
    }
}
