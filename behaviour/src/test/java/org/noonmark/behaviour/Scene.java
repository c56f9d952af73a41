package org.noonmark.behaviour;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.noonmark.behaviour.network.NetworkTables;
import org.noonmark.behaviour.network.Networks;
import org.noonmark.behaviour.profile.ProfileMemory;
import org.noonmark.behaviour.site.Site;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.fact.Origin;
import org.noonmark.guard.signal.Signal;

/// A small site at work: people in Stockholm, two homes, an office, and places abroad.
final class Scene {
    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    static final long DAY = 86_400;

    static final Networks NETWORKS =
            new NetworkTables()
                    .systems(
                            "systems",
                            List.of(
                                    "198.18.0.0\t198.18.3.255\t64500\tXA\tHomeNet",
                                    "198.18.4.0\t198.18.7.255\t64501\tXB\tRented Machines",
                                    "198.18.8.0\t198.18.11.255\t64502\tXA\tMobileNet",
                                    "198.18.12.0\t198.18.15.255\t64503\tXC\tHotelNet"))
                    .dataCentres("centres", List.of("AS64501 # Rented Machines"))
                    .places("places", List.of("XA,59,18,300", "XB,35,105,500", "XC,52,10,300"))
                    .own(site(1))
                    .build();

    final Map<String, byte[]> kept = new HashMap<>();
    final List<Signal> signals = new ArrayList<>();
    final Behaviour behaviour;
    private long number;

    private Scene(int people, BehaviourSettings settings) {
        behaviour = new Behaviour(site(people), NETWORKS, memory(), settings);
    }

    static Scene of(int people) {
        return new Scene(people, BehaviourSettings.USUAL);
    }

    static Scene of(int people, double threshold) {
        return new Scene(people, new BehaviourSettings(threshold, 1000));
    }

    ProfileMemory memory() {
        return new ProfileMemory() {
            @Override
            public Optional<byte[]> load(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void loadAll(BiConsumer<String, byte[]> each) {
                Map.copyOf(kept).forEach(each);
            }

            @Override
            public void save(String key, byte[] bytes, Instant at) {
                kept.put(key, bytes);
            }
        };
    }

    static Site site(int count) {
        var people = new ArrayList<Site.Person>();
        for (int i = 0; i < count; i++) {
            people.add(new Site.Person("Person " + i, List.of("p" + i), STOCKHOLM));
        }
        return new Site(
                STOCKHOLM,
                List.of(
                        new Site.Host("bastion", List.of("10.1.0.1"), false),
                        new Site.Host("adm1", List.of("10.1.0.2"), false),
                        new Site.Host("files", List.of("10.1.0.3"), false),
                        new Site.Host("ntp1", List.of("10.1.9.1"), true),
                        new Site.Host("ntp2", List.of("10.1.9.2"), true)),
                people,
                List.of(new Site.Network("servers", "10.1.0.0/16", Site.Use.SERVERS)));
    }

    static Instant at(int day, double hour) {
        var midnight = BEGIN.atZone(STOCKHOLM).toLocalDate().plusDays(day).atStartOfDay(STOCKHOLM);
        return midnight.toInstant().plusSeconds((long) (hour * 3600));
    }

    Origin origin(Instant at, String host) {
        number++;
        return new Origin(at, host, new LogPosition("auth.log", number, number * 100));
    }

    Fact.Login login(Instant at, String account, String host, String address) {
        return login(at, account, host, address, "SHA256:" + account);
    }

    Fact.Login login(Instant at, String account, String host, String address, String key) {
        return new Fact.Login(
                origin(at, host), account, address, "sshd", "publickey", key, "", "", true);
    }

    /// A fact in its time; its signals.
    List<Signal> tell(Fact fact) {
        behaviour.advance(fact.origin().time(), signals::add);
        return late(fact);
    }

    /// A fact without the clock moving.
    List<Signal> late(Fact fact) {
        var told = new ArrayList<Signal>();
        behaviour.fact(fact, told::add);
        signals.addAll(told);
        return told;
    }

    static List<String> kinds(List<Signal> signals) {
        return signals.stream().map(Signal::kind).distinct().sorted().toList();
    }

    /// Ordinary days of everybody: mornings and afternoons of weekdays from home through the
    /// bastion, now and then by telephone; everybody has a colleague at the same providers.
    Scene work(int people, int fromDay, int toDay) {
        var random = new SplittableRandom(fromDay * 1000L + toDay);
        for (int day = fromDay; day < toDay; day++) {
            int weekday = Math.floorMod(day, 7);
            var today = new ArrayList<Fact>();
            for (int i = 0; i < people && weekday < 5; i++) {
                today.add(one(random, day, i, 8 + random.nextDouble(2)));
                today.add(one(random, day, i, 13 + random.nextDouble(3)));
            }
            today.sort((a, b) -> a.origin().time().compareTo(b.origin().time()));
            for (var fact : today) {
                tell(fact);
            }
        }
        return this;
    }

    private Fact one(SplittableRandom random, int day, int person, double hour) {
        boolean travels = random.nextInt(10) == 0;
        var address = (travels ? "198.18.8." : "198.18.0.") + (person + 1);
        return login(at(day, hour), "p" + person, "bastion", address);
    }
}
