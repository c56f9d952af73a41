package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.wire.ntp.NtpVectors.hex;

import org.junit.jupiter.api.Test;

class ReferenceIdTest {
    @Test
    void isTheIpv4Address() {
        assertThat(ReferenceId.ofAddress(new byte[] {(byte) 192, 0, 2, (byte) 255}))
                .isEqualTo(0xC00002FF);
    }

    /// MD5 of the sixteen bytes of ::1 begins with cf40 4dc8 (computed with Python).
    @Test
    void isTheHashOfAnIpv6Address() {
        assertThat(ReferenceId.ofAddress(hex("00000000000000000000000000000001")))
                .isEqualTo(IPV6_LOOPBACK);
    }

    private static final int IPV6_LOOPBACK = 0xCF404DC8;

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> ReferenceId.ofAddress(new byte[6]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsLettersForPrimaryClocksAndDotsForOthers() {
        assertThat(ReferenceId.toString(1, ReferenceId.ofLetters("GPS"))).isEqualTo("GPS");
        assertThat(ReferenceId.toString(0, KissCode.DENY.bits())).isEqualTo("DENY");
        assertThat(ReferenceId.toString(2, 0x7F7F0101)).isEqualTo("127.127.1.1");
        assertThat(ReferenceId.toString(2, 0xC0000201)).isEqualTo("192.0.2.1");
        assertThat(ReferenceId.toString(1, 0)).isEmpty();
    }

    @Test
    void neverShowsControlCharactersOfAHostileServer() {
        assertThat(new KissCode(0x1B5B3241).letters()).isEqualTo("\\x1b[2A");
        assertThat(new KissCode(0x41004200).letters()).isEqualTo("A\\x00B");
        assertThat(new KissCode(0xFF5C4142).letters()).isEqualTo("\\xff\\x5cAB");
    }

    @Test
    void refusesLettersThatDoNotFit() {
        assertThatThrownBy(() -> ReferenceId.ofLetters("GALILEO"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReferenceId.ofLetters(""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KissCode.of("RAT")).isInstanceOf(IllegalArgumentException.class);
    }
}
