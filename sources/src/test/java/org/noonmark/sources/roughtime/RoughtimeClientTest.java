package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.roughtime.RoughtimeAddress.Transport.UDP;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.AddressLookup;
import org.noonmark.time.LeapTable;

class RoughtimeClientTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<RoughtimePeer> peers =
            List.of(
                    new TestServer("a", "a", 0, 1).peer,
                    new TestServer("b", "b", 0, 1).peer,
                    new TestServer("c", "c", 0, 1).peer);

    @Test
    void asksADeadServerEverMoreSeldomUntilItAnswers() {
        var retries = new RetryIntervals();
        var peer = peers.getFirst();
        assertThat(retries.secondsLeft(peer, 0)).isZero();
        double before = 0;
        for (int i = 0; i < 9; i++) {
            retries.failed(peer, 3, 0);
            double now = retries.secondsLeft(peer, 0);
            assertThat(now).isGreaterThan(3.3 * before).isLessThanOrEqualTo(86_400);
            assertThat(retries.secondsLeft(peer, (long) (now * SECOND) + 1)).isZero();
            before = now;
        }
        retries.failed(peer, 3, 0);
        retries.failed(peer, 3, 0);
        assertThat(retries.secondsLeft(peer, 0)).isEqualTo(86_400);
        assertThat(retries.secondsLeft(peers.getLast(), 0)).isZero();
        retries.answered(peer);
        assertThat(retries.secondsLeft(peer, 0)).isZero();
    }

    @Test
    void leavesServersAloneThatDoNotAnswer() throws IOException {
        int port;
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var dead =
                peers.stream()
                        .map(peer ->
                                new RoughtimePeer(
                                        peer.name(),
                                        peer.party(),
                                        peer.publicKey(),
                                        List.of(new RoughtimeAddress(UDP, "x.example", port))))
                        .toList();
        var looked = new ArrayList<String>();
        var client =
                client(host -> {
                    looked.add(host);
                    return List.of(InetAddress.getLoopbackAddress());
                });
        ChainResult result = client.measure(dead, LeapTable.embedded());
        for (int i = 0; i < 10; i++) {
            result = client.measure(dead, LeapTable.embedded());
        }
        // It would be 66; on a slow host a server is asked a few times before it is left alone.
        assertThat(looked).hasSizeBetween(3, 36);
        assertThat(result.failures())
                .anySatisfy(failure -> assertThat(failure.reason()).startsWith("left alone for"));
    }

    @Test
    void isNotHeldUpByWhatNeverLeftThisHost() {
        var looked = new ArrayList<String>();
        var client =
                client(host -> {
                    looked.add(host);
                    throw new UnknownHostException("no such name");
                });
        client.measure(peers, LeapTable.embedded());
        client.measure(peers, LeapTable.embedded());
        assertThat(looked).hasSize(12);
    }

    private static RoughtimeClient client(AddressLookup lookup) {
        return new RoughtimeClient(lookup, HostClocks.open(), new SplittableRandom(1));
    }

    @Test
    void takesOneAddressOfEachFamily() throws UnknownHostException {
        var v4 = InetAddress.ofLiteral("192.0.2.1");
        var v6 = InetAddress.ofLiteral("2001:db8::1");
        var other = InetAddress.ofLiteral("2001:db8::2");
        assertThat(RoughtimeClient.firstOfEachFamily(List.of(v6, other, v4)))
                .containsExactly(v6, v4);
        assertThat(RoughtimeClient.firstOfEachFamily(List.of(v4))).containsExactly(v4);
    }
}
