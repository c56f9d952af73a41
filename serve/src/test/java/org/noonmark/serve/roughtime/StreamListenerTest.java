package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.ClientGate;
import org.noonmark.serve.RateLimit;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.wire.roughtime.CheckedResponse.Valid;

/// Over real sockets on loopback.
class StreamListenerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final HostClocks clocks = HostClocks.open();
    private final Snapshot snapshot =
            Answers.snapshot(
                    ClockState.SYNCHRONIZED, 0.01, clocks.counterNanos(), Answers.START_TAI);
    private final Answers requests =
            new Answers(RoughtimeServerConfig.on(List.of()).withGreaseInterval(0));

    private StreamListener listener(StreamLimits limits) throws IOException {
        var gate = new ClientGate(AccessRules.allowAll(), RateLimit.NONE, 1, List.of(LOOPBACK), 1);
        var desk = new StreamDesk(() -> snapshot, clocks, gate, requests.responder);
        return StreamListener.start(new InetSocketAddress(LOOPBACK, 0), desk, limits);
    }

    private static Socket connect(StreamListener listener) throws IOException {
        var socket = new Socket(LOOPBACK, listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private void assertAnswered(Socket socket) throws IOException {
        var request = requests.request();
        socket.getOutputStream().write(request);
        var in = socket.getInputStream();
        var header = in.readNBytes(12);
        int length = (header[8] & 0xff) + ((header[9] & 0xff) << 8);
        var reply = Arrays.copyOf(header, 12 + length);
        in.readNBytes(reply, 12, length);
        assertThat(Answers.check(request, reply)).isInstanceOf(Valid.class);
    }

    private static void assertClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What was answered before is still on its way.
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection stays open", open);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private long count(RoughtimeOutcome outcome) {
        return requests.counters.count(outcome);
    }

    @Test
    void closesAConnectionOnWhichNothingWholeComes() throws IOException {
        try (var listener = listener(new StreamLimits(9, 9, SHORT, LONG));
                var socket = connect(listener)) {
            socket.getOutputStream().write(Arrays.copyOf(requests.request(), 500));
            assertClosed(socket);
            assertThat(count(RoughtimeOutcome.CONNECTION_TIMED_OUT)).isEqualTo(1);
        }
    }

    @Test
    void closesAConnectionThatLivesOnPacketsThatAreRefused() throws IOException {
        try (var listener = listener(new StreamLimits(9, 9, LONG, Duration.ofMillis(700)));
                var socket = connect(listener)) {
            // Whole, but of no message: progress and no answer, again and again.
            var empty = Arrays.copyOf(Answers.smallRequest(), 12);
            empty[8] = 0;
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream().write(empty);
            }
            assertClosed(socket);
            assertThat(count(RoughtimeOutcome.CONNECTION_TIMED_OUT)).isEqualTo(1);
            assertThat(count(RoughtimeOutcome.REFUSED)).isEqualTo(20);
        }
    }

    @Test
    void theOldestMakesRoomForANewOne() throws IOException {
        try (var listener = listener(new StreamLimits(2, 9, LONG, LONG));
                var first = connect(listener)) {
            assertAnswered(first);
            try (var second = connect(listener)) {
                assertAnswered(second);
                try (var third = connect(listener)) {
                    assertAnswered(third);
                    assertClosed(first);
                    assertAnswered(second);
                }
            }
            assertThat(count(RoughtimeOutcome.CONNECTION_DISPLACED)).isEqualTo(1);
            assertThat(count(RoughtimeOutcome.CONNECTION_REFUSED)).isZero();
        }
    }

    @Test
    void aClientThatNeverReadsIsClosedAndHoldsUpNobody() throws Exception {
        try (var listener = listener(new StreamLimits(9, 9, Duration.ofSeconds(1), LONG));
                var deaf = connect(listener)) {
            var request = requests.request();
            var sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (true) {
                                        deaf.getOutputStream().write(request);
                                    }
                                } catch (IOException closed) {
                                    assertThat(closed).isNotNull();
                                }
                            });
            assertThat(sender.join(Duration.ofSeconds(30))).isTrue();
            assertThat(count(RoughtimeOutcome.CONNECTION_TIMED_OUT)).isEqualTo(1);
            try (var other = connect(listener)) {
                assertAnswered(other);
            }
        }
    }

    @Test
    void anAnswerLessRequestCostsNoSignature() throws IOException {
        try (var listener = listener(new StreamLimits(9, 9, LONG, LONG));
                var socket = connect(listener)) {
            for (int i = 0; i < 10; i++) {
                socket.getOutputStream().write(Answers.smallRequest());
            }
            assertAnswered(socket);
            assertThat(count(RoughtimeOutcome.REPLY_TOO_LONG)).isEqualTo(10);
            assertThat(requests.counters.batches()).isEqualTo(1);
        }
    }
}
