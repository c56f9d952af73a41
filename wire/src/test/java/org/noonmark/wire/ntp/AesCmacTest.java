package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.wire.ntp.NtpVectors.hex;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.noonmark.testkit.AllocatedBytes;

class AesCmacTest {
    /// RFC 4493 section 4.
    private static final byte[] MESSAGE =
            hex(
                    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                            + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/vectors/aes-cmac.csv", numLinesToSkip = 1)
    void computesPublishedValues(String key, int length, String expected) {
        var cmac = new AesCmac(hex(key));
        var digest = new byte[16];

        cmac.compute(MemorySegment.ofArray(MESSAGE), 0, length, digest);

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected);
    }

    @Test
    void givesTheSameValueAgainAndFromAnyOffset() {
        var cmac = new AesCmac(hex("2b7e151628aed2a6abf7158809cf4f3c"));
        var digest = new byte[16];
        var shifted = MemorySegment.ofArray(NtpVectors.join(new byte[3], MESSAGE));

        for (int i = 0; i < 3; i++) {
            cmac.compute(shifted, 3, 40, digest);

            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo("dfa66747de9ae63030ca32611497c827");
        }
    }

    @Test
    void refusesKeysThatAesDoesNotHave() {
        assertThatThrownBy(() -> new AesCmac(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allocatesNothing() {
        var cmac = new AesCmac(new byte[16]);
        var packet = MemorySegment.ofArray(new byte[60]);
        var digest = new byte[16];

        assertThat(
                        AllocatedBytes.during(
                                50_000, 1_000_000, () -> cmac.compute(packet, 0, 60, digest)))
                .isZero();
    }
}
