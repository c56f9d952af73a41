package org.noonmark.wire.ntp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.wire.ntp.NtpVectors.hex;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class PacketAuthenticatorTest {
    private static final SymmetricKey CMAC =
            new SymmetricKey(
                    10, MacAlgorithm.AES128, Octets.of(hex("fc24971b5266dc46efe0e8084689b688")));
    private static final SymmetricKey MD5 =
            new SymmetricKey(1, MacAlgorithm.MD5, Octets.of("secretkey12345".getBytes(UTF_8)));
    private static final SymmetricKey SHA1 =
            new SymmetricKey(2, MacAlgorithm.SHA1, Octets.of("secretkey12345".getBytes(UTF_8)));

    private boolean result;

    static List<Arguments> packets() {
        return List.of(
                Arguments.of(CMAC, NtpVectors.CMAC_REQUEST),
                Arguments.of(MD5, NtpVectors.MD5_REQUEST),
                Arguments.of(SHA1, NtpVectors.SHA1_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void makesTheMacOfTheVector(SymmetricKey key, byte[] expected) {
        var packet = Arrays.copyOf(expected, expected.length);
        Arrays.fill(packet, 48, packet.length, (byte) 0);

        int length = key.newAuthenticator().append(MemorySegment.ofArray(packet), 0, 48);

        assertThat(length).isEqualTo(expected.length);
        assertThat(packet).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void acceptsItsOwnMacAndNothingElse(SymmetricKey key, byte[] packet) {
        var authenticator = key.newAuthenticator();
        int macBytes = packet.length - 48;

        assertThat(authenticator.verify(MemorySegment.ofArray(packet), 0, 48, macBytes)).isTrue();
        Property.forAll(
                Generators.ints(0, packet.length * 8 - 1),
                bit -> {
                    var forged = packet.clone();
                    forged[bit / 8] ^= (byte) (1 << (bit % 8));
                    assertThat(authenticator.verify(MemorySegment.ofArray(forged), 0, 48, macBytes))
                            .isFalse();
                });
    }

    @Test
    void refusesAMacOfAnotherLength() {
        var packet = MemorySegment.ofArray(NtpVectors.SHA1_REQUEST);

        assertThat(CMAC.newAuthenticator().verify(packet, 0, 48, 24)).isFalse();
        assertThat(CMAC.newAuthenticator().verify(packet, 0, 48, 4)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("packets")
    void allocatesNothing(SymmetricKey key, byte[] bytes) {
        var authenticator = key.newAuthenticator();
        var packet = MemorySegment.ofArray(bytes);

        long allocated =
                AllocatedBytes.during(
                        50_000,
                        1_000_000,
                        () -> result = authenticator.verify(packet, 0, 48, bytes.length - 48));

        assertThat(result).isTrue();
        assertThat(allocated).isZero();
    }
}
