package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.nts.ClientHello;

class ClientHelloFuzzTest {
    /// What openssl 3.0 sends with `-tls1_3 -alpn ntske/1 -groups X25519:P-256`.
    private static final byte[] HELLO =
            HexFormat.of()
                    .parseHex(
                            "16030100da010000d603037ff8ebe657dde80910a412a2ceec3f329816f48ec1"
                                    + "c64817aa87ebb0f3803ea9208187d3c432b6e5166152890df2cc43ac548a6bf0"
                                    + "a9ae2f30eb363e85c99fffbd000813021303130100ff01000085000b00040300"
                                    + "0102000a00060004001d0017002300000010000a0008076e74736b652f310016"
                                    + "000000170000000d001e001c040305030603080708080809080a080b08040805"
                                    + "0806040105010601002b0003020304002d00020101003300260024001d00204c"
                                    + "1a8c5110e9e3e9d3e6b79e42d80a424e3f494145e0dbbdafe4754c9593eb26");

    @Test
    void readsOrLeavesToTlsWhateverComes() {
        Fuzz.of(ClientHelloFuzzTest.class, List.of(HELLO))
                .run(1_000_000, ClientHelloFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        var hello = ClientHello.of(input);
        // Who is sent away for want of ALPN has sent a message that can be read to its end.
        if (!hello.mayOfferNts()) {
            Fuzz.same(ClientHello.of(Arrays.copyOf(input, 8)).mayOfferNts(), true);
        }
    }
}
