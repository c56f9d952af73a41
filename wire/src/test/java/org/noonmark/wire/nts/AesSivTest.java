package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.testkit.ReferenceData;

class AesSivTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY =
            HEX.parseHex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    /// RFC 5297 appendix A.1: one associated string and the text.
    @Test
    void s2vOfTheFirstExample() {
        var siv = AesSiv.of(KEY);
        var ad = HEX.parseHex("101112131415161718191a1b1c1d1e1f2021222324252627");
        var text = HEX.parseHex("112233445566778899aabbccddee");
        siv.begin();
        siv.add(ad, 0, ad.length);
        siv.finish(text, 0, text.length);
        assertThat("%016x%016x".formatted(siv.sumHigh(), siv.sumLow()))
                .isEqualTo("85632d07c6e8f37f950acd320a2ecc93");
    }

    /// RFC 5297 appendix A.2: two associated strings, a nonce, and the text.
    @Test
    void s2vOfTheSecondExample() {
        var siv =
                AesSiv.of(
                        HEX.parseHex(
                                "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f"));
        siv.begin();
        for (var part :
                new String[] {
                    "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
                    "102030405060708090a0",
                    "09f911029d74e35bd84156c5635688c0"
                }) {
            siv.add(HEX.parseHex(part), 0, part.length() / 2);
        }
        var text =
                HEX.parseHex(
                        "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553");
        siv.finish(text, 0, text.length);
        assertThat("%016x%016x".formatted(siv.sumHigh(), siv.sumLow()))
                .isEqualTo("7bdb6e3b432667eb06f4d14bff2fbd0f");
    }

    @Test
    void sealsAndOpensTheReferenceVectorsAndNothingElse() throws Exception {
        var file = ReferenceData.find("vectors/chrony-siv-vectors.json");
        assumeTrue(file.isPresent(), ReferenceData.missing("vectors/chrony-siv-vectors.json"));
        var matcher =
                Pattern.compile(
                                "\"AEAD_AES_SIV_CMAC_256\",\\s*\"key\": \"(\\w*)\",\\s*\"nonce\":"
                                        + " \"(\\w*)\",\\s*\"ad\": \"(\\w*)\",\\s*\"plaintext\":"
                                        + " \"(\\w*)\",\\s*\"ciphertext\": \"(\\w*)\"")
                        .matcher(Files.readString(file.orElseThrow()));
        int found = 0;
        while (matcher.find()) {
            found++;
            check(
                    HEX.parseHex(matcher.group(1)),
                    HEX.parseHex(matcher.group(2)),
                    HEX.parseHex(matcher.group(3)),
                    HEX.parseHex(matcher.group(4)),
                    HEX.parseHex(matcher.group(5)));
        }
        assertThat(found).isEqualTo(7);
    }

    private static void check(byte[] key, byte[] nonce, byte[] ad, byte[] text, byte[] sealedText) {
        var siv = AesSiv.of(key);
        int textStart = ad.length + nonce.length + AesSiv.TAG_BYTES;
        var buffer = new byte[textStart + text.length];
        System.arraycopy(ad, 0, buffer, 0, ad.length);
        System.arraycopy(nonce, 0, buffer, ad.length, nonce.length);
        System.arraycopy(text, 0, buffer, textStart, text.length);
        var plain = buffer.clone();
        siv.seal(buffer, 0, ad.length, ad.length, nonce.length, textStart, text.length);
        assertThat(HEX.formatHex(buffer, ad.length + nonce.length, buffer.length))
                .isEqualTo(HEX.formatHex(sealedText));
        for (int bit = 0; bit < buffer.length * 8; bit++) {
            var spoiled = buffer.clone();
            spoiled[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(
                            siv.open(
                                    spoiled,
                                    0,
                                    ad.length,
                                    ad.length,
                                    nonce.length,
                                    textStart,
                                    text.length))
                    .isFalse();
        }
        assertThat(siv.open(buffer, 0, ad.length, ad.length, nonce.length, textStart, text.length))
                .isTrue();
        assertThat(HEX.formatHex(buffer, textStart, buffer.length))
                .isEqualTo(HEX.formatHex(plain, textStart, plain.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 33, 48, 64})
    void keysHave32Bytes(int length) {
        assertThatThrownBy(() -> AesSiv.of(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key.length=" + length);
    }

    @Test
    void nothingShortenedOpens() {
        var siv = AesSiv.of(KEY);
        var sealed = new byte[96];
        siv.seal(sealed, 0, 20, 20, 16, 52, 44);
        for (int text = 0; text < 44; text++) {
            assertThat(siv.open(sealed.clone(), 0, 20, 20, 16, 52, text)).isFalse();
        }
        for (int nonce = 0; nonce < 16; nonce++) {
            assertThat(siv.open(sealed.clone(), 0, 20, 20, nonce, 52, 44)).isFalse();
        }
        for (int associated = 0; associated < 20; associated++) {
            assertThat(siv.open(sealed.clone(), 0, associated, 20, 16, 52, 44)).isFalse();
        }
        assertThat(siv.open(sealed, 0, 20, 20, 16, 52, 44)).isTrue();
    }

    @Test
    void takesANewKeyInPlace() {
        var other = KEY.clone();
        other[3] ^= 1;
        var siv = AesSiv.of(other);
        var first = new byte[200];
        siv.seal(first, 0, 20, 20, 16, 60, 100);
        siv.setKey(KEY, 0);
        var again = new byte[200];
        siv.seal(again, 0, 20, 20, 16, 60, 100);
        var fresh = new byte[200];
        AesSiv.of(KEY).seal(fresh, 0, 20, 20, 16, 60, 100);
        assertThat(again).isEqualTo(fresh).isNotEqualTo(first);
    }

    @Test
    void takesANewKeyForEmptyAssociatedDataToo() {
        var siv = AesSiv.of(new byte[32]);
        siv.seal(new byte[200], 0, 0, 0, 16, 60, 64);
        siv.setKey(KEY, 0);
        var first = new byte[200];
        var second = new byte[200];
        siv.seal(first, 0, 0, 0, 16, 60, 64);
        siv.seal(second, 0, 0, 0, 16, 60, 64);
        var fresh = new byte[200];
        AesSiv.of(KEY).seal(fresh, 0, 0, 0, 16, 60, 64);
        assertThat(first).isEqualTo(fresh);
        assertThat(second).isEqualTo(fresh);
    }

    @Test
    void allocatesNothingWhileTheKeyStays() {
        var siv = AesSiv.of(KEY);
        var buffer = new byte[400];
        long bytes =
                AllocatedBytes.steady(
                        200_000,
                        () -> {
                            siv.seal(buffer, 0, 84, 84, 16, 116, 100);
                            siv.open(buffer, 0, 84, 84, 16, 116, 100);
                        });
        assertThat(bytes).isZero();
    }
}
