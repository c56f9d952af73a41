package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.sources.nts.ExchangePacing;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.KeyExchangeServer;
import org.noonmark.sources.nts.ServerIdentity;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsReply;

/// Keys, cookies and exchanges of one association; packets are opened as the test says.
class NtsProtectionTest implements NtsPackets {
    private static final long SECOND = 1_000_000_000L;
    private static final long REFRESH_NANOS = NtsProtection.LIFE_NANOS / 2;
    private static final KeyExchange.Failed FAILED =
            new KeyExchange.Failed(KeyExchangeFailure.NOT_CONNECTED, "refused");

    private final KeyExchangeServer server =
            new KeyExchangeServer(
                    "keys.test",
                    InetAddress.getLoopbackAddress(),
                    4460,
                    123,
                    new Authorities.OfSystem());
    private final ExchangePacing pacing = new ExchangePacing(new SplittableRandom(1), 0);
    private final NtsProtection protection =
            new NtsProtection(server, pacing, this, new SplittableRandom(2));
    private final List<Octets> sent = new ArrayList<>();
    private final List<NtsKeys> sealedWith = new ArrayList<>();
    private final List<Integer> placeholders = new ArrayList<>();
    private final HashSet<Octets> uniqueIds = new HashSet<>();
    private NtsReply opened = new NtsReply.Refused(NtsReply.Reason.NOT_AUTHENTIC);
    private int nextCookie;
    private long validSeconds = 1_000_000_000;

    @Override
    public byte[] seal(NtsKeys keys, byte[] header, Octets uniqueId, Octets cookie, int more) {
        sent.add(cookie);
        sealedWith.add(keys);
        placeholders.add(more);
        uniqueIds.add(uniqueId);
        return header;
    }

    @Override
    public NtsReply open(NtsKeys keys, MemorySegment datagram, Octets uniqueId) {
        return opened;
    }

    private List<Octets> cookies(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Octets.of((byte) nextCookie, (byte) (nextCookie++ >> 8)))
                .toList();
    }

    private KeyExchange.Established established(int cookies, int key) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        var keys = new NtsKeys(NtsAead.AES_SIV_CMAC_256, Octets.of(bytes), Octets.of(bytes));
        var who =
                new ServerIdentity(
                        "CN=keys.test",
                        "CN=CA",
                        UtcInstant.parse("2026-01-01T00:00:00Z"),
                        UtcInstant.parse("2099-01-01T00:00:00Z"),
                        "00",
                        "TLSv1.3",
                        Ground.STATION);
        return new KeyExchange.Established(
                keys,
                cookies(cookies),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 123),
                who,
                TimeDelta.ofSeconds(validSeconds));
    }

    private void establish(int cookies, int key, long now) {
        protection.beginExchange(now);
        protection.exchanged(established(cookies, key), now);
    }

    private void ask() {
        protection.protect(new byte[48]);
    }

    private Protection.Verdict answer(NtsReply with) {
        opened = with;
        var reply = Exercise.plainReply();
        return protection.judge(FakeNtpServer.bytes(reply), reply);
    }

    @Test
    void asksForKeysFirstAndForNothingElse() {
        assertThat(protection.isReady()).isFalse();
        assertThat(protection.isExchangeDue(0)).isTrue();
        assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
        protection.beginExchange(0);
        assertThat(protection.nextExchangeNanos()).as("one at a time").isEqualTo(Long.MAX_VALUE);
        protection.exchanged(established(8, 1), 1);
        assertThat(protection.isReady()).isTrue();
        assertThat(protection.isExchangeDue(SECOND)).isFalse();
    }

    @Test
    void usesEachCookieOnceAndAsksForWhatIsMissing() {
        establish(8, 1, 0);
        for (int i = 0; i < 100; i++) {
            ask();
            boolean lost = i % 5 == 0;
            if (!lost) {
                assertThat(answer(new NtsReply.Authentic(cookies(placeholders.getLast() + 1))))
                        .isEqualTo(Protection.Verdict.AUTHENTIC);
                assertThat(protection.status().cookies()).isEqualTo(8);
            }
        }

        assertThat(sent).doesNotHaveDuplicates();
        assertThat(uniqueIds).hasSize(100).allMatch(id -> id.length() == 32);
        assertThat(placeholders).allMatch(more -> more == 0 || more == 1).contains(0, 1);
    }

    @Test
    void keepsNoMoreThanEightCookiesWhateverComes() {
        establish(8, 1, 0);
        ask();
        answer(new NtsReply.Authentic(cookies(500)));
        assertThat(protection.status().cookies()).isEqualTo(8);
        ask();
        answer(new NtsReply.Authentic(List.of(Octets.of(), Octets.of(new byte[5000]))));
        assertThat(protection.status().cookies()).isEqualTo(7);
    }

    @Test
    void runsOutOfCookiesAndGetsKeysAgain() {
        establish(8, 1, 0);
        for (int i = 0; i < 8; i++) {
            assertThat(protection.isReady()).isTrue();
            ask();
        }
        assertThat(placeholders).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(protection.isReady()).isFalse();
        assertThat(protection.nextExchangeNanos()).isBetween(10 * SECOND, 13 * SECOND);
    }

    @Test
    void naksCountOnceForARequestAndLeadToKeysOnlyWhenRepeated() {
        establish(8, 1, 0);
        ask();
        answer(new NtsReply.Authentic(cookies(1)));
        ask();
        for (int i = 0; i < 50; i++) {
            assertThat(answer(new NtsReply.Nak())).isEqualTo(Protection.Verdict.NAK);
        }
        assertThat(protection.isExchangeDue(3600 * SECOND)).isFalse();
        ask();
        answer(new NtsReply.Nak());
        assertThat(protection.isExchangeDue(3600 * SECOND)).isTrue();
        assertThat(protection.isReady()).as("the old cookies still serve").isTrue();
        ask();
        assertThat(answer(new NtsReply.Authentic(cookies(4))))
                .isEqualTo(Protection.Verdict.AUTHENTIC);
        assertThat(protection.isExchangeDue(3600 * SECOND)).as("a real reply clears it").isFalse();
        assertThat(protection.status().naks()).isEqualTo(2);
    }

    @Test
    void aRequestThatGotNothingBreaksTheRowOfNaks() {
        establish(8, 1, 0);
        ask();
        answer(new NtsReply.Nak());
        ask();
        ask();
        answer(new NtsReply.Nak());
        assertThat(protection.isExchangeDue(3600 * SECOND)).isFalse();
        ask();
        answer(new NtsReply.Nak());
        assertThat(protection.isExchangeDue(3600 * SECOND)).isTrue();
    }

    @Test
    void aNakBesideARealReplyChangesNothing() {
        establish(8, 1, 0);
        for (int i = 0; i < 100; i++) {
            ask();
            answer(new NtsReply.Nak());
            answer(new NtsReply.Authentic(cookies(1)));
        }
        assertThat(protection.isExchangeDue(3600 * SECOND)).isFalse();
        assertThat(protection.status().cookies()).isEqualTo(8);
    }

    @Test
    void forgedNaksCannotHurryExchanges() {
        long now = 0;
        establish(8, 1, now);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            ask();
            answer(new NtsReply.Nak());
            ask();
            answer(new NtsReply.Nak());
            long next = protection.nextExchangeNanos();
            pauses.add((next - now) / SECOND);
            now = next;
            establish(8, 1, now);
        }
        assertThat(pauses.getFirst()).isBetween(10L, 13L);
        assertThat(pauses.getLast()).isBetween(86_400L, 108_000L);
        for (int i = 1; i < 13; i++) {
            assertThat(pauses.get(i)).isGreaterThan(pauses.get(i - 1));
        }
    }

    @Test
    void aReplyIsTakenOnce() {
        establish(8, 1, 0);
        assertThat(answer(new NtsReply.Authentic(cookies(1))))
                .as("nothing asked")
                .isEqualTo(Protection.Verdict.NOT_AUTHENTIC);
        ask();
        answer(new NtsReply.Authentic(cookies(1)));
        assertThat(answer(new NtsReply.Authentic(cookies(1))))
                .as("a replay")
                .isEqualTo(Protection.Verdict.NOT_AUTHENTIC);
        assertThat(protection.status().cookies()).isEqualTo(8);
    }

    @Test
    void whatIsNotAuthenticChangesNothing() {
        establish(3, 1, 0);
        ask();
        for (int i = 0; i < 20; i++) {
            assertThat(answer(new NtsReply.Refused(NtsReply.Reason.NOT_AUTHENTIC)))
                    .isEqualTo(Protection.Verdict.NOT_AUTHENTIC);
            answer(new NtsReply.Refused(NtsReply.Reason.NOT_THIS_REQUEST));
        }
        var after = protection.status();
        assertThat(after.cookies()).isEqualTo(2);
        assertThat(after.exchanges()).isEqualTo(1);
        assertThat(after.naks()).isZero();
        assertThat(after.refused())
                .as("but counters")
                .containsOnly(
                        Map.entry(NtsReply.Reason.NOT_AUTHENTIC, 20L),
                        Map.entry(NtsReply.Reason.NOT_THIS_REQUEST, 20L));
        assertThat(answer(new NtsReply.Authentic(cookies(1))))
                .isEqualTo(Protection.Verdict.AUTHENTIC);
    }

    @Test
    void aFailedExchangeKeepsWorkingCookies() {
        establish(8, 1, 0);
        long later = REFRESH_NANOS + SECOND;
        assertThat(protection.isExchangeDue(later)).as("old keys are renewed").isTrue();
        protection.beginExchange(later);
        ask();
        assertThat(protection.status().cookies()).isEqualTo(7);
        protection.exchanged(FAILED, later + 1);
        assertThat(protection.status().cookies()).isEqualTo(7);
        assertThat(protection.hasFailed()).isFalse();
        assertThat(protection.status().lastFailure()).contains("refused");
        assertThat(protection.status().failures())
                .containsExactly(Map.entry(KeyExchangeFailure.NOT_CONNECTED, 1L));
    }

    @Test
    void exchangesThatFailSlowDownWhileOldKeysStillServe() {
        establish(8, 1, 0);
        ask();
        answer(new NtsReply.Authentic(cookies(1)));
        long now = REFRESH_NANOS;
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 16; i++) {
            protection.beginExchange(now);
            protection.exchanged(FAILED, now);
            ask();
            assertThat(answer(new NtsReply.Authentic(cookies(1))))
                    .isEqualTo(Protection.Verdict.AUTHENTIC);
            long next = protection.nextExchangeNanos();
            pauses.add((next - now) / SECOND);
            now = next;
        }
        assertThat(pauses.getFirst()).isBetween(10L, 13L);
        assertThat(pauses.subList(0, 13)).isSorted().doesNotHaveDuplicates();
        assertThat(pauses.getLast()).isBetween(86_400L, 108_000L);
    }

    @Test
    void keysEndWhenTheServerDoesNotProveAnewWhoItIs() {
        establish(8, 1, SECOND);
        long end = SECOND + NtsProtection.LIFE_NANOS;
        assertThat(protection.ends(end - 1)).isFalse();
        assertThat(protection.isReady()).isTrue();
        ask();
        assertThat(protection.ends(end)).isTrue();
        assertThat(protection.isReady()).isFalse();
        assertThat(protection.ends(end + 1)).as("told once").isFalse();
        assertThat(answer(new NtsReply.Authentic(cookies(1))))
                .isEqualTo(Protection.Verdict.NOT_AUTHENTIC);
        assertThat(protection.status().who()).isEmpty();
        assertThat(protection.isExchangeDue(end)).isTrue();
    }

    @Test
    void keysEndWithTheServersCertificate() {
        validSeconds = 3600;
        establish(8, 1, SECOND);
        assertThat(protection.isExchangeDue(1801 * SECOND - 1)).isFalse();
        assertThat(protection.isExchangeDue(1801 * SECOND)).as("in good time").isTrue();
        assertThat(protection.ends(3601 * SECOND - 1)).isFalse();
        assertThat(protection.ends(3601 * SECOND)).isTrue();
        assertThat(protection.isReady()).isFalse();
    }

    @Test
    void newKeysLiveAsLongAsTheFirstOnes() {
        establish(8, 1, 0);
        establish(8, 2, REFRESH_NANOS);
        assertThat(protection.ends(NtsProtection.LIFE_NANOS)).isFalse();
        assertThat(protection.ends(NtsProtection.LIFE_NANOS + REFRESH_NANOS)).isTrue();
    }

    @Test
    void cookiesOfReplacedKeysAreNotMixedIn() {
        establish(8, 1, 0);
        ask();
        protection.beginExchange(20 * SECOND);
        protection.exchanged(established(5, 2), 21 * SECOND);
        assertThat(answer(new NtsReply.Authentic(cookies(1))))
                .isEqualTo(Protection.Verdict.AUTHENTIC);
        assertThat(protection.status().cookies()).isEqualTo(5);
        ask();
        assertThat(sealedWith.getLast()).isEqualTo(established(1, 2).keys());
    }

    @Test
    void threeFailuresWithoutCookiesLetAnotherAddressTry() {
        long now = 0;
        for (int i = 0; i < 3; i++) {
            assertThat(protection.hasFailed()).isFalse();
            protection.beginExchange(now);
            protection.exchanged(FAILED, now);
            now = protection.nextExchangeNanos();
        }
        assertThat(protection.hasFailed()).isTrue();
        assertThat(now).isGreaterThan(70 * SECOND);
    }

    @Test
    void aCertificateRefusedByItsDateIsTriedSoonWhenDatesAreJudgedAnew() {
        long now = 0;
        for (int i = 0; i < 12; i++) {
            now = protection.nextExchangeNanos();
            protection.beginExchange(now);
            protection.exchanged(
                    new KeyExchange.Failed(KeyExchangeFailure.CERTIFICATE_DATE, "1970"), now);
        }
        assertThat(protection.nextExchangeNanos() - now).isGreaterThan(3600 * SECOND);
        pacing.judgedAnew();
        assertThat(protection.nextExchangeNanos() - now).isLessThan(13 * SECOND);
    }

    @Test
    void withoutATimeItAsksAgainSoonAndCountsNoFailure() {
        for (int i = 0; i < 50; i++) {
            long now = protection.nextExchangeNanos();
            protection.beginExchange(now);
            protection.exchanged(new KeyExchange.Failed(KeyExchangeFailure.TIME_UNKNOWN, ""), now);
            assertThat(protection.nextExchangeNanos() - now).isEqualTo(2 * SECOND);
        }
        assertThat(protection.hasFailed()).isFalse();
    }

    @Test
    void requestsStayBelowTheSizeThatEveryPathCarries() {
        Property.forAll(
                200,
                (random, _) -> random.nextInt(1, 1025),
                length -> {
                    var one = new NtsProtectionTest();
                    one.protection.beginExchange(0);
                    var grant = one.established(1, 1);
                    one.protection.exchanged(
                            new KeyExchange.Established(
                                    grant.keys(),
                                    List.of(Octets.of(new byte[length])),
                                    grant.ntpServer(),
                                    grant.who(),
                                    grant.validFor()),
                            0);
                    one.ask();
                    int field = 4 + (length + 3) / 4 * 4;
                    assertThat(124 + field * (1 + one.placeholders.getFirst()))
                            .isLessThanOrEqualTo(1200);
                });
    }
}
