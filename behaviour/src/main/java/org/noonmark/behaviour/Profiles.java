package org.noonmark.behaviour;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.behaviour.profile.ProfileMemory;

/// Profiles of one kind: those used last in memory, all others in a [ProfileMemory].
final class Profiles<P extends Profile> {
    private final String prefix;
    private final int most;
    private final Supplier<P> beginning;
    private final ProfileMemory memory;
    private final Map<String, P> byName = new LinkedHashMap<>(64, 0.75f, true);
    private Instant now = Instant.EPOCH;
    private long damaged;

    /// @param prefix of keys, `account `
    /// @param most how many are held in memory
    Profiles(String prefix, int most, Supplier<P> beginning, ProfileMemory memory) {
        this.prefix = prefix;
        this.most = most;
        this.beginning = beginning;
        this.memory = memory;
    }

    /// The profile of a name, to be changed.
    P of(String name) {
        var known = byName.get(name);
        var profile = known != null ? known : bring(name);
        profile.isChanged = true;
        return profile;
    }

    private P bring(String name) {
        var bytes = memory.load(prefix + name);
        var profile = bytes.isPresent() ? decoded(bytes.get()) : beginning.get();
        put(name, profile);
        return profile;
    }

    private P decoded(byte[] bytes) {
        var profile = beginning.get();
        if (!profile.decode(bytes)) {
            damaged++;
            return beginning.get();
        }
        return profile;
    }

    private void put(String name, P profile) {
        byName.put(name, profile);
        if (byName.size() > most) {
            var eldest = byName.entrySet().iterator().next();
            save(eldest.getKey(), eldest.getValue());
            byName.remove(eldest.getKey());
        }
    }

    /// Holds a profile of the memory, if its key is of this kind.
    void hold(String key, byte[] bytes) {
        if (key.startsWith(prefix)) {
            put(key.substring(prefix.length()), decoded(bytes));
        }
    }

    /// The clock of whoever runs this, for what is saved from now on.
    void now(Instant instant) {
        now = instant;
    }

    @Nullable P inMemory(String name) {
        return byName.get(name);
    }

    /// Those in memory, in no order that matters.
    Map<String, P> held() {
        return byName;
    }

    /// Saves what may have changed since it was saved last.
    void save() {
        byName.forEach(this::save);
    }

    private void save(String name, P profile) {
        if (profile.isChanged) {
            memory.save(prefix + name, profile.encode(), now);
            profile.isChanged = false;
        }
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
