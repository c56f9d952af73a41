package org.noonmark.wire.ntp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.noonmark.wire.ntp.NtpVectors.hex;
import static org.noonmark.wire.ntp.NtpVectors.with;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.TimeDelta;

/// Packets that other implementations sent, from the reference data beside the repository.
class CapturedPacketsTest {
    private static final String FILE = "vectors/README.md";

    @Test
    void readsAServerReplyOfVersionFour() throws IOException {
        var packet = accepted(after("v4 server \\(mode 4\\)"));

        assertThat(packet.mode()).isEqualTo(NtpLayout.MODE_SERVER);
        assertThat(packet.stratum()).isEqualTo(2);
        assertThat(packet.poll()).isEqualTo(6);
        assertThat(packet.precision()).isEqualTo(-23);
        assertThat(packet.rootDelay()).isEqualTo(566);
        assertThat(packet.rootDispersion()).isEqualTo(951);
        assertThat(packet.referenceId()).isEqualTo(0xC035676C);
        assertThat(packet.transmit().minus(packet.receive())).isLessThan(TimeDelta.ofMillis(1));
    }

    @Test
    void readsAClientRequestOfVersionFour() throws IOException {
        assertThat(accepted(after("v4 client \\(mode 3\\)")).mode())
                .isEqualTo(NtpLayout.MODE_CLIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x0B, 0x14, 0x34, 0x3B})
    void rejectsOtherVersions(int firstByte) throws IOException {
        assertThat(NtpDecoder.decode(with(after("v4 client \\(mode 3\\)"), 0, firstByte)))
                .isEqualTo(new Decoded.Rejected(RejectReason.VERSION_NOT_SUPPORTED, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NTS request \\(AEAD 15[^\\n]*\\n",
                "NTS response to it[^\\n]*\\n",
                "NTS request: [^\\n]*\\n",
                "NTS response: [^\\n]*\\n",
                "NTS NAK: "
            })
    void readsEveryNtsPacket(String label) throws IOException {
        var bytes = after(label);
        var packet = accepted(bytes);

        assertThat(packet.fields().getFirst().type()).isEqualTo(NtpLayout.FIELD_NTS_UNIQUE_ID);
        assertThat(NtpEncoder.encode(packet)).isEqualTo(bytes);
    }

    @Test
    void readsTheNtsNak() throws IOException {
        var packet = accepted(after("NTS NAK: "));

        assertThat(packet.isKiss()).isTrue();
        assertThat(new KissCode(packet.referenceId())).isEqualTo(KissCode.NTSN);
    }

    @ParameterizedTest
    @CsvSource({
        "CMAC, AES128, 10, fc24971b5266dc46efe0e8084689b688",
        "MD5, MD5, 1, 7365637265746b65793132333435",
        "SHA1, SHA1, 2, 7365637265746b65793132333435"
    })
    void verifiesEveryMac(String label, MacAlgorithm algorithm, int keyId, String secret)
            throws IOException {
        var bytes = after("(?m)^" + label + " +key_id[^\\n]*\\n");
        var authenticator =
                new SymmetricKey(keyId, algorithm, Octets.of(hex(secret))).newAuthenticator();

        assertThat(authenticator.verify(MemorySegment.ofArray(bytes), 0, 48, bytes.length - 48))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AES128, fc24971b5266dc46efe0e8084689b688",
        "AES256, 14028e7d173c2f4e170f3796c32cc59918dd5523b7d79bc57636883fc582b583"
    })
    void computesTheCmacOfAnotherImplementation(MacAlgorithm algorithm, String key)
            throws IOException {
        var expected = after(algorithm + " key " + key + " -> ");
        var data = "abcdefghijklmnopqrstuvwxyz0123456789".getBytes(UTF_8);
        var digest = new byte[16];

        algorithm.with(hex(key)).compute(MemorySegment.ofArray(data), 0, data.length, digest);

        assertThat(digest).isEqualTo(expected);
    }

    private static NtpPacket accepted(byte[] datagram) {
        return switch (NtpDecoder.decode(datagram)) {
            case Decoded.Packet(var packet) -> packet;
            case Decoded.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    /// The hexadecimal digits that follow `label` (a regular expression) in the vectors' text.
    private static byte[] after(String label) throws IOException {
        var file = ReferenceData.find(FILE);
        assumeTrue(file.isPresent(), ReferenceData.missing(FILE));
        var matcher =
                Pattern.compile(label + "\\s*([0-9a-f]{32,})")
                        .matcher(Files.readString(file.orElseThrow()));
        assertThat(matcher.find()).as(label).isTrue();
        return hex(matcher.group(1));
    }
}
