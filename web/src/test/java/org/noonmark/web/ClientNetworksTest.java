package org.noonmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientNetworksTest {
    @Test
    void aClientOfIpv6IsInThreeNetworks() {
        var client = ClientNetworks.of(InetAddress.ofLiteral("2001:db8:1:2345::1"));
        var others = List.of("2001:db8:1:2345::9", "2001:db8:1:23ff::", "2001:db8:1:ffff::");
        for (int i = 0; i < others.size(); i++) {
            var other = ClientNetworks.of(InetAddress.ofLiteral(others.get(i))).all();
            assertThat(other).hasSize(3).containsAll(client.all().subList(i, 3));
            assertThat(other.subList(0, i)).doesNotContainAnyElementsOf(client.all());
        }
        assertThat(ClientNetworks.of(InetAddress.ofLiteral("192.0.2.1")).all()).hasSize(1);
    }
}
