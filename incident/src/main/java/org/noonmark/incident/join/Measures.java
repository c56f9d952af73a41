package org.noonmark.incident.join;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident.Measure;

/// What to do about an incident: steps chosen from what was seen and whom it concerns.
final class Measures {
    private final List<Signal> signals;
    private final List<Entity> entities;
    private final List<Measure> measures = new ArrayList<>();

    private Measures(List<Signal> signals, List<Entity> entities) {
        this.signals = signals;
        this.entities = entities;
    }

    static List<Measure> of(
            List<Signal> signals,
            List<Entity> entities,
            Optional<TimeEffect> effect,
            Instant first) {
        var made = new Measures(signals, entities);
        String day = first.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        made.time(effect, first, day);
        made.access();
        made.trust(day);
        made.traces(day);
        return made.measures;
    }

    private void time(Optional<TimeEffect> effect, Instant first, String day) {
        effect.ifPresent(e ->
                measures.add(
                        new Measure(
                                ("Tell everybody who depends on this time: since %s it may"
                                                + " have been wrong by up to %s (%s)")
                                        .formatted(
                                                first,
                                                e.largestError().toShortString(),
                                                e.because()),
                                of(Entity.Kind.CLOCK, _ -> true))));
        List<Entity> hosts = hosts("x-time-", "T1565");
        add(
                "Compare the clock of %s with a source that none of these accounts can reach before"
                        + " it is believed again",
                hosts);
        add(
                "Roll the configuration of the time service on %s back to before "
                        + day
                        + " and compare line by line",
                hosts(
                        "x-time-source",
                        "x-time-step-permission",
                        "x-time-limit",
                        "x-time-authentication",
                        "x-time-leap",
                        "x-time-grandmaster",
                        "x-time-served"));
    }

    private void access() {
        add(
                "Disable account %s; renew its password, keys and certificates from a clean device,"
                        + " and see the renewal in the log",
                of(Entity.Kind.ACCOUNT, _ -> true));
        add("Have the phone and computers of %s examined", of(Entity.Kind.PERSON, _ -> true));
        add("Revoke credential %s everywhere", of(Entity.Kind.CREDENTIAL, _ -> true));
        List<Entity> from = new ArrayList<>(of(Entity.Kind.ADDRESS, _ -> true));
        from.addAll(of(Entity.Kind.NETWORK, _ -> true));
        add("End open sessions from %s and look for others from there", from);
        add(
                "Look through accounts, groups and authorized keys on %s",
                hosts("T1098", "T1136", "T1556", "T1078.001"));
        add(
                "Look through services, timers and scheduled tasks on %s",
                hosts("T1053", "T1543", "T1547", "T1569", "T1574"));
    }

    private void trust(String day) {
        add(
                "Compare the trust stores of %s with a copy from before " + day,
                hosts("T1553", "x-time-trust"));
        add(
                "Renew the keys of NTS, NTP, PTP and time-stamps on %s and say so to those who hold"
                        + " them",
                hosts("x-time-nts-key", "x-time-trust", "T1552.004", "T1649"));
    }

    private void traces(String day) {
        add(
                "Compare the logs of %s with copies kept elsewhere: some were emptied, stopped or"
                        + " shortened",
                hosts("T1070", "T1562", "x-time-log"));
        add("Keep all logs of %s since " + day + " from being rotated away", hosts());
        measures.add(
                new Measure(
                        "Freeze what the guard learns and roll it back to before "
                                + day
                                + ": noonmark guard freeze, noonmark guard rollback "
                                + day,
                        List.of()));
    }

    /// Adds a measure about entities, when there are any.
    private void add(String text, List<Entity> about) {
        if (!about.isEmpty()) {
            String names =
                    about.size() <= 4
                            ? String.join(", ", about.stream().map(Entity::name).toList())
                            : String.join(
                                            ", ",
                                            about.subList(0, 3).stream().map(Entity::name).toList())
                                    + " and "
                                    + (about.size() - 3)
                                    + " more";
            measures.add(new Measure(text.formatted(names), about));
        }
    }

    private List<Entity> of(Entity.Kind kind, Predicate<Entity> which) {
        return entities.stream().filter(e -> e.kind() == kind).filter(which).toList();
    }

    /// Hosts of signals with a technique that begins so; of all signals when none is given.
    private List<Entity> hosts(String... techniques) {
        var hosts = new LinkedHashMap<String, Entity>();
        for (Signal signal : signals) {
            boolean chosen =
                    techniques.length == 0
                            || signal.techniques().stream()
                                    .anyMatch(
                                            t -> Arrays.stream(techniques).anyMatch(t::startsWith));
            if (chosen && !signal.host().isEmpty()) {
                hosts.put(signal.host(), new Entity(Entity.Kind.HOST, signal.host()));
            }
        }
        return List.copyOf(new TreeSet<>(hosts.values()));
    }
}
