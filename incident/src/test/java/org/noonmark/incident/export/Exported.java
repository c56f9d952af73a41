package org.noonmark.incident.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;
import org.noonmark.time.TimeDelta;

/// Incidents to export; all of it made up.
final class Exported {
    static final Producer PRODUCER = new Producer("north", "0.1.0", id -> id);
    static final Instant AT = Instant.parse("2026-03-01T01:02:03.456789012Z");

    private Exported() {}

    static Signal signal(String kind, Instant from, List<Entity> about, List<String> techniques) {
        return new Signal(
                kind,
                from,
                from.plusSeconds(60),
                "ntp1",
                about,
                1 / 900.0,
                0.03,
                techniques,
                "none between 22 and 06: \"odd\"",
                List.of(new LogPosition("/var/log/auth.log", 7, 901)),
                Optional.empty());
    }

    private static List<Entity> entities() {
        return List.of(
                new Entity(Entity.Kind.ACCOUNT, "mlind"),
                new Entity(Entity.Kind.PERSON, "M. Lind"),
                new Entity(Entity.Kind.HOST, "ntp1"),
                new Entity(Entity.Kind.ADDRESS, "198.51.100.3"),
                new Entity(Entity.Kind.ADDRESS, "2001:db8::7"),
                new Entity(Entity.Kind.ADDRESS, "gw.example.org"),
                new Entity(Entity.Kind.NETWORK, "AS64500 Rented Ltd"),
                new Entity(Entity.Kind.NETWORK, "198.51.100.0/24"),
                new Entity(Entity.Kind.CREDENTIAL, "SHA256:abc"),
                new Entity(Entity.Kind.FILE, "/etc/chrony/chrony.conf"),
                new Entity(Entity.Kind.CLOCK, "gps"));
    }

    private static List<Incident.Step> chain() {
        return List.of(
                new Incident.Step(
                        Tactic.INITIAL_ACCESS, List.of("T1078"), AT, AT.plusSeconds(60), 1),
                new Incident.Step(Tactic.COMMAND_AND_CONTROL, List.of("T1021.004"), AT, AT, 1),
                new Incident.Step(
                        Tactic.IMPACT,
                        List.of("x-time-step"),
                        AT.plusSeconds(90),
                        AT.plusSeconds(150),
                        1));
    }

    /// With every member.
    static Incident full() {
        var about = entities();
        var login = signal("unusual-hour", AT, about, List.of("T1078", "T1021.004", "T1078"));
        var step = signal("coincidence", AT.plusSeconds(90), about, List.of("x-time-step"));
        return new Incident(
                "I-0123456789ab",
                "Night login, then a step of gps",
                AT,
                AT.plusSeconds(150),
                AT.plusSeconds(200),
                AT.plusSeconds(300),
                List.of(login, step),
                about,
                chain(),
                0.002,
                OptionalDouble.of(1 / 5300.0),
                Optional.of(new TimeEffect(TimeDelta.ofMicros(1200), "chronyd stepped by it")),
                List.of(
                        new Incident.Measure("Lock the account mlind.", about.subList(0, 1)),
                        new Incident.Measure("Compare gps with others.", about.subList(10, 11))),
                Incident.State.ACKNOWLEDGED,
                List.of(
                        new Incident.Remark(
                                AT.plusSeconds(250), "anna", Incident.State.ACKNOWLEDGED, ""),
                        new Incident.Remark(
                                AT.plusSeconds(260), "bo", Incident.State.ACKNOWLEDGED, "Called.")),
                List.of(
                        new Incident.Claim(
                                "Group Y did it", "a newspaper", 20, AT.plusSeconds(270), "anna"),
                        new Incident.Claim(
                                "Somebody else", "a newspaper", 10, AT.plusSeconds(280), "bo")),
                List.of("I-00000000000a"));
    }

    /// With as little as an incident can have.
    static Incident bare() {
        var signal =
                new Signal(
                        "log-gap",
                        AT,
                        AT,
                        "",
                        List.of(),
                        1,
                        2,
                        List.of(),
                        "",
                        List.of(),
                        Optional.empty());
        return new Incident(
                "I-0123456789ac",
                "A gap",
                AT,
                AT,
                AT,
                AT,
                List.of(signal),
                List.of(),
                List.of(),
                0.5,
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Incident.State.OPEN,
                List.of(),
                List.of(),
                List.of());
    }
}
