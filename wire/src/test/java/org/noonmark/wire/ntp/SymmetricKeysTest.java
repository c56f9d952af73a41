package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.wire.ntp.NtpVectors.hex;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class SymmetricKeysTest {
    private static final String GOOD =
            """
            # keys of the laboratory

            10 AES128 HEX:fc24971b5266dc46efe0e8084689b688
             1 MD5 ASCII:secretkey12345   # an old peer
            2 SHA1 secretkey12345
            3 secretkey12345
            4294967295 AES256 HEX:00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF
            """;

    @Test
    void readsKeysOfEveryKind() {
        var keys = ((SymmetricKeys.Parsed.Keys) SymmetricKeys.parse(GOOD)).keys();

        assertThat(keys.find(10)).map(SymmetricKey::algorithm).contains(MacAlgorithm.AES128);
        assertThat(keys.find(10))
                .map(SymmetricKey::secret)
                .contains(Octets.of(hex("fc24971b5266dc46efe0e8084689b688")));
        assertThat(keys.find(1)).map(SymmetricKey::algorithm).contains(MacAlgorithm.MD5);
        assertThat(keys.find(2)).map(SymmetricKey::algorithm).contains(MacAlgorithm.SHA1);
        assertThat(keys.find(3)).map(SymmetricKey::algorithm).contains(MacAlgorithm.MD5);
        assertThat(keys.find(-1)).map(SymmetricKey::algorithm).contains(MacAlgorithm.AES256);
        assertThat(keys.find(4)).isEmpty();
    }

    @Test
    void namesEveryWrongLine() {
        var parsed =
                SymmetricKeys.parse(
                        """
                        0 MD5 secretkey12345
                        5 MD5 short
                        6 AES128 HEX:0011
                        7 WHIRLPOOL secretkey12345
                        8 AES128 HEX:0g112233445566778899aabbccddeeff
                        9
                        10 MD5 secretkey12345
                        10 MD5 anotherkey12345
                        99999999999 MD5 secretkey12345
                        """);

        assertThat(((SymmetricKeys.Parsed.Wrong) parsed).problems())
                .extracting(SymmetricKeys.Problem::line)
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 9);
    }

    @Test
    void noTextShowsASecret() {
        var wrong = SymmetricKeys.parse("5 MD5 hush\n6 AES128 hushhush\n7 X hushhush\n");
        var good = SymmetricKeys.parse("5 MD5 hushhush\n");

        assertThat(wrong.toString()).doesNotContain("hush");
        assertThat(good.toString()).doesNotContain("hush").doesNotContain("68757368");
    }

    @Test
    void neverThrowsOnAnyText() {
        var vector = GOOD.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Property.forAll(
                3000,
                Generators.mutated(List.of(vector)),
                bytes ->
                        assertThat(
                                        SymmetricKeys.parse(
                                                new String(
                                                        bytes,
                                                        java.nio.charset.StandardCharsets
                                                                .ISO_8859_1)))
                                .isNotNull());
    }

    @Test
    void keysHaveTheLengthOfTheirAlgorithm() {
        assertThatThrownBy(() -> new SymmetricKey(1, MacAlgorithm.AES256, Octets.of(new byte[16])))
                .hasMessageContaining("AES256");
        assertThatThrownBy(() -> new SymmetricKey(0, MacAlgorithm.AES128, Octets.of(new byte[16])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
