package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1:123",
        "::1, [::1]:123",
        "::, [::]:123",
        "2001:db8::1, [2001:db8::1]:123",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:123",
        "2001:db8:1:2:3:4:5:6, [2001:db8:1:2:3:4:5:6]:123",
        "fe80::, [fe80::]:123",
        "1:0:2:3:4:5:6:7, [1:0:2:3:4:5:6:7]:123",
    })
    void writesAddressesAsPeopleDo(String address, String text) {
        assertThat(Addresses.text(new InetSocketAddress(InetAddress.ofLiteral(address), 123)))
                .isEqualTo(text);
    }
}
