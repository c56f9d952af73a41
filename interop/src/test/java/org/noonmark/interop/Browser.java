package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Chromium without a window, driven over its DevTools protocol on loopback.
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Replies replies;

    private Browser(Process process, Path profile, WebSocket socket, Replies replies) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.replies = replies;
    }

    /// Starts a browser and opens a page in it. Its log goes to `folder`; its profile does not lie
    /// there, because a process of it that outlives the others may still write into it while a test
    /// clears its folder away.
    static Browser open(Path folder, URI page) throws IOException, InterruptedException {
        var profile = Files.createTempDirectory("noonmark-browser");
        var process =
                new ProcessBuilder(
                                Peers.installed("chromium"),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--user-data-dir=" + profile,
                                "--remote-debugging-port=0",
                                page.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("browser.log").toFile())
                        .start();
        var http = HttpClient.newHttpClient();
        var replies = new Replies();
        var socket =
                http.newWebSocketBuilder()
                        .buildAsync(target(http, process, port(process, profile)), replies)
                        .join();
        var browser = new Browser(process, profile, socket, replies);
        browser.awaitPage(page);
        return browser;
    }

    /// The debugger answers before the page is there.
    private void awaitPage(URI page) throws IOException {
        var loaded =
                "String(document.readyState === 'complete' && location.href === '%s')"
                        .formatted(page);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!evaluate(loaded).equals("true")) {
            if (System.nanoTime() > end) {
                throw new IOException("the browser does not open " + page);
            }
            Thread.onSpinWait();
        }
    }

    /// The browser writes the port that it got into its profile.
    private static int port(Process process, Path profile)
            throws IOException, InterruptedException {
        var file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(file) && !Files.readAllLines(file).isEmpty()) {
                return Integer.parseInt(Files.readAllLines(file).getFirst());
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("the browser ended");
            }
        }
        throw new IOException("the browser did not start");
    }

    private static URI target(HttpClient http, Process process, int port)
            throws IOException, InterruptedException {
        var list = URI.create("http://127.0.0.1:" + port + "/json/list");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            var body =
                    http.send(
                                    HttpRequest.newBuilder(list).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            for (var target : JSON.readTree(body)) {
                if (target.path("type").asString().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asString());
                }
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("the browser ended");
            }
        }
        throw new IOException("the browser has no page");
    }

    /// Answers by the number of their question.
    private static final class Replies implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final AtomicInteger last = new AtomicInteger();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                var message = JSON.readTree(text.toString());
                text.setLength(0);
                var future = waiting.remove(message.path("id").asInt(0));
                if (future != null) {
                    future.complete(message);
                }
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws IOException {
        int id = replies.last.incrementAndGet();
        var future = new CompletableFuture<JsonNode>();
        replies.waiting.put(id, future);
        socket.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        try {
            var reply = future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (reply.has("error")) {
                throw new IOException(method + ": " + reply.path("error"));
            }
            return reply.path("result");
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException failed) {
            throw new IOException(method + ": no answer", failed);
        }
    }

    /// The value of an expression in the page, as text; waits for it when it is a promise.
    String evaluate(String expression) throws IOException {
        var result =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression", expression,
                                "returnByValue", true,
                                "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value").asString();
    }

    /// Chooses a file in an input of the page, as a person would.
    void choose(String inputId, Path file) throws IOException {
        var object =
                call(
                        "Runtime.evaluate",
                        Map.of("expression", "document.getElementById('" + inputId + "')"));
        call(
                "DOM.setFileInputFiles",
                Map.of(
                        "files", List.of(file.toString()),
                        "objectId", object.path("result").path("objectId").asString()));
    }

    @Override
    public void close() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        socket.abort();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillWritten) {
            System.err.println("the browser's profile stays behind: " + stillWritten);
        }
    }
}
