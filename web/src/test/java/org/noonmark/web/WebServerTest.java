package org.noonmark.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real sockets on loopback; time is the test's.
class WebServerTest {
    private static final WebLimits LIMITS = new WebLimits(6, 4, 1024, 100, Duration.ofSeconds(10));
    private static final List<InetSocketAddress> LISTEN =
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final AtomicLong nanos = new AtomicLong();
    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = start(LIMITS);
    }

    private WebServer start(WebLimits limits) throws IOException {
        var routes =
                List.of(
                        WebRoute.get("/", (body, remote) -> WebAnswer.text(200, "about")),
                        WebRoute.getBelow(
                                "/folder/", below -> WebAnswer.text(200, "below: " + below)),
                        WebRoute.get("/folder/file", (body, remote) -> WebAnswer.text(200, "file")),
                        WebRoute.post(
                                "/any", (body, remote) -> WebAnswer.of(409, "text/x.test", body)),
                        WebRoute.get(
                                "/bug",
                                (body, remote) -> {
                                    throw new IllegalStateException("secret");
                                }),
                        WebRoute.get(
                                "/error",
                                (body, remote) -> {
                                    throw new AssertionError("of another kind");
                                }),
                        WebRoute.post(
                                "/echo",
                                "application/x-echo",
                                (body, remote) -> WebAnswer.of("application/x-echo", body)));
        return WebServer.start(LISTEN, limits, routes, nanos::get);
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connect() throws IOException {
        var address = server.listening().getFirst();
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /// All that comes until the server closes.
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }

    private String askRaw(String text) throws IOException {
        var socket = connect();
        send(socket, text);
        return rest(socket);
    }

    private String ask(String line, String... fields) throws IOException {
        return askRaw(
                line
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + String.join("\r\n", fields)
                        + (fields.length > 0 ? "\r\n\r\n" : "\r\n"));
    }

    private String post(String body) throws IOException {
        return askRaw(
                "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + body.length()
                        + "\r\nContent-Type: application/x-echo\r\n\r\n"
                        + body);
    }

    private long count(WebOutcome outcome) {
        return server.counters().count(outcome);
    }

    /// Asks over one connection until it was answered, so that the server has surely seen it.
    private Socket seen() throws IOException {
        var socket = connect();
        send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        var text = new StringBuilder();
        while (text.indexOf("about\n") < 0) {
            text.append((char) socket.getInputStream().read());
        }
        return socket;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void answersItsRoutesAndSaysNothingOfItself() throws IOException {
        assertThat(ask("GET /"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\nabout\n")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Date:");
        assertThat(ask("HEAD /")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(post("hello")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nhello");
        assertThat(count(WebOutcome.ANSWERED)).isEqualTo(3);
    }

    @Test
    void refusesOtherPathsMethodsAndMediaTypes() throws IOException {
        assertThat(ask("GET /other")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("GET /../")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET /echo")).startsWith("HTTP/1.1 405 ").contains("Allow: POST");
        assertThat(ask("POST /echo", "Content-Length: 0")).startsWith("HTTP/1.1 415 ");
        assertThat(count(WebOutcome.NOT_FOUND)).isEqualTo(1);
        assertThat(count(WebOutcome.METHOD_NOT_ALLOWED)).isEqualTo(1);
        assertThat(count(WebOutcome.UNSUPPORTED_MEDIA_TYPE)).isEqualTo(1);
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        assertThat(post("x".repeat(100))).startsWith("HTTP/1.1 200 ");
        assertThat(post("x".repeat(101))).startsWith("HTTP/1.1 413 ");
        assertThat(
                        ask(
                                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                                        + "Content-Type: application/x-echo\r\n\r\n"
                                        + "80\r\n"
                                        + "x".repeat(128)
                                        + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(ask("GET /", "X: " + "y".repeat(2000))).startsWith("HTTP/1.1 431 ");
        assertThat(ask("GET /" + "y".repeat(2000))).startsWith("HTTP/1.1 414 ");
        assertThat(count(WebOutcome.BODY_TOO_LONG)).isEqualTo(2);
        assertThat(count(WebOutcome.HEADER_TOO_LONG)).isEqualTo(2);
    }

    @Test
    void answersWhatIsNoRequestInOneLine() throws IOException {
        for (var bytes : List.of("\u0016\u0003\u0001\u0002\r\n\r\n", "GET / HTTP/1.1\r\n\r\n")) {
            assertThat(askRaw(bytes)).startsWith("HTTP/1.1 400 ").doesNotContain("jetty", "\tat ");
        }
        assertThat(count(WebOutcome.MALFORMED)).isEqualTo(2);
    }

    @Test
    void keepsABugToItself() throws IOException {
        assertThat(ask("GET /bug"))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("secret", "IllegalState");
        assertThat(server.failure()).get().extracting(Throwable::getMessage).isEqualTo("secret");
        assertThat(ask("GET /error")).startsWith("HTTP/1.1 500 ");
        assertThat(server.failure()).containsInstanceOf(AssertionError.class);
        assertThat(count(WebOutcome.FAILED)).isEqualTo(2);
        assertThat(ask("GET /")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void closesWhoeverBringsNoWholeRequestInTime() throws IOException {
        var silent = seen();
        var slow = seen();
        send(slow, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n");
        var slowBody = seen();
        send(
                slowBody,
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
                        + "Content-Type: application/x-echo\r\n\r\n12");
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        var young = seen();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(isClosed(silent)).isTrue();
        assertThat(isClosed(slow)).isTrue();
        assertThat(isClosed(slowBody)).isTrue();
        assertThat(count(WebOutcome.TIMED_OUT)).isEqualTo(3);
        send(young, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(rest(young)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void closesConnectionsOfANetworkThatHasTooMany() throws IOException {
        for (int i = 0; i < LIMITS.connectionsPerNetwork(); i++) {
            seen();
        }
        assertThat(isClosed(connect())).isTrue();
        assertThat(count(WebOutcome.NETWORK_LIMIT)).isEqualTo(1);
        assertThat(server.openConnections()).isEqualTo(LIMITS.connectionsPerNetwork());
    }

    @Test
    void makesRoomByClosingTheConnectionThatWaitsLongest() throws IOException {
        server.close();
        server = start(new WebLimits(2, 2 + 1, 1024, 100, Duration.ofSeconds(10)));
        var first = seen();
        var second = connect();
        while (server.openConnections() < 2) {
            Thread.onSpinWait();
        }
        send(first, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(first.getInputStream().read()).isEqualTo('H');
        seen();
        assertThat(isClosed(second)).isTrue();
        assertThat(count(WebOutcome.DISPLACED)).isEqualTo(1);
        assertThat(server.openConnections()).isEqualTo(2);
    }

    @Test
    void manyHalfOpenConnectionsKeepNobodyOut() throws IOException {
        server.close();
        server = start(new WebLimits(50, 1000, 1024, 100, Duration.ofSeconds(10)));
        for (int i = 0; i < 400; i++) {
            send(connect(), "POST /echo HT");
        }
        assertThat(ask("GET /")).startsWith("HTTP/1.1 200 ");
        assertThat(server.openConnections()).isLessThanOrEqualTo(50);
    }

    @Test
    void saysWhichAddressIsTaken() {
        assertThatThrownBy(() -> WebServer.start(server.listening(), LIMITS, List.of(), nanos::get))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + server.listening().getFirst().getPort());
    }

    @Test
    void closesEverything() throws IOException {
        var socket = seen();
        server.close();
        assertThat(isClosed(socket)).isTrue();
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderGetsWhatIsBelowIt() throws IOException {
        assertThat(ask("GET /folder/a/b.c?query")).contains("200 OK", "below: a/b.c\n");
        assertThat(ask("GET /folder/")).contains("below: \n");
        assertThat(ask("GET /folder/file")).endsWith("\r\n\r\nfile\n");
    }

    @Test
    void whatIsNotBelowAFolderIsNotThere() throws IOException {
        assertThat(ask("GET /folder/x/../../secret")).contains(" 404 ").doesNotContain("below");
        assertThat(ask("GET /folder")).contains(" 404 ");
        assertThat(ask("POST /folder/a")).contains(" 405 ", "Allow: GET");
    }

    @Test
    void aBodyOfAnyKindIsTakenWhereNoneIsAskedFor() throws IOException {
        assertThat(
                        askRaw(
                                "POST /any HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                        + "Content-Length: 2\r\n\r\nok"))
                .contains(" 409 ", "Content-Type: text/x.test", "ok");
    }
}
