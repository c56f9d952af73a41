package org.noonmark.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.behaviour.Scene.at;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.signal.Signal;

/// Stationary work: everybody keeps the habits that they have, among them shift workers, people on
/// call and people who travel. What is claimed to happen in a share a of all occasions happens in
/// about that share.
class CalibrationPropertyTest {
    private static final int PEOPLE = 60;
    private static final int WARM_DAYS = 120;
    private static final int DAYS = 420;
    private static final long SEED = 8;

    /// What one person does: from when to when, and how often otherwise.
    private record Habit(double from, double length, double odd, double travels, int homes) {}

    private final List<Signal> signals = new ArrayList<>();
    private long hours;
    private long sources;

    private static Habit habit(SplittableRandom random) {
        boolean isShift = random.nextInt(8) == 0;
        return new Habit(
                isShift ? random.nextDouble(24) : 7 + random.nextDouble(3),
                isShift ? 12 : 8 + random.nextDouble(2),
                random.nextInt(4) == 0 ? 0.05 : 0.004,
                random.nextInt(6) == 0 ? 0.02 : 0.001,
                1 + random.nextInt(3));
    }

    private void run() {
        var random = new SplittableRandom(SEED);
        var habits = new ArrayList<Habit>();
        for (int i = 0; i < PEOPLE; i++) {
            habits.add(habit(random));
        }
        var scene = Scene.of(PEOPLE, 0.1);
        var lastHour = new HashMap<Integer, Long>();
        for (int day = 0; day < DAYS; day++) {
            for (var fact : day(scene, random, habits, day)) {
                var told = scene.tell(fact);
                if (day >= WARM_DAYS) {
                    signals.addAll(told);
                    count(fact, day, lastHour);
                }
            }
            scene.signals.clear();
        }
    }

    private void count(Fact.Login login, int day, Map<Integer, Long> lastHour) {
        int account = Integer.parseInt(login.account().substring(1));
        long hour = Math.floorDiv(login.origin().time().getEpochSecond(), 3600L);
        hours += Long.valueOf(hour).equals(lastHour.put(account, hour)) ? 0 : 1;
        int network = -1 - account * 1000 - Integer.parseInt(login.address().split("\\.", -1)[2]);
        Long before = lastHour.put(network, (long) day);
        sources += Long.valueOf(day).equals(before) ? 0 : 1;
    }

    private static List<Fact.Login> day(
            Scene scene, SplittableRandom random, List<Habit> habits, int day) {
        var today = new ArrayList<Fact.Login>();
        for (int person = 0; person < habits.size(); person++) {
            var habit = habits.get(person);
            boolean works = day % 7 < 5 || random.nextInt(20) == 0;
            for (int i = 0; works && i < 3; i++) {
                boolean isOdd = random.nextDouble() < habit.odd;
                double hour =
                        isOdd
                                ? random.nextDouble(24)
                                : (habit.from + random.nextDouble() * habit.length) % 24;
                boolean isAway = random.nextDouble() < habit.travels;
                int block = isAway ? 100 + random.nextInt(100) : 20 + random.nextInt(habit.homes);
                var address = "198.19." + block + "." + (person + 1);
                today.add(scene.login(at(day, hour), "p" + person, "bastion", address));
            }
        }
        today.sort((a, b) -> a.origin().time().compareTo(b.origin().time()));
        return today;
    }

    private double share(String kind, double claim, long occasions) {
        long hits =
                signals.stream()
                        .filter(s -> s.kind().equals(kind) && s.probability() <= claim)
                        .count();
        return (double) hits / occasions;
    }

    /// Four standard deviations of a binomial count above the claim.
    private static double most(double claim, long occasions) {
        return claim + 4 * Math.sqrt(claim * (1 - claim) / occasions) + 4.0 / occasions;
    }

    @Test
    void claimsComeAboutAsOftenAsTheySay() {
        run();
        assertThat(hours).isGreaterThan(30_000);
        for (double claim : new double[] {0.1, 0.01, 0.001}) {
            double hour = share("unusual-hour", claim, hours);
            double source = share("unusual-source", claim, sources);
            assertThat(hour).as("hours at %s", claim).isLessThan(most(claim, hours));
            assertThat(source).as("sources at %s", claim).isLessThan(most(claim, sources));
        }
        assertThat(share("unusual-hour", 0.1, hours)).isGreaterThan(0.02);
        assertThat(share("unusual-hour", 0.01, hours)).isGreaterThan(0.002);
    }
}
