package org.noonmark.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.behaviour.network.Place;

class ProfileBytesTest {
    /// A profile with all places taken.
    private static AccountProfile full(long seed) {
        var random = new SplittableRandom(seed);
        var account = new AccountProfile();
        for (int day = 20_000; day < 20_300; day++) {
            account.hours.age(day);
            account.shares.age(day);
            account.day(day);
            account.hours.add(random.nextInt(Hours.CELLS));
            account.learnGap(1 + random.nextInt(5));
            account.shares.add(random.nextInt(Occasion.COUNT), random.nextBoolean());
            account.values.add(random.nextInt(8), random.nextInt(500), day);
        }
        account.lastAddress = "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff";
        account.lastHost = "a-host-with-a-very-long-name.site.example.org.of.somebody";
        account.lastSession = "audit 4294967295";
        account.lastPlace = Optional.of(new Place(59.25, 18.5, 300));
        return account;
    }

    @Test
    void profilesTakeAtMostTwoKilobytes() {
        assertThat(full(1).encode()).hasSizeLessThanOrEqualTo(Profile.MOST_BYTES);
        assertThat(new AccountProfile().mostBytes() + 5).isLessThanOrEqualTo(Profile.MOST_BYTES);
        assertThat(new HostProfile().mostBytes() + 5).isLessThanOrEqualTo(Profile.MOST_BYTES);
        assertThat(new NetworkProfile().mostBytes() + 5).isLessThanOrEqualTo(Profile.MOST_BYTES);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        for (long seed = 0; seed < 50; seed++) {
            var bytes = full(seed).encode();
            var read = new AccountProfile();
            assertThat(read.decode(bytes)).isTrue();
            assertThat(read.encode()).isEqualTo(bytes);
            assertThat(read.activeDays).isEqualTo(300);
            assertThat(read.lastPlace.orElseThrow().latitudeDegrees()).isEqualTo(59.25);
        }
    }

    @Test
    void damagedBytesAreRefusedAndNeverAnException() {
        var random = new SplittableRandom(7);
        var bytes = full(3).encode();
        for (int round = 0; round < 20_000; round++) {
            var damaged =
                    Arrays.copyOf(bytes, round % 7 == 0 ? round % bytes.length : bytes.length);
            for (int i = 0; i < 1 + round % 4 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            boolean isSame = Arrays.equals(damaged, bytes);
            assertThat(new AccountProfile().decode(damaged)).isEqualTo(isSame);
            assertThat(new SiteProfile().decode(damaged)).isFalse();
        }
    }

    /// Behind a checksum that fits stands whatever somebody wrote there.
    @Test
    void bytesWithAChecksumThatFitsDoNoHarm() {
        var random = new SplittableRandom(9);
        for (int round = 0; round < 5_000; round++) {
            var bytes = new byte[random.nextInt(2048)];
            random.nextBytes(bytes);
            var buffer = ByteBuffer.wrap(bytes);
            for (var profile :
                    new Profile[] {new AccountProfile(), new HostProfile(), new NetworkProfile()}) {
                try {
                    buffer.clear();
                    if (profile.read(buffer)) {
                        profile.encode();
                    }
                } catch (BufferUnderflowException tooShort) {
                    assertThat(bytes.length).isLessThan(2048);
                }
            }
        }
    }

    @Test
    void usualValuesOutliveAFloodOfNewOnes() {
        var values = new SeenValues();
        for (int day = 20_000; day < 20_010; day++) {
            values.add(1, 42, day);
        }
        for (int i = 0; i < 10_000; i++) {
            values.add(2, i, 20_011);
        }
        assertThat(values.isUsual(1, 42, 20_012)).isTrue();
        assertThat(values.isUsual(1, 42, 20_500)).isFalse();
    }
}
