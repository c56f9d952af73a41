package org.noonmark.behaviour.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Keeps profiles as bytes, by the key of what they are about.
///
/// Nothing here fails for the caller: what cannot be read is absent, what cannot be kept is told by
/// the memory itself. Called by one thread.
public interface ProfileMemory {
    /// The newest bytes that were saved.
    ///
    /// @param key such as `account mlind`
    Optional<byte[]> load(String key);

    /// Gives every key with its newest bytes, in no order.
    void loadAll(BiConsumer<String, byte[]> each);

    /// Keeps bytes; they replace older ones of the same day, and stand beside those of days before.
    ///
    /// @param at now, by the clock of who runs this, never by what a log says: its day in UTC is
    ///   the day to whose end they belong
    void save(String key, byte[] profile, Instant at);

    /// Keeps nothing; for archives that are read once.
    static ProfileMemory none() {
        return new ProfileMemory() {
            @Override
            public Optional<byte[]> load(String key) {
                return Optional.empty();
            }

            @Override
            public void loadAll(BiConsumer<String, byte[]> each) {
                // There is none.
            }

            @Override
            public void save(String key, byte[] profile, Instant at) {
                // Whoever asks for this memory wants it to forget.
            }
        };
    }
}
