package org.noonmark.incident.coincidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.noonmark.behaviour.site.Site;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.fact.Origin;
import org.noonmark.guard.signal.Signal;
import org.noonmark.time.TimeDelta;

/// A seeded site without an intruder: sessions, and changes of clocks that come for other reasons.
final class World {
    static final Site SITE = new Site(ZoneOffset.UTC, List.of(), List.of(), List.of());

    /// A Monday.
    static final Instant START = Instant.parse("2024-11-04T00:00:00Z");

    private static final int HOSTS = 20;
    private static final int ACCOUNTS = 40;

    /// @param isDaily sessions and changes come at work and in one maintenance night a week
    /// @param isBursty a change brings further ones within hours
    /// @param causing share of accounts of which every second session itself changes a clock
    record Kind(int days, boolean isDaily, boolean isBursty, double causing) {}

    /// How many hours of presence, and sessions, claimed at most that much.
    ///
    /// @param byHour number of hours with a claim at most so
    record Claims(long hours, long sessions, List<Double> byHour, List<Double> bySession) {
        double share(double level) {
            return byHour.stream().filter(p -> p <= level).count() / (double) hours;
        }

        double shareOfSessions(double level) {
            return bySession.stream().filter(p -> p <= level).count() / (double) sessions;
        }
    }

    private final Kind kind;
    private final SplittableRandom random;
    private final List<Fact> facts = new ArrayList<>();
    private final double[] rates = new double[HOSTS];
    private long sessions;

    World(Kind kind, long seed) {
        this.kind = kind;
        this.random = new SplittableRandom(seed);
        for (int host = 0; host < HOSTS; host++) {
            rates[host] = 0.05 + exponential(1);
        }
        for (int day = 0; day < kind.days; day++) {
            changes(day);
            for (int account = 0; account < ACCOUNTS; account++) {
                sessions(day, account);
            }
        }
        facts.sort(Comparator.comparing(fact -> fact.origin().time()));
    }

    private double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private int poisson(double mean) {
        int count = 0;
        for (double at = exponential(1); at < mean; at += exponential(1)) {
            count++;
        }
        return count;
    }

    private Instant time(int day) {
        double second = random.nextDouble() * 86_400;
        if (kind.isDaily) {
            boolean isMaintenance = day % 7 == 1 && random.nextInt(2) == 0;
            second =
                    isMaintenance
                            ? (22 + 2 * random.nextDouble()) * 3600
                            : (8 + 9 * random.nextDouble()) * 3600;
        }
        return START.plusSeconds(day * 86_400L).plusMillis((long) (second * 1000));
    }

    private boolean isQuiet(int day) {
        return kind.isDaily && day % 7 >= 5;
    }

    private void changes(int day) {
        for (int host = 0; host < HOSTS; host++) {
            int count = isQuiet(day) ? 0 : poisson(rates[host]);
            for (int i = 0; i < count; i++) {
                var at = time(day);
                change(host, at);
                while (kind.isBursty && random.nextInt(3) > 0) {
                    at = at.plusSeconds((long) exponential(2400));
                    change(host, at);
                }
            }
        }
    }

    private void change(int host, Instant at) {
        var trouble = random.nextInt(3) == 0 ? Trouble.STEP : Trouble.SOURCE_CHANGED;
        double size = trouble == Trouble.STEP ? 1e-3 * Math.exp(3 * random.nextDouble()) : 0;
        facts.add(changed(name(host), at, trouble, size));
    }

    static String name(int host) {
        return "host" + host;
    }

    static Fact.ClockChanged changed(String host, Instant at, Trouble trouble, double seconds) {
        var origin = new Origin(at, host, new LogPosition("clock", at.toEpochMilli(), 0));
        var size = TimeDelta.fromSeconds(seconds);
        var what = seconds == 0 ? "chronyd changed" : "chronyd stepped by " + size.toShortString();
        return new Fact.ClockChanged(origin, trouble, "chronyd", size, what);
    }

    private void sessions(int day, int account) {
        int count = isQuiet(day) ? 0 : poisson(6);
        for (int i = 0; i < count; i++) {
            var at = time(day);
            int host = random.nextInt(HOSTS);
            double hours = exponential(0.7);
            login(facts, "u" + account, name(host), at, (long) (hours * 3600));
            sessions++;
            if (account < kind.causing * ACCOUNTS && random.nextBoolean()) {
                change(host, at.plusSeconds((long) (random.nextDouble() * hours * 3600)));
            }
        }
    }

    static void login(List<Fact> into, String account, String host, Instant at, long lastsSeconds) {
        var session = "s" + at.toEpochMilli();
        var origin = new Origin(at, host, new LogPosition("auth", at.toEpochMilli(), 0));
        var address = "198.18.4.7";
        into.add(
                new Fact.Login(
                        origin, account, address, "sshd", "publickey", "", session, "", true));
        var end = new Origin(at.plusSeconds(lastsSeconds), host, origin.position());
        into.add(new Fact.Logout(end, account, address, session, "sshd"));
    }

    List<Fact> facts() {
        return facts;
    }

    /// Runs a detector over all; counts claims after the first part, which is its history.
    Claims run(Coincidences detector, Duration history) {
        var from = START.plus(history);
        Map<String, Double> byHour = new HashMap<>();
        Map<String, Double> bySession = new HashMap<>();
        long hoursBefore = 0;
        for (var fact : facts) {
            var time = fact.origin().time();
            detector.advance(time);
            if (time.isBefore(from)) {
                hoursBefore = detector.hours();
            }
            detector.fact(
                    fact,
                    signal -> {
                        if (!time.isBefore(from)) {
                            byHour.merge(hour(signal), signal.probability(), Math::min);
                            bySession.merge(session(signal), signal.probability(), Math::min);
                        }
                    });
        }
        double share = 1 - history.toDays() / (double) kind.days;
        return new Claims(
                detector.hours() - hoursBefore,
                (long) (share * sessions),
                List.copyOf(byHour.values()),
                List.copyOf(bySession.values()));
    }

    private static String session(Signal signal) {
        return signal.from() + " " + signal.entities().getFirst() + " " + signal.host();
    }

    private static String hour(Signal signal) {
        return session(signal) + " " + Duration.between(signal.from(), signal.until()).toHours();
    }
}
