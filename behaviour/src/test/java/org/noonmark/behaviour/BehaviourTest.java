package org.noonmark.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.behaviour.Scene.at;
import static org.noonmark.behaviour.Scene.kinds;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;

/// Stories of one login after a year of ordinary work by twenty people.
class BehaviourTest {
    private static final int PEOPLE = 20;
    private static final int YEAR = 364;

    private static Scene afterAYear() {
        return Scene.of(PEOPLE).work(PEOPLE, 0, YEAR);
    }

    @Test
    void aLoginAtNightFromRentedMachinesAbroadIsUnusualInSeveralWays() {
        var scene = afterAYear();
        var told = scene.tell(scene.login(at(YEAR, 2.2), "p3", "bastion", "198.18.4.7"));
        assertThat(kinds(told)).contains("unusual-hour", "unusual-source");
        var hour = told.getFirst();
        assertThat(hour.kind()).isEqualTo("unusual-hour");
        assertThat(hour.probability()).isLessThan(0.005);
        assertThat(hour.because())
                .contains("logins of p3: 520 in 12 months, none between")
                .contains("Europe/Stockholm; chance of one so unusual 1 in ");
        assertThat(hour.techniques()).contains("T1078");
        assertThat(hour.entities())
                .contains(
                        new Entity(Entity.Kind.ACCOUNT, "p3"),
                        new Entity(Entity.Kind.PERSON, "Person 3"),
                        new Entity(Entity.Kind.ADDRESS, "198.18.4.7"),
                        new Entity(Entity.Kind.NETWORK, "AS64501 Rented Machines"));
        var source = told.stream().filter(s -> s.kind().equals("unusual-source")).findFirst();
        assertThat(source.orElseThrow().because()).contains("XB").contains("data centre");
        assertThat(source.orElseThrow().evidence()).hasSize(1);
    }

    @Test
    void anotherOrdinaryDayIsSilent() {
        var scene = afterAYear();
        int before = scene.signals.size();
        scene.work(PEOPLE, YEAR, YEAR + 5);
        var fresh = scene.signals.subList(before, scene.signals.size());
        assertThat(fresh).isEmpty();
    }

    @Test
    void perMonthIsTheProbabilityTimesTheSitesOwnRate() {
        var scene = afterAYear();
        var hour = scene.tell(scene.login(at(YEAR, 2.2), "p3", "bastion", "198.18.0.4")).getFirst();
        double perMonth = hour.perMonth() / hour.probability();
        // 20 people, two hours each on 5 of 7 days: 857 occasions in 30 days.
        assertThat(perMonth).isBetween(750.0, 950.0);
    }

    @Test
    void aJourneyThatNobodyCanMakeIsUnusualAndAFlightIsNot() {
        var scene = afterAYear();
        scene.tell(scene.login(at(YEAR, 9), "p1", "bastion", "198.18.0.2"));
        var told = scene.tell(scene.login(at(YEAR, 10.5), "p1", "bastion", "198.18.4.9"));
        assertThat(kinds(told)).contains("impossible-travel");
        scene.tell(scene.login(at(YEAR, 9.1), "p2", "bastion", "198.18.0.3"));
        var flight = scene.tell(scene.login(at(YEAR, 20), "p2", "bastion", "198.18.4.9"));
        assertThat(kinds(flight)).doesNotContain("impossible-travel");
    }

    @Test
    void anAccountThatSleptForMonthsIsTold() {
        var scene = Scene.of(PEOPLE).work(PEOPLE, 0, 100).work(PEOPLE - 1, 100, YEAR);
        var sleeper = "p" + (PEOPLE - 1);
        var told = scene.tell(scene.login(at(YEAR, 9), sleeper, "bastion", "198.18.0.20"));
        assertThat(kinds(told)).containsExactly("dormant-account");
        assertThat(told.getFirst().because()).contains("days ago");
    }

    @Test
    void aNewWayTowardsTheTimingZoneIsToldWithItsSteps() {
        var scene = Scene.of(PEOPLE);
        for (int day = 0; day < YEAR; day++) {
            scene.work(PEOPLE, day, day + 1);
            if (day % 7 < 5) {
                heard(scene, day, "ntp1");
                scene.tell(scene.login(at(day, 18), "p0", "ntp1", "10.1.0.2"));
            }
        }
        var usual = scene.tell(scene.login(at(YEAR, 9), "p0", "ntp1", "10.1.0.2"));
        assertThat(kinds(usual)).doesNotContain("new-edge");
        var told = scene.tell(scene.login(at(YEAR, 9.5), "p0", "ntp1", "10.1.0.3"));
        var edge = told.stream().filter(s -> s.kind().equals("new-edge")).findFirst().orElseThrow();
        assertThat(edge.because()).contains("p0 on ntp1 from files").contains("it keeps time");
        assertThat(edge.entities())
                .contains(new Entity(Entity.Kind.HOST, "files"))
                .contains(new Entity(Entity.Kind.HOST, "ntp1"));
    }

    @Test
    void loginsBackAndForthBetweenHostsThatDoNotReachTheTimingZone() {
        var scene = Scene.of(1);
        heard(scene, 0, "ntp1");
        heard(scene, 0, "ntp2");
        scene.tell(scene.login(at(1, 10), "p0", "adm1", "10.1.0.3"));
        heard(scene, 2, "adm1");
        var told = scene.tell(scene.login(at(3, 10), "p0", "files", "10.1.0.2"));
        assertThat(told)
                .filteredOn(signal -> signal.kind().equals("new-edge"))
                .noneMatch(signal -> signal.because().contains("keeps time"));
    }

    private static void heard(Scene scene, int day, String host) {
        scene.behaviour.heard(host, at(day, 17), scene.signals::add);
    }

    @Test
    void aHostThatFallsSilentIsToldOnceAndAUsualPauseIsNot() {
        var scene = Scene.of(1);
        var told = new ArrayList<Signal>();
        for (int minute = 0; minute < 60 * 24 * 60; minute += 10) {
            hear(scene, minute, "ntp1", told);
            hear(scene, minute, "files", told);
            // adm1 sleeps every night.
            if (minute / 60 % 24 >= 8 && minute / 60 % 24 < 18) {
                hear(scene, minute, "adm1", told);
            }
        }
        assertThat(told).isEmpty();
        for (int minute = 60 * 24 * 60; minute < 61 * 24 * 60; minute += 10) {
            hear(scene, minute, "files", told);
            scene.behaviour.advance(at(0, minute / 60.0), told::add);
        }
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().kind()).isEqualTo("silent-host");
        assertThat(told.getFirst().host()).isEqualTo("ntp1");
    }

    private static void hear(Scene scene, int minute, String host, List<Signal> told) {
        var at = at(0, minute / 60.0);
        scene.behaviour.advance(at, told::add);
        scene.behaviour.heard(host, at, told::add);
    }

    @Test
    void changedTrustAndClearedLogsAreToldWhereTheyAreRare() {
        var scene = Scene.of(2);
        for (int day = 0; day < 200; day++) {
            for (var host : new String[] {"ntp1", "files", "adm1"}) {
                scene.behaviour.heard(host, at(day, 12), scene.signals::add);
            }
            scene.tell(
                    new Fact.TrustChanged(
                            scene.origin(at(day, 13), "adm1"), "p0", "/etc/ssl/x.pem", "written"));
        }
        scene.signals.clear();
        var at = at(200, 12);
        scene.behaviour.heard("ntp1", at, scene.signals::add);
        var rare =
                scene.tell(
                        new Fact.TrustChanged(
                                scene.origin(at, "adm1"), "p0", "/etc/ssl/x.pem", "written"));
        assertThat(rare).isEmpty();
        var lost =
                scene.tell(
                        new Fact.LogLost(
                                scene.origin(at, "ntp1"),
                                Fact.Loss.CLEARED,
                                "/var/log/auth.log",
                                "truncate"));
        assertThat(kinds(lost)).containsExactly("log-lost");
        assertThat(lost.getFirst().techniques()).containsExactly("T1070.002");
        assertThat(lost.getFirst().because()).contains("so on 0 of 20");
    }

    @Test
    void aReportWeighsSessionsUntilSomebodyElseRenewsTheCredential() {
        var scene = afterAYear();
        var plain = scene.tell(scene.login(at(YEAR, 2.2), "p3", "bastion", "198.18.0.4"));
        var said = scene.origin(at(YEAR, 3), "");
        scene.tell(new Fact.Suspected(said, "Person 4", "device management", 0.8, "phone"));
        var marked = scene.tell(scene.login(at(YEAR, 3.2), "p4", "bastion", "198.18.0.5"));
        assertThat(marked.getFirst().probability()).isLessThan(plain.getFirst().probability() / 2);
        assertThat(marked.getFirst().because()).contains("weighed by 0.24 since device management");
        var own = scene.origin(at(YEAR, 4), "bastion");
        scene.tell(new Fact.AccountChanged(own, "p4", "p4", "password changed"));
        assertThat(scene.behaviour.suspicions().all()).hasSize(1);
        var other = scene.origin(at(YEAR, 5), "bastion");
        scene.tell(new Fact.AccountChanged(other, "p4", "root", "password changed"));
        assertThat(scene.behaviour.suspicions().all()).isEmpty();
    }
}
