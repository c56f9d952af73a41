package org.noonmark.incident.join;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Incident.Step;
import org.noonmark.incident.Tactic;
import org.noonmark.incident.attack.Techniques;

/// Says of a group what an incident says.
final class IncidentAssembly {
    private IncidentAssembly() {}

    /// From the signal that a group begins with.
    static String identifier(Member member) {
        Signal first = member.signal();
        String text =
                String.join(
                        "\n",
                        first.kind(),
                        first.from().toString(),
                        first.host(),
                        first.entities().toString(),
                        first.because());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "I-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    static Incident of(Group group) {
        Raised raised = group.raised;
        List<Signal> signals = group.members().stream().map(Member::signal).toList();
        TreeSet<Entity> entities = new TreeSet<>();
        signals.forEach(signal -> entities.addAll(signal.entities()));
        signals.stream()
                .filter(signal -> !signal.host().isEmpty())
                .forEach(signal -> entities.add(new Entity(Entity.Kind.HOST, signal.host())));
        List<Step> chain = chain(signals);
        Optional<TimeEffect> effect = effect(signals);
        Instant first = signals.stream().map(Signal::from).min(Instant::compareTo).orElseThrow();
        List<Entity> all = List.copyOf(entities);
        return new Incident(
                raised.identifier(),
                title(all, chain, effect),
                first,
                signals.stream().map(Signal::until).max(Instant::compareTo).orElseThrow(),
                raised.opened(),
                raised.changed(),
                signals,
                all,
                chain,
                group.expectedPerMonth,
                coincidence(signals),
                effect,
                Measures.of(signals, all, effect, first),
                raised.state(),
                raised.remarks(),
                raised.claims(),
                raised.absorbed());
    }

    private static Optional<TimeEffect> effect(List<Signal> signals) {
        return signals.stream()
                .flatMap(signal -> signal.effect().stream())
                .max(Comparator.comparing(TimeEffect::largestError));
    }

    private static OptionalDouble coincidence(List<Signal> signals) {
        return signals.stream()
                .filter(signal -> signal.kind().equals("coincidence"))
                .mapToDouble(Signal::probability)
                .min();
    }

    private static List<Step> chain(List<Signal> signals) {
        Map<Tactic, List<Signal>> by = new EnumMap<>(Tactic.class);
        Map<Tactic, TreeSet<String>> techniques = new EnumMap<>(Tactic.class);
        for (Signal signal : signals) {
            Set<Tactic> tactics = EnumSet.noneOf(Tactic.class);
            for (String name : signal.techniques()) {
                Optional<Tactic> tactic =
                        Techniques.known().find(name).map(known -> known.tactics().getFirst());
                tactic.ifPresent(
                        of -> techniques.computeIfAbsent(of, _ -> new TreeSet<>()).add(name));
                tactic.ifPresent(tactics::add);
            }
            tactics.forEach(of -> by.computeIfAbsent(of, _ -> new ArrayList<>()).add(signal));
        }
        List<Step> chain = new ArrayList<>();
        by.forEach((tactic, of) ->
                chain.add(step(tactic, techniques.getOrDefault(tactic, new TreeSet<>()), of)));
        return chain;
    }

    private static Step step(Tactic tactic, Set<String> techniques, List<Signal> of) {
        return new Step(
                tactic,
                List.copyOf(techniques),
                of.stream().map(Signal::from).min(Instant::compareTo).orElseThrow(),
                of.stream().map(Signal::until).max(Instant::compareTo).orElseThrow(),
                of.size());
    }

    private static String title(
            List<Entity> entities, List<Step> chain, Optional<TimeEffect> effect) {
        String who = names(entities, Entity.Kind.ACCOUNT);
        String where = names(entities, Entity.Kind.HOST);
        String from = names(entities, Entity.Kind.NETWORK);
        StringBuilder title = new StringBuilder(who.isEmpty() ? "Unusual work" : "Account " + who);
        title.append(from.isEmpty() ? "" : " from " + from);
        title.append(where.isEmpty() ? "" : " at " + where);
        List<String> tactics =
                chain.stream()
                        .map(step -> step.tactic().name().toLowerCase(Locale.ROOT))
                        .map(name -> name.replace('_', ' '))
                        .toList();
        title.append(tactics.isEmpty() ? "" : ": " + String.join(", ", tactics));
        effect.ifPresent(e ->
                title.append("; time wrong by up to ").append(e.largestError().toShortString()));
        return title.toString();
    }

    /// The first two names of a kind, and how many more.
    private static String names(List<Entity> entities, Entity.Kind kind) {
        List<String> names =
                entities.stream().filter(e -> e.kind() == kind).map(Entity::name).toList();
        return names.size() <= 2
                ? String.join(", ", names)
                : "%s, %s and %d more".formatted(names.get(0), names.get(1), names.size() - 2);
    }
}
