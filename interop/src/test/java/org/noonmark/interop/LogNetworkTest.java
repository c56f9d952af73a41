package org.noonmark.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.SignedNote;

/// A log that is served, witnessed by two of three stations, and signed by foreign Roughtime
/// servers. The tests tell one story, in their order.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LogNetworkTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String SCRIPT = Path.of("check-evidence.py").toAbsolutePath().toString();

    @TempDir static Path folder;
    private static LogNetwork network;

    @BeforeAll
    static void start() throws Exception {
        network = new LogNetwork(folder);
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            network.close();
        }
    }

    private static HttpResponse<byte[]> get(int port, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static SignedNote note(byte[] bytes) {
        return SignedNote.parse(bytes).good().orElseThrow();
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).good().orElseThrow().size();
    }

    private static Path status() {
        return network.logFolder.resolve("data/status.json");
    }

    @Test
    @Order(1)
    void twoOfThreeWitnessesAreEnough() throws Exception {
        network.log()
                .awaitFile(status(), Pattern.compile("\"w1\" : \"signed[^}]*\"w2\" : \"signed"));
        var served = get(network.logPort, "/log/checkpoint");
        for (int i = 0; i < 50 && !isAccepted(served.body()); i++) {
            Thread.onSpinWait();
            served = get(network.logPort, "/log/checkpoint");
        }
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type"))
                .hasValue("text/plain; charset=utf-8");
        assertThat(network.policy().judge(note(served.body())).toString()).contains("w1");
        var seen = get(network.first.witnessPort, "/" + originHash() + "/checkpoint");
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(new String(seen.body(), UTF_8)).contains("w1.example");
        assertThat(
                        get(network.first.witnessPort, "/" + "0".repeat(64) + "/checkpoint")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void theLogAndAWitnessSignAgainstQuantumComputersToo() throws Exception {
        network.log().awaitFile(status(), Pattern.compile("\"w1q\" : \"signed"));
        var vkey = new String(get(network.logPort, "/log/log-ml-dsa-44.vkey").body(), UTF_8);
        var policy =
                LogPolicy.parse(
                                "log %switness w1q %s\nquorum w1q\n"
                                        .formatted(vkey, network.first.postQuantum)
                                        .getBytes(UTF_8))
                        .good()
                        .orElseThrow();
        var file = network.logFolder.resolve("data/ledger/checkpoint");
        var key = Pattern.quote(network.first.postQuantum.name()) + " [A-Za-z0-9+/=]{2000,}";
        network.log().awaitFile(file, Pattern.compile(key));
        var judged = policy.judge(note(Files.readAllBytes(file)));
        for (int i = 0; i < 1000 && judged instanceof LogPolicy.Judged.NoQuorum; i++) {
            judged = policy.judge(note(Files.readAllBytes(file)));
        }
        assertThat(judged).isInstanceOf(LogPolicy.Judged.Accepted.class);
    }

    @Test
    @Order(2)
    void aSecondStationDoesNotGetTheLog() {
        var second =
                run(
                        Station.noonmark(
                                        "up",
                                        "--data",
                                        network.logFolder.resolve("data").toString(),
                                        "--config",
                                        network.logFolder.resolve("noonmark.toml").toString())
                                .toArray(new String[0]));
        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output())
                .containsPattern("another station \\(process \\d+\\) uses the data folder");
    }

    private static RunningProgram.Ended witnesses(String... more) {
        var command =
                new java.util.ArrayList<>(
                        List.of(
                                "ledger",
                                "witness",
                                "--data",
                                network.logFolder.resolve("data").toString(),
                                "--config",
                                network.logFolder.resolve("noonmark.toml").toString()));
        command.addAll(List.of(more));
        return run(Station.noonmark(command.toArray(new String[0])).toArray(new String[0]));
    }

    private static boolean isAccepted(byte[] checkpoint) throws IOException {
        return network.policy().judge(note(checkpoint)) instanceof LogPolicy.Judged.Accepted;
    }

    private static String originHash() throws Exception {
        var sha256 = java.security.MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha256.digest(network.logKey.name().getBytes(UTF_8)));
    }

    private static byte[] assertServed(String path, String type, String caching) throws Exception {
        var answer = get(network.logPort, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue(type);
        assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue(caching);
        return answer.body();
    }

    @Test
    @Order(2)
    void theLogIsServedAndNothingElse() throws Exception {
        var port = network.logPort;
        long size = size(note(get(port, "/log/checkpoint").body()));
        assertServed("/log/checkpoint", "text/plain; charset=utf-8", "public, max-age=5");
        var whole = "application/octet-stream";
        var part = "%03d.p/%d".formatted(size / 256, size % 256);
        var forEver = "public, max-age=31536000, immutable";
        assertThat(assertServed("/log/tile/0/" + part, whole, forEver))
                .hasSize((int) (32 * (size % 256)));
        assertServed("/log/tile/entries/" + part, whole, forEver);
        assertThat(new String(get(port, "/log/log.vkey").body(), UTF_8))
                .isEqualTo(network.logKey + "\n");
        assertThat(new String(get(port, "/log/verify.html").body(), UTF_8)).startsWith("<!doctype");
        for (var path :
                new String[] {
                    "/",
                    "/log/ledger.key",
                    "/log/lock",
                    "/log/tile/0/999",
                    "/log/tile/../lock",
                    "/log/tile/0/%2e%2e/%2e%2e/checkpoint",
                    "/log/journal",
                    "/log/tile/0/0"
                }) {
            assertThat(get(port, path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    @Order(3)
    void foreignServersSayWhenItWasWritten() throws Exception {
        network.log()
                .awaitFile(
                        status(),
                        Pattern.compile(
                                "\"w1\" : \"signed a log of [^}]*\"w2\" : \"signed a log of "));
        network.log().awaitFile(status(), Pattern.compile("\"w3\" : \"udp"));
        var bundle = folder.resolve("bundle.zip");
        Optional<Verdict.Foreign.Signed> bound = Optional.empty();
        for (long end = System.nanoTime() + LIMIT.toNanos(); bound.isEmpty(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            export(bundle);
            bound = signed(bundle);
        }
        assertThat(bound.orElseThrow().statementsBefore()).isPresent();
        var script = run("/usr/bin/python3", SCRIPT, bundle.toString());
        assertThat(script.output()).startsWith("HOLDS: ");
        var text = run(Station.noonmark("verify", bundle.toString()).toArray(new String[0]));
        assertThat(text.output())
                .containsPattern("before     statements up to \\d+ existed before UTC 20")
                .containsPattern("after      ticks? \\d.* made after UTC 20")
                .contains(network.first.roughtime.toBase64(), network.second.roughtime.toBase64());
        thePageSaysSo(bundle);
    }

    private static RunningProgram.Ended run(String... command) {
        return RunningProgram.run(folder, LIMIT, List.of(command));
    }

    private static void export(Path bundle) throws IOException {
        Files.deleteIfExists(bundle);
        run(Station.noonmark(
                                "ledger",
                                "export",
                                "--data",
                                network.logFolder.resolve("data").toString(),
                                "--config",
                                network.logFolder.resolve("noonmark.toml").toString(),
                                "--from",
                                Instant.now().minusSeconds(600).toString(),
                                "--to",
                                Instant.now().toString(),
                                "--out",
                                bundle.toString())
                        .toArray(new String[0]))
                .orFail();
    }

    /// A reply that a tick binds, when there is one.
    private static Optional<Verdict.Foreign.Signed> signed(Path bundle) throws IOException {
        var verdict = BundleCheck.check(Files.readAllBytes(bundle), Optional.empty());
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        return ((Verdict.Holds) verdict)
                .foreign().stream()
                        .map(Verdict.Foreign.Signed.class::cast)
                        .filter(reply -> !reply.ticksAfter().isEmpty())
                        .findFirst();
    }

    private static void thePageSaysSo(Path bundle) throws Exception {
        var page = folder.resolve("verify.html");
        Files.write(page, get(network.logPort, "/log/verify.html").body());
        try (var browser = Browser.open(folder, page.toUri())) {
            assertThat(verdict(browser, bundle))
                    .contains(
                            "HOLDS by the bundle's own policy, if you believe any 2 of {w1, w2, w3}")
                    .containsPattern("before\\s+statements up to \\d+ existed before UTC 20")
                    .containsPattern("after\\s+ticks? \\d.* made after UTC 20")
                    .contains(network.second.roughtime.toBase64());
            int number = 0;
            for (var forgery : Forgeries.ofEarlier(Files.readAllBytes(bundle)).entrySet()) {
                assertThat(BundleCheck.check(forgery.getValue(), Optional.empty()))
                        .as(forgery.getKey())
                        .isInstanceOf(Verdict.Refused.class);
                var file =
                        Files.write(
                                folder.resolve("forgery" + number++ + ".zip"), forgery.getValue());
                assertThat(verdict(browser, file))
                        .as(forgery.getKey())
                        .contains("REFUSED: earlier/");
            }
        }
    }

    private static String verdict(Browser browser, Path bundle) throws IOException {
        browser.evaluate("document.getElementById('verdict').className = ''");
        browser.choose("bundle", bundle);
        return browser.evaluate(
                """
                new Promise(resolve => {
                  const verdict = document.getElementById("verdict");
                  const look = () => verdict.className
                    ? resolve(document.body.innerText) : setTimeout(look, 5);
                  look();
                })\
                """);
    }

    @Test
    @Order(4)
    void aMissingQuorumIsToldAndStopsNothing() throws Exception {
        network.stopSecond();
        // On a busy machine the start has lacked it once already.
        var lacks = Pattern.compile("(?s)lack their quorum(?!.*has its quorum)");
        network.log().awaitOutput(lacks, 1);
        var witnesses = witnesses("--ask");
        assertThat(witnesses.output())
                .containsPattern(
                        "quorum     any 2 of \\{w1, w2, w3\\}: has signed \\d+, \\d+ behind")
                .containsPattern("w1 +has signed all")
                .containsPattern("w3 +nothing signed that is known here; last answer: ");
        assertThat(witnesses.exitCode()).isEqualTo(1);
        long before = size(note(get(network.logPort, "/log/checkpoint").body()));
        long kept = keptBySecond();
        network.log()
                .awaitFile(
                        network.logFolder.resolve("data/ledger/checkpoint"),
                        Pattern.compile("\\n(?!" + before + "\\n)\\d+\\n"));
        network.startSecond();
        var again = get(network.second.witnessPort, "/" + originHash() + "/checkpoint");
        assertThat(size(note(again.body()))).isGreaterThanOrEqualTo(kept);
        network.log().awaitOutput(Pattern.compile("has its quorum"), 1);
    }

    private static long keptBySecond() throws Exception {
        var file = network.second.home.resolve("data/witness/witness/" + originHash());
        return size(note(Files.readAllBytes(file)));
    }
}
