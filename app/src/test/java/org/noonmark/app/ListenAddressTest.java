package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.SystemCallException;

/// A socket of TCP on `::` takes IPv4 too, so a second one on `0.0.0.0` could not be bound.
class ListenAddressTest {
    private static final InetSocketAddress ANY4 = new InetSocketAddress("0.0.0.0", 8123);
    private static final InetSocketAddress ANY6 = new InetSocketAddress("::", 8123);

    @Test
    void bothWildcardsAreOneSocketOfTcpInEitherOrder() throws Exception {
        assertThat(ListenAddress.forTcp(List.of(ANY4, ANY6))).containsExactly(ANY6);
        assertThat(ListenAddress.forTcp(List.of(ANY6, ANY4))).containsExactly(ANY6);
    }

    @Test
    void wildcardsOfTwoPortsAreTwoSockets() throws Exception {
        var other = new InetSocketAddress("0.0.0.0", 8124);
        assertThat(ListenAddress.forTcp(List.of(ANY6, other))).containsExactly(ANY6, other);
    }

    @Test
    void otherAddressesStay() throws Exception {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8123);
        assertThat(ListenAddress.forTcp(List.of(loopback, ANY6))).containsExactly(loopback, ANY6);
        assertThat(ListenAddress.forTcp(List.of(ANY4))).containsExactly(ANY4);
    }

    @Test
    void anAddressThatThisHostHasNotIsAMistake() {
        var foreign = List.of(new InetSocketAddress("192.0.2.1", 8123));
        assertThatThrownBy(() -> ListenAddress.forTcp(foreign))
                .isInstanceOf(SystemCallException.class);
    }
}
