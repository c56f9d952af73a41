package org.noonmark.incident.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.IncidentChange;
import org.noonmark.time.TimeDelta;

/// Signals for tests, and an engine that is told them.
final class Told {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    final IncidentEngine engine;
    final List<IncidentChange> changes = new ArrayList<>();

    Told(JoinSettings settings) {
        engine = new IncidentEngine(settings);
        engine.advance(START, changes::add);
    }

    static Instant day(double day) {
        return START.plus(Duration.ofMillis((long) (day * 86_400_000)));
    }

    static Entity account(String name) {
        return new Entity(Entity.Kind.ACCOUNT, name);
    }

    static Entity host(String name) {
        return new Entity(Entity.Kind.HOST, name);
    }

    static Entity network(String name) {
        return new Entity(Entity.Kind.NETWORK, name);
    }

    static Signal signal(
            String kind, double day, double perMonth, String technique, Entity... entities) {
        String host =
                Arrays.stream(entities)
                        .filter(e -> e.kind() == Entity.Kind.HOST)
                        .findFirst()
                        .map(Entity::name)
                        .orElse("");
        return new Signal(
                kind,
                day(day),
                day(day),
                host,
                List.of(entities),
                Math.min(1, perMonth / 1000),
                perMonth,
                technique.isEmpty() ? List.of() : List.of(technique),
                kind + " on day " + day,
                List.of(new LogPosition("log", (long) (day * 86_400), 0)),
                Optional.empty());
    }

    static Signal withEffect(Signal signal, TimeDelta largestError) {
        return new Signal(
                signal.kind(),
                signal.from(),
                signal.until(),
                signal.host(),
                signal.entities(),
                signal.probability(),
                signal.perMonth(),
                signal.techniques(),
                signal.because(),
                signal.evidence(),
                Optional.of(new TimeEffect(largestError, "size of the step")));
    }

    /// Tells signals by their time, as an archive does.
    Told tell(List<Signal> signals) {
        List<Signal> byTime = new ArrayList<>(signals);
        byTime.sort(java.util.Comparator.comparing(Signal::until));
        for (Signal signal : byTime) {
            engine.accept(signal, signal.until());
            engine.advance(signal.until(), changes::add);
        }
        return this;
    }

    Told finish() {
        engine.finish(changes::add);
        return this;
    }

    long opened() {
        return changes.stream().filter(c -> c.kind() == IncidentChange.Kind.OPENED).count();
    }
}
