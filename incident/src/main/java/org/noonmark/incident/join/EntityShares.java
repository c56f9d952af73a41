package org.noonmark.incident.join;

import java.util.LinkedHashMap;
import java.util.Map;
import org.noonmark.guard.signal.Entity;

/// Which part of all signals names an entity.
///
/// A bastion that half of the signals name joins nothing; an account that was named twice in two
/// years joins over months. Before much is counted, each entity is taken for one of as many as the
/// site has.
final class EntityShares {
    /// What is not counted yet weighs as much as this many signals.
    private static final double PRIOR = 20;

    private final int largest;
    private final JoinSettings settings;
    private final LinkedHashMap<Entity, Integer> counts = new LinkedHashMap<>(64, 0.75f, true);
    private long signals;
    private long forgotten;

    EntityShares(JoinSettings settings) {
        this.settings = settings;
        this.largest = 200_000;
    }

    /// Counts one occasion.
    void see(Iterable<Entity> entities) {
        signals++;
        entities.forEach(entity -> counts.merge(entity, 1, Integer::sum));
        while (counts.size() > largest) {
            counts.pollFirstEntry();
            forgotten++;
        }
    }

    /// Probability that the next signal names it.
    double of(Entity entity) {
        int count = counts.getOrDefault(entity, 0);
        return (count + PRIOR / population(entity.kind())) / (signals + PRIOR);
    }

    /// Probability that the next signal of normal work names it, if some that did are no normal
    /// work. Without them it is shrunk to one of as many as the site has.
    double without(Entity entity, int notNormal) {
        int count = Math.max(0, counts.getOrDefault(entity, 0) - notNormal);
        return (count + 1) / (signals + population(entity.kind()));
    }

    private double population(Entity.Kind kind) {
        return switch (kind) {
            case PERSON, ACCOUNT, CREDENTIAL, NETWORK -> settings.people();
            case HOST, CLOCK -> settings.hosts();
            case ADDRESS, FILE -> 5.0 * settings.people();
        };
    }

    /// How many entities were forgotten, those first that were not named for longest.
    long forgotten() {
        return forgotten;
    }

    Map<Entity, Integer> counts() {
        return counts;
    }

    long signals() {
        return signals;
    }

    void restore(long signals, Map<Entity, Integer> from) {
        this.signals = signals;
        counts.putAll(from);
    }
}
