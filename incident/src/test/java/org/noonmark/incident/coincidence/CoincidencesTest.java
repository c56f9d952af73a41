package org.noonmark.incident.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.behaviour.site.Site;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.fact.Origin;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Entity.Kind;
import org.noonmark.guard.signal.Signal;

/// Staged nights on a site with a history.
class CoincidencesTest {
    private static final Site SITE =
            new Site(
                    ZoneOffset.UTC,
                    List.of(
                            new Site.Host("gate", List.of("10.0.0.5"), false),
                            new Site.Host("host1", List.of("10.0.0.11"), false)),
                    List.of(),
                    List.of());
    private static final World.Kind KIND = new World.Kind(300, true, false, 0.05);
    private static final Instant NIGHT = World.START.plus(Duration.ofDays(302)).plusSeconds(8000);
    private static byte[] history = new byte[0];

    @BeforeAll
    static void learn() {
        var detector = new Coincidences(SITE);
        for (var fact : new World(KIND, 3).facts()) {
            detector.advance(fact.origin().time());
            detector.fact(fact, _ -> {});
        }
        history = detector.toBytes();
    }

    private final List<Signal> signals = new ArrayList<>();
    private final Coincidences detector = remembering(history);

    private static Coincidences remembering(byte[] bytes) {
        try {
            var detector = Coincidences.remembering(SITE, bytes);
            detector.advance(NIGHT);
            return detector;
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static Fact.Login login(
            String account, String host, String address, Instant at, String given) {
        var origin = new Origin(at, host, new LogPosition("auth", at.getEpochSecond(), 0));
        return new Fact.Login(
                origin, account, address, "sshd", "publickey", "", account + at, given, true);
    }

    private static Fact.Logout logout(Fact.Login of, Instant at) {
        var origin = new Origin(at, of.origin().host(), of.origin().position());
        return new Fact.Logout(origin, of.account(), of.address(), of.session(), "sshd");
    }

    private static Fact.ClockChanged step(Instant at) {
        return World.changed("host1", at, Trouble.STEP, -0.5);
    }

    private void take(Fact... facts) {
        for (var fact : facts) {
            detector.fact(fact, signals::add);
        }
    }

    private static Instant minutes(long minutes) {
        return NIGHT.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void nightSessionAndLargeStepAreHardlyChance() {
        take(login("u30", "host1", "198.18.4.7", NIGHT, ""), step(minutes(14)));
        assertThat(signals).hasSize(1);
        var signal = signals.getFirst();
        assertThat(signal.probability()).isLessThan(1e-3);
        assertThat(signal.perMonth()).isLessThan(10);
        assertThat(signal.because())
                .startsWith("session of u30 on host1 2025-09-02 02:13 to now from 198.18.4.7;")
                .contains("14 min after its beginning chronyd stepped by -500 ms")
                .contains("host1 had 0 such of at least that size in ")
                .doesNotContain("little history");
        assertThat(signal.effect().orElseThrow().largestError().toSeconds()).isEqualTo(0.5);
        assertThat(signal.entities())
                .contains(new Entity(Kind.ACCOUNT, "u30"), new Entity(Kind.CLOCK, "chronyd"));
        assertThat(signal.evidence()).hasSize(2);
    }

    /// Every second session of u0 changes a clock, none of u30's does.
    @Test
    void administratorWhoseWorkChangesClocksIsLessOfANews() {
        var change = World.changed("host1", minutes(490), Trouble.STEP, 0.0185);
        take(login("u0", "host1", "198.18.4.7", minutes(480), ""), change);
        double administrator = signals.isEmpty() ? 1 : signals.getFirst().probability();
        signals.clear();
        var other = remembering(history);
        other.fact(login("u30", "host1", "198.18.4.7", minutes(480), ""), signals::add);
        other.fact(change, signals::add);
        assertThat(signals).hasSize(1);
        assertThat(administrator).isGreaterThan(signals.getFirst().probability());
    }

    @Test
    void nothingIsToldWithoutPresence() {
        var login = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(login, logout(login, minutes(10)), step(minutes(71)));
        assertThat(signals).isEmpty();
    }

    @Test
    void changeSoonAfterTheEndCounts() {
        var login = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(login, logout(login, minutes(10)), step(minutes(40)));
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().because()).contains("30 min after its end");
    }

    @Test
    void sessionWithoutAnEndIsPresentForTwelveHours() {
        take(login("u30", "host1", "198.18.4.7", NIGHT, ""), step(minutes(719)));
        assertThat(signals).hasSize(1);
        take(World.changed("host1", minutes(721), Trouble.STEP, 0.9));
        take(World.changed("host1", minutes(1200), Trouble.STEP, 1.5));
        assertThat(signals).as("grown while present, then absent").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void overlappingSessionsAreOnePresence() {
        var first = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(first, login("u30", "host1", "198.18.4.8", minutes(5), ""));
        take(logout(first, minutes(6)), step(minutes(100)));
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().from()).isEqualTo(NIGHT);
    }

    @Test
    void troubleCountsForTheSessionsBehind() {
        take(
                login("u30", "gate", "198.18.4.7", NIGHT, ""),
                login("root", "host1", "10.0.0.5", minutes(3), ""),
                step(minutes(14)));
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().entities())
                .contains(new Entity(Kind.ACCOUNT, "root"))
                .contains(new Entity(Kind.ACCOUNT, "u30"), new Entity(Kind.HOST, "gate"))
                .contains(new Entity(Kind.ADDRESS, "198.18.4.7"));
        assertThat(signals.getFirst().because()).contains("behind it u30 on gate from 198.18.4.7");
    }

    @Test
    void tunnelIsSeenThrough() {
        take(
                login("u31", "vpn", "198.18.4.9", NIGHT, "10.8.0.6"),
                login("root", "host1", "10.8.0.6", minutes(3), ""),
                step(minutes(14)));
        assertThat(signals.getFirst().because()).contains("behind it u31 on vpn from 198.18.4.9");
    }

    @Test
    void severalAccountsAreToldEachOfTheOthers() {
        take(
                login("u30", "host1", "198.18.4.7", NIGHT, ""),
                login("u31", "host1", "198.18.4.8", NIGHT, ""),
                step(minutes(14)));
        assertThat(signals).hasSize(2);
        assertThat(signals).allMatch(one -> one.because().contains("1 other accounts"));
        assertThat(signals.getFirst().evidence().getLast())
                .isEqualTo(signals.getLast().evidence().getLast());
    }

    @Test
    void duplicatedFactsSayNothingNew() {
        var login = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(login, login, step(minutes(14)), step(minutes(14)), step(minutes(14)));
        assertThat(signals).hasSize(1);
    }

    @Test
    void lateChangeIsJudgedByItsOwnTime() {
        var login = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(login, logout(login, minutes(30)));
        detector.advance(minutes(300));
        take(World.changed("host1", minutes(290), Trouble.STEP, 0.4), step(minutes(14)));
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().until()).isEqualTo(minutes(14));
    }

    @Test
    void forgedFutureTimesBlindNobody() {
        var forged = NIGHT.plus(Duration.ofDays(5000));
        take(login("x", "host1", "198.18.4.7", forged, ""), step(forged));
        signals.clear();
        take(login("u30", "host1", "198.18.4.7", NIGHT, ""), step(minutes(14)));
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().probability()).isLessThan(2e-3);
    }

    @Test
    void forgedPastLogoutEndsThePresenceAtItsLogin() {
        var login = login("u30", "host1", "198.18.4.7", NIGHT, "");
        take(login, logout(login, NIGHT.minus(Duration.ofDays(900))), step(minutes(50)));
        assertThat(signals).hasSize(1);
    }

    @Test
    void littleHistoryIsSaid() {
        var young = new Coincidences(SITE);
        young.advance(NIGHT);
        young.fact(login("u30", "host1", "198.18.4.7", NIGHT, ""), signals::add);
        young.fact(step(minutes(14)), signals::add);
        assertThat(signals).hasSize(1);
        assertThat(signals.getFirst().probability()).isGreaterThan(1e-3);
        assertThat(signals.getFirst().because()).endsWith("mostly assumed)");
    }

    @Test
    void memoryIsTheSameAfterARestart() {
        take(login("u30", "host1", "198.18.4.7", NIGHT, ""));
        var bytes = detector.toBytes();
        var again = remembering(bytes);
        assertThat(again.toBytes()).isEqualTo(bytes);
        var other = new ArrayList<Signal>();
        again.fact(step(minutes(14)), other::add);
        take(step(minutes(14)));
        assertThat(other).isEqualTo(signals).hasSize(1);
    }

    @Test
    void damagedMemoryIsSaidAndNotUsed() {
        var random = new SplittableRandom(1);
        assertThatThrownBy(() -> Coincidences.remembering(SITE, new byte[0]))
                .isInstanceOf(IOException.class);
        for (int i = 0; i < 200; i++) {
            var cut = java.util.Arrays.copyOf(history, random.nextInt(history.length));
            assertThatThrownBy(() -> Coincidences.remembering(SITE, cut))
                    .isInstanceOf(IOException.class);
            var bent = history.clone();
            bent[random.nextInt(bent.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                Coincidences.remembering(SITE, bent).fact(step(minutes(14)), _ -> {});
            } catch (IOException said) {
                assertThat(said).isNotNull();
            }
        }
    }
}
