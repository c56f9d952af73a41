package org.noonmark.behaviour;

import java.util.Optional;

/// Where profiles are kept between runs, and while there is no room for them in memory.
///
/// Keys are `account NAME`, `host NAME`, `network NAME`, `site` and `suspicions`. What comes back
/// may be older than what was saved (a baseline that was rolled back) or damaged: then the profile
/// begins anew, which is counted.
public interface ProfileMemory {
    /// What was saved last under a key, or at the date that the memory was rolled back to.
    Optional<byte[]> load(String key);

    /// Keeps at most 2,048 bytes for an account, host or network, more for `site` and `suspicions`.
    void save(String key, byte[] bytes);

    /// Forgets everything at once; for archives that are read once.
    static ProfileMemory none() {
        return new ProfileMemory() {
            @Override
            public Optional<byte[]> load(String key) {
                return Optional.empty();
            }

            @Override
            public void save(String key, byte[] bytes) {
                // Nothing is kept: who asks for this reads an archive once.
            }
        };
    }
}
