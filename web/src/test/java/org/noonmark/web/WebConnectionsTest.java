package org.noonmark.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which connections are closed, when, and how that is counted; over real sockets on loopback.
@Timeout(30)
class WebConnectionsTest {
    private static final String POST_NINE =
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-echo\r\n"
                    + "Content-Length: 9\r\n\r\n12";

    private final AtomicLong nanos = new AtomicLong();
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;

    private void start(int connections, Duration requestTime, LongSupplier time)
            throws IOException {
        server =
                WebServer.start(
                        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        new WebLimits(connections, 100, 1024, 100, requestTime),
                        List.of(
                                WebRoute.get("/", (body, remote) -> WebAnswer.text(200, "about")),
                                WebRoute.get("/slow", (body, remote) -> slow()),
                                WebRoute.post(
                                        "/echo",
                                        "application/x-echo",
                                        (body, remote) ->
                                                WebAnswer.of("application/x-echo", body))),
                        time);
    }

    private void start(int connections) throws IOException {
        start(connections, Duration.ofSeconds(10), nanos::get);
    }

    private WebAnswer slow() {
        asked.release();
        try {
            mayAnswer.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return WebAnswer.text(200, "made");
    }

    @AfterEach
    void stop() throws IOException {
        mayAnswer.countDown();
        for (var socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private Socket connect(String from) throws IOException {
        var address = server.listening().getFirst();
        var socket =
                new Socket(address.getAddress(), address.getPort(), InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private Socket send(String text) throws IOException {
        return send(connect("127.0.0.1"), text);
    }

    private static Socket send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return socket;
    }

    /// All that comes until the server closes; nothing when it resets.
    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }

    /// A connection that asks nothing; the server has surely seen it when it is the n-th.
    private Socket silent(String from, int number) throws IOException {
        var socket = connect(from);
        while (server.openConnections() < number) {
            Thread.onSpinWait();
        }
        return socket;
    }

    private String ask(Socket socket) throws IOException {
        return rest(send(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    }

    private Socket slowRequest() throws IOException, InterruptedException {
        var socket = send("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        asked.acquire();
        return socket;
    }

    private long count(WebOutcome outcome) {
        return server.counters().count(outcome);
    }

    private long ended() {
        return count(WebOutcome.BROKEN_OFF)
                + count(WebOutcome.MALFORMED)
                + count(WebOutcome.TIMED_OUT)
                + count(WebOutcome.FAILED);
    }

    /// Waits for what a thread of the server counts.
    private void awaitEnded(int number) {
        while (ended() < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoeverStallsInsideItsBodyIsCountedOnceAndToldNothing() throws IOException {
        start(50, Duration.ofMillis(200), System::nanoTime);
        for (int i = 0; i < 6; i++) {
            send(POST_NINE);
        }
        for (var socket : sockets) {
            assertThat(rest(socket)).isEmpty();
        }
        server.close();
        assertThat(count(WebOutcome.TIMED_OUT)).isEqualTo(6);
        assertThat(ended()).isEqualTo(6);
    }

    @Test
    void aBodyThatIsCutOffIsCountedOnce() throws IOException {
        start(50);
        send(POST_NINE).shutdownOutput();
        awaitEnded(1);
        var reset = send(POST_NINE);
        reset.setSoLinger(true, 0);
        reset.close();
        awaitEnded(2);
        var chunk = POST_NINE.replace("Content-Length: 9", "Transfer-Encoding: chunked");
        assertThat(rest(send(chunk.replace("\r\n12", "\r\nno chunk\r\n")))).isEmpty();
        server.close();
        assertThat(count(WebOutcome.BROKEN_OFF)).isEqualTo(3);
        assertThat(ended()).isEqualTo(3);
        assertThat(server.failure()).isEmpty();
    }

    @Test
    void aRequestThatIsWholeIsAnsweredHoweverManyComeAfterIt() throws Exception {
        start(2);
        var first = slowRequest();
        var idle = silent("127.0.0.1", 2);
        assertThat(ask(connect("127.0.0.1"))).endsWith("about\n");
        assertThat(rest(idle)).isEmpty();
        assertThat(count(WebOutcome.DISPLACED)).isEqualTo(1);
        mayAnswer.countDown();
        assertThat(rest(first)).startsWith("HTTP/1.1 200 ").endsWith("made\n");
    }

    @Test
    void aRequestThatIsWholeIsNotLate() throws Exception {
        start(50);
        var first = slowRequest();
        var idle = silent("127.0.0.1", 2);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(rest(idle)).isEmpty();
        mayAnswer.countDown();
        assertThat(rest(first)).endsWith("made\n");
        assertThat(count(WebOutcome.TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void nobodyComesInWhileAllAreBeingAnswered() throws Exception {
        start(2);
        var busy = List.of(slowRequest(), slowRequest());
        assertThat(rest(connect("127.0.0.1"))).isEmpty();
        assertThat(count(WebOutcome.ALL_BUSY)).isEqualTo(1);
        mayAnswer.countDown();
        for (var socket : busy) {
            assertThat(rest(socket)).endsWith("made\n");
        }
    }

    @Test
    void whoHoldsMostDisplacesItsOwn() throws IOException {
        start(3);
        var honest = silent("127.0.0.1", 1);
        var greedy = silent("127.0.0.2", 2);
        silent("127.0.0.2", 3);
        connect("127.0.0.2");
        assertThat(rest(greedy)).isEmpty();
        assertThat(ask(honest)).endsWith("about\n");
    }
}
