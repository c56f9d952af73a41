package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Who is let in and who has to go, by address alone.
class OpenConnectionsTest {
    private final OpenConnections<Held> open = new OpenConnections<>(100, 8);

    private static final class Held implements HeldConnection {
        private final AddressPrefix network;
        private boolean isDisplaced;

        Held(AddressPrefix network) {
            this.network = network;
        }

        @Override
        public AddressPrefix network() {
            return network;
        }

        @Override
        public void displace() {
            isDisplaced = true;
        }
    }

    private static Held from(String address) {
        return new Held(AddressPrefix.ofHost(InetAddress.ofLiteral(address)));
    }

    private int admitted(int count, String pattern) {
        int admitted = 0;
        for (int i = 0; i < count; i++) {
            admitted += open.admit(from(pattern.formatted(i))) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void oneCustomerHasManyNetworksAndNotManyMoreConnections() {
        assertThat(admitted(100, "2001:db8:1:1::%x")).as("a /64").isEqualTo(8);
        assertThat(admitted(100, "2001:db8:1:1%02x::1")).as("a /56").isEqualTo(16);
        assertThat(admitted(100, "2001:db8:2:%02x00::1")).as("a /48").isEqualTo(32);
        assertThat(admitted(10, "192.0.2.1")).as("an address").isEqualTo(8);
        assertThat(admitted(10, "192.0.2.%d")).as("addresses beside it").isEqualTo(9);
    }

    @Test
    void whoHoldsMostMakesRoom() {
        var honest = new ArrayList<Held>();
        for (int i = 0; i < 5; i++) {
            var one = from("2001:db8:a%d::1".formatted(i));
            assertThat(open.admit(one)).isTrue();
            honest.add(one);
        }
        for (int site = 0; site < 20; site++) {
            admitted(32, "2001:db9:%x:%%02x00::1".formatted(site));
        }
        assertThat(open.size()).isEqualTo(100);
        assertThat(honest).noneMatch(one -> one.isDisplaced);
    }

    @Test
    void amongEqualsTheOldestMakesRoom() {
        var oldest = from("198.51.100.1");
        open.admit(oldest);
        assertThat(admitted(100, "192.0.2.%d")).isEqualTo(100);
        assertThat(oldest.isDisplaced).isTrue();
    }

    @Test
    void whatHasEndedCountsNoMore() {
        var first = from("2001:db8:1::1");
        open.admit(first);
        assertThat(admitted(100, "2001:db8:1::%x")).isEqualTo(7);
        open.release(first);
        open.release(first);
        assertThat(admitted(100, "2001:db8:1::%x")).isEqualTo(1);
    }
}
