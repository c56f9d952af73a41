package org.noonmark.behaviour;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Profiles of one kind: those used last in memory, all others in a [ProfileMemory].
final class Profiles<P extends Profile> {
    private final String prefix;
    private final int most;
    private final Supplier<P> beginning;
    private final ProfileMemory memory;
    private final Map<String, P> byName = new LinkedHashMap<>(64, 0.75f, true);
    private long damaged;

    /// @param prefix of keys, `account `
    /// @param most how many are held in memory
    Profiles(String prefix, int most, Supplier<P> beginning, ProfileMemory memory) {
        this.prefix = prefix;
        this.most = most;
        this.beginning = beginning;
        this.memory = memory;
    }

    P of(String name) {
        var known = byName.get(name);
        return known != null ? known : bring(name);
    }

    private P bring(String name) {
        var profile = load(name);
        byName.put(name, profile);
        if (byName.size() > most) {
            var eldest = byName.entrySet().iterator().next();
            memory.save(prefix + eldest.getKey(), eldest.getValue().encode());
            byName.remove(eldest.getKey());
        }
        return profile;
    }

    private P load(String name) {
        var bytes = memory.load(prefix + name);
        var profile = beginning.get();
        if (bytes.isPresent() && !profile.decode(bytes.get())) {
            damaged++;
            return beginning.get();
        }
        return profile;
    }

    @Nullable P inMemory(String name) {
        return byName.get(name);
    }

    /// Those in memory, in no order that matters.
    Map<String, P> held() {
        return byName;
    }

    void save() {
        byName.forEach((name, profile) -> memory.save(prefix + name, profile.encode()));
    }

    /// Takes everything from the memory again.
    void forget() {
        byName.clear();
    }

    /// How many profiles began anew because their bytes were damaged.
    long damaged() {
        return damaged;
    }
}
