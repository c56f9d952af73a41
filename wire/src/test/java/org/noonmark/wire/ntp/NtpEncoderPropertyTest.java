package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;

class NtpEncoderPropertyTest {
    private static final Generator<LeapWarning> LEAPS =
            Generators.oneOf(List.of(LeapWarning.values()));

    @Test
    void decodingGivesThePacketBack() {
        Property.forAll(
                5000,
                packets(),
                packet ->
                        assertThat(NtpDecoder.decode(NtpEncoder.encode(packet)))
                                .isEqualTo(new Decoded.Packet(packet)));
    }

    private static Generator<NtpPacket> packets() {
        return (random, size) -> {
            int version = 3 + random.nextInt(2);
            return new NtpPacket(
                    LEAPS.generate(random, size),
                    version,
                    1 + random.nextInt(5),
                    random.nextInt(256),
                    (byte) random.nextInt(),
                    (byte) random.nextInt(),
                    random.nextInt(),
                    random.nextInt(),
                    random.nextInt(),
                    new NtpTimestamp(random.nextLong()),
                    new NtpTimestamp(random.nextLong()),
                    new NtpTimestamp(random.nextLong()),
                    new NtpTimestamp(random.nextLong()),
                    version == 4 ? fields(random, size) : List.of(),
                    mac(random));
        };
    }

    /// The last field has 28 bytes at least, so any MAC or none may follow.
    private static List<ExtensionField> fields(RandomGenerator random, int size) {
        var fields = new ArrayList<ExtensionField>();
        int count = random.nextInt(1 + size / 20);
        for (int i = 1; i <= count; i++) {
            var body = new byte[(i == count ? 24 : 12) + 4 * random.nextInt(20)];
            random.nextBytes(body);
            fields.add(new ExtensionField(random.nextInt(0x10000), Octets.of(body)));
        }
        return fields;
    }

    private static PacketMac mac(RandomGenerator random) {
        var digest = new byte[random.nextBoolean() ? 16 : 20];
        random.nextBytes(digest);
        return switch (random.nextInt(3)) {
            case 0 -> new PacketMac.None();
            case 1 -> new PacketMac.CryptoNak();
            default -> new PacketMac.Digest(random.nextInt(), Octets.of(digest));
        };
    }
}
