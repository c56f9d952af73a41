package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Configuration.LogServe;
import org.noonmark.ledger.log.PublicFiles;
import org.noonmark.ledger.store.ReadOnlyFolder;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.bundle.VerifierPage;
import org.noonmark.web.WebAnswer;
import org.noonmark.web.WebCounters;
import org.noonmark.web.WebOutcome;
import org.noonmark.web.WebRoute;
import org.noonmark.web.WebServer;

/// Serves the station's own log over HTTP, for everybody to read (c2sp.org/tlog-tiles), or says in
/// one line what the operator has to do.
final class LogServerStart {
    /// A checkpoint is old after seconds, a tile never.
    private static final String SECONDS = "public, max-age=5";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String TEXT = "text/plain; charset=utf-8";

    private LogServerStart() {}

    static ServerSet.Service start(LogServe serve, DataFolder folder, HostClocks clocks)
            throws StartFailure {
        return start("the ledger", "serve.ledger", serve, routes(serve, folder), clocks);
    }

    /// Starts one server of logs.
    ///
    /// @param what is served, for people
    static ServerSet.Service start(
            String what, String section, LogServe serve, List<WebRoute> routes, HostClocks clocks)
            throws StartFailure {
        try {
            var listen = ListenAddress.forTcp(serve.listen());
            var server = WebServer.start(listen, serve.limits(), routes, clocks::counterNanos);
            return new ServerSet.Service(
                    what,
                    server.listening(),
                    () -> counters(server.counters()),
                    server::failure,
                    server::close);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot serve %s: %s: choose another listen or port in [%s], or stop the program that has it (ss -ltnp shows which)"
                            .formatted(what, failed.getMessage(), section),
                    failed);
        }
    }

    private static Map<String, Long> counters(WebCounters web) {
        return new Counts().with("http ", WebOutcome.values(), web::count).counted();
    }

    private static List<WebRoute> routes(LogServe serve, DataFolder folder) {
        var files = new PublicFiles(new ReadOnlyFolder(folder.path(LedgerStart.FOLDER)));
        var page = VerifierPage.html();
        return List.of(
                WebRoute.get(
                        serve.below(PublicFiles.CHECKPOINT),
                        (body, client) -> found(files::checkpoint, TEXT, SECONDS)),
                WebRoute.getBelow(
                        serve.below("tile/"),
                        below ->
                                found(
                                        () -> files.tile("tile/" + below),
                                        "application/octet-stream",
                                        FOR_EVER)),
                WebRoute.get(
                        serve.below("log.vkey"),
                        (body, client) ->
                                found(() -> folder.read(LedgerStart.VERIFIER), TEXT, SECONDS)),
                WebRoute.get(
                        serve.below("log-ml-dsa-44.vkey"),
                        (body, client) ->
                                found(
                                        () -> folder.read(LedgerStart.POST_QUANTUM_VERIFIER),
                                        TEXT,
                                        SECONDS)),
                WebRoute.get(
                        serve.below("verify.html"),
                        (body, client) -> WebAnswer.of("text/html; charset=utf-8", page)),
                WebRoute.get(serve.below(""), (body, client) -> about()));
    }

    private static WebAnswer about() {
        var text =
                """
                The log of a time service (c2sp.org/tlog-tiles), which anybody may read and copy.
                checkpoint     its signed head
                tile/...       its tiles and entries
                log.vkey       its key: compare it with one that you got in another way
                log-ml-dsa-44.vkey   a second key, when there is one (post_quantum in [ledger])
                verify.html    a page that checks evidence, offline
                """;
        return WebAnswer.of(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a file, if it is there.
    @FunctionalInterface
    interface Reading {
        Optional<byte[]> read() throws IOException;
    }

    static WebAnswer found(Reading reading, String type, String caching) {
        try {
            return reading.read()
                    .map(bytes -> WebAnswer.of(type, bytes).with("Cache-Control", caching))
                    .orElseGet(() -> WebAnswer.text(404, "there is nothing here"));
        } catch (IOException unreadable) {
            return WebAnswer.text(503, "it cannot be read now");
        }
    }
}
