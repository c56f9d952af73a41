package org.noonmark.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.behaviour.Scene.at;
import static org.noonmark.behaviour.Scene.kinds;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.signal.Signal;

/// What an intruder, a broken clock and a copied log can do to a baseline: each a scenario with its
/// outcome.
class BadTimesTest {
    private static final int PEOPLE = 10;
    private static final int WORK = 203;

    private static Scene atWork() {
        return Scene.of(PEOPLE).work(PEOPLE, 0, WORK);
    }

    private static boolean isTold(java.util.List<Signal> told, String kind) {
        return kinds(told).contains(kind);
    }

    @Test
    void aSlowPoisonerIsToldOnEachOfTheDaysThatItTakes() {
        var scene = atWork();
        int daysTold = 0;
        for (int day = 0; day < 3; day++) {
            var told = scene.tell(scene.login(at(WORK + day, 2.5), "p1", "bastion", "198.18.4.7"));
            daysTold += isTold(told, "unusual-hour") && isTold(told, "unusual-source") ? 1 : 0;
        }
        assertThat(daysTold).isEqualTo(3);
        var later = scene.tell(scene.login(at(WORK + 3, 2.5), "p1", "bastion", "198.18.4.7"));
        assertThat(kinds(later)).doesNotContain("unusual-source");
    }

    @Test
    void manyLoginsOnOneDayTeachNoMoreThanOne() {
        var scene = atWork();
        for (int minute = 0; minute < 60; minute++) {
            scene.tell(scene.login(at(WORK, 2 + minute / 60.0), "p1", "bastion", "198.18.4.7"));
        }
        var next = scene.tell(scene.login(at(WORK + 1, 2.5), "p1", "bastion", "198.18.4.7"));
        assertThat(kinds(next)).contains("unusual-hour", "unusual-source");
    }

    @Test
    void whileAnAccountIsUnderSuspicionNothingBecomesUsual() {
        var scene = atWork();
        scene.tell(
                new Fact.Suspected(scene.origin(at(WORK, 0), ""), "p1", "by hand", 0.5, "phone"));
        for (int day = 0; day < 10; day++) {
            var told = scene.tell(scene.login(at(WORK + day, 2.5), "p1", "bastion", "198.18.4.7"));
            assertThat(kinds(told)).contains("unusual-hour", "unusual-source");
        }
    }

    @Test
    void frozenLearningJudgesAndTeachesNothing() {
        var scene = atWork();
        scene.behaviour.freeze();
        for (int day = 0; day < 10; day++) {
            var told = scene.tell(scene.login(at(WORK + day, 2.5), "p1", "bastion", "198.18.4.7"));
            assertThat(kinds(told)).contains("unusual-hour", "unusual-source");
        }
        scene.behaviour.unfreeze();
        assertThat(scene.behaviour.isFrozen()).isFalse();
    }

    @Test
    void timesThatWereRolledBackTeachNothing() {
        var scene = atWork();
        for (int day = 20; day < 60; day++) {
            scene.late(scene.login(at(day, 2.5), "p1", "bastion", "198.18.4.7"));
        }
        var told = scene.tell(scene.login(at(WORK, 2.5), "p1", "bastion", "198.18.4.7"));
        assertThat(kinds(told)).contains("unusual-hour", "unusual-source");
    }

    @Test
    void timesFromTheFutureAreJudgedAsNow() {
        var scene = atWork();
        scene.behaviour.advance(at(WORK, 2.5), scene.signals::add);
        var told = scene.late(scene.login(at(WORK + 400, 10), "p1", "bastion", "198.18.0.2"));
        assertThat(kinds(told)).contains("unusual-hour").doesNotContain("dormant-account");
        assertThat(told.getFirst().from()).isEqualTo(at(WORK, 2.5));
        // The days that it claimed did not pass for the baseline.
        var usual = scene.tell(scene.login(at(WORK + 1, 9), "p1", "bastion", "198.18.0.2"));
        assertThat(usual).isEmpty();
    }

    @Test
    void anEventThatComesTwiceIsOneOccasion() {
        var scene = atWork();
        var login = scene.login(at(WORK, 2.5), "p1", "bastion", "198.18.4.7");
        assertThat(scene.tell(login)).isNotEmpty();
        assertThat(scene.tell(login)).isEmpty();
    }

    @Test
    void twoHostsOfOneNameAreOneProfileAndStillJudged() {
        var scene = atWork();
        // Another machine says that it is the bastion: its logins are the bastion's.
        var told = scene.tell(scene.login(at(WORK, 9), "p1", "bastion", "198.18.0.2"));
        assertThat(told).isEmpty();
        var strange = scene.tell(scene.login(at(WORK, 9.5), "p2", "bastion", "198.18.4.2"));
        assertThat(kinds(strange)).contains("unusual-source");
    }

    @Test
    void somebodyWhoMovesToAnotherZoneIsToldForDaysAndThenLearned() {
        var scene = atWork();
        int told = 0;
        for (int day = 0; day < 60; day++) {
            if ((WORK + day) % 7 < 5) {
                var login = scene.login(at(WORK + day, 1.5), "p1", "bastion", "198.18.0.2");
                told += isTold(scene.tell(login), "unusual-hour") ? 1 : 0;
            }
        }
        assertThat(told).isBetween(3, 12);
    }

    @Test
    void aTunnelsAddressIsWhoGotIt() {
        var scene = atWork();
        var at = at(WORK, 9);
        var session = "198.18.0.2:1194";
        for (var given : new String[] {"", "10.8.0.6"}) {
            var told =
                    scene.tell(
                            new Fact.Login(
                                    scene.origin(at, "vpn"),
                                    "p1",
                                    "198.18.0.2",
                                    "openvpn",
                                    "tunnel",
                                    "",
                                    session,
                                    given,
                                    true));
            assertThat(told).hasSizeLessThan(3);
        }
        var own = scene.tell(scene.login(at.plusSeconds(60), "p1", "bastion", "10.8.0.6"));
        assertThat(kinds(own)).doesNotContain("unusual-source", "impossible-travel");
        var other = scene.tell(scene.login(at.plusSeconds(90), "p2", "bastion", "10.8.0.6"));
        assertThat(kinds(other)).contains("unusual-source");
        assertThat(other.getFirst().because()).contains("through the tunnel of p1");
    }

    @Test
    void whatWasSavedGoesOnAfterARestartAndDamageBeginsAnew() {
        var scene = atWork();
        scene.behaviour.save(at(WORK, 0));
        scene.behaviour.reload();
        var night = scene.login(at(WORK, 2.5), "p1", "bastion", "198.18.4.7");
        assertThat(kinds(scene.tell(night))).contains("unusual-hour", "unusual-source");
        var bytes = scene.kept.get("account p2");
        bytes[bytes.length / 2] ^= 4;
        scene.behaviour.reload();
        scene.tell(scene.login(at(WORK, 9), "p2", "bastion", "198.18.0.3"));
        assertThat(scene.behaviour.damagedProfiles()).isEqualTo(1);
    }

    @Test
    void silenceIsNotEndedByATimeFromTheFuture() {
        var scene = Scene.of(1);
        var told = new ArrayList<Signal>();
        for (int hour = 0; hour < 24 * 40; hour++) {
            scene.behaviour.advance(at(0, hour), told::add);
            scene.behaviour.heard("ntp1", at(0, hour), told::add);
            scene.behaviour.heard("files", at(0, hour), told::add);
        }
        var forged = at(40, 0).plus(Duration.ofDays(300));
        scene.behaviour.heard("ntp1", forged, told::add);
        for (int hour = 24 * 40; hour < 24 * 43; hour++) {
            scene.behaviour.advance(at(0, hour), told::add);
            scene.behaviour.heard("files", at(0, hour), told::add);
        }
        assertThat(kinds(told)).containsExactly("silent-host");
    }
}
