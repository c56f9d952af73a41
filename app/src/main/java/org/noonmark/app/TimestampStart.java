package org.noonmark.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.noonmark.app.config.TimestampServerConfig;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.identity.IdentityWatch;
import org.noonmark.serve.tsp.TimestampAuthority;
import org.noonmark.serve.tsp.TimestampCounters;
import org.noonmark.serve.tsp.TimestampOutcome;
import org.noonmark.station.Snapshot;
import org.noonmark.station.SnapshotClock;
import org.noonmark.tsp.TimestampSigner;
import org.noonmark.web.WebAnswer;
import org.noonmark.web.WebCounters;
import org.noonmark.web.WebOutcome;
import org.noonmark.web.WebRoute;
import org.noonmark.web.WebServer;

/// Starts the time-stamp authority over HTTP (RFC 3161 section 3.4), or says in one line what the
/// operator has to do.
final class TimestampStart {
    static final String QUERY = "application/timestamp-query";
    static final String REPLY = "application/timestamp-reply";

    private TimestampStart() {}

    static ServerSet.Service start(
            TimestampServerConfig config,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            EventSink events)
            throws StartFailure {
        try {
            var identity =
                    TimestampAuthority.identity(
                            config.certificate(),
                            config.key(),
                            config.policy(),
                            new SnapshotClock(snapshots, clocks),
                            events);
            try {
                return serve(config, identity, snapshots, clocks, events);
            } catch (IOException failed) {
                identity.close();
                throw new StartFailure(
                        "cannot serve time-stamps: %s: choose another listen or port in [serve.tsa], or stop the program that has it (ss -ltnp shows which)"
                                .formatted(failed.getMessage()),
                        failed);
            }
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot serve time-stamps: " + ConfigCommands.reason(failed), failed);
        }
    }

    private static ServerSet.Service serve(
            TimestampServerConfig config,
            IdentityWatch<TimestampSigner> identity,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            EventSink events)
            throws IOException {
        var listen = ListenAddress.forTcp(config.listen());
        var authority =
                TimestampAuthority.start(
                        config.config(),
                        identity::get,
                        snapshots,
                        clocks,
                        new SecureRandom(),
                        events);
        try {
            var server =
                    WebServer.start(
                            listen,
                            config.limits(),
                            routes(config, authority),
                            clocks::counterNanos);
            return new ServerSet.Service(
                    "time-stamps",
                    server.listening(),
                    () -> counters(authority.counters(), server.counters()),
                    server::failure,
                    () -> {
                        server.close();
                        authority.close();
                        identity.close();
                    });
        } catch (IOException failed) {
            authority.close();
            throw failed;
        }
    }

    /// Java's IPv6 wildcard takes IPv4 as well.

    private static List<WebRoute> routes(
            TimestampServerConfig config, TimestampAuthority authority) {
        var about =
                "Time-stamp authority (RFC 3161), policy %s: POST %s to %s"
                        .formatted(config.policy(), QUERY, config.path());
        var routes = new ArrayList<WebRoute>();
        routes.add(WebRoute.get("/", (body, client) -> WebAnswer.text(200, about)));
        if (!config.path().equals("/")) {
            routes.add(WebRoute.get(config.path(), (body, client) -> WebAnswer.text(200, about)));
        }
        routes.add(
                WebRoute.post(
                        config.path(),
                        QUERY,
                        (body, client) ->
                                authority
                                        .whyNot(client)
                                        .map(TimestampStart::refusal)
                                        .orElseGet(() ->
                                                WebAnswer.of(REPLY, authority.answer(body)))));
        return routes;
    }

    private static WebAnswer refusal(TimestampOutcome why) {
        return why == TimestampOutcome.RATE_LIMITED
                ? WebAnswer.text(429, "too many requests from your network; ask again later")
                : WebAnswer.text(403, "your address is not served here");
    }

    private static Map<String, Long> counters(TimestampCounters stamps, WebCounters web) {
        long requests =
                java.util.Arrays.stream(TimestampOutcome.values()).mapToLong(stamps::count).sum();
        return new Counts()
                .with("requests", requests)
                .with("", TimestampOutcome.values(), stamps::count)
                .with("batches", stamps.batches())
                .with("http ", WebOutcome.values(), web::count)
                .counted();
    }
}
