package org.noonmark.guard.signal;

/// Somebody or something that a signal is about; what signals of one campaign share.
///
/// @param kind of it
/// @param name as the site knows it
public record Entity(Kind kind, String name) implements Comparable<Entity> {
    /// What an entity is.
    public enum Kind {
        PERSON,
        ACCOUNT,
        HOST,
        ADDRESS,
        /// An autonomous system, a provider or a prefix.
        NETWORK,
        /// A key or certificate, by fingerprint.
        CREDENTIAL,
        FILE,
        /// A source of time, or a time service.
        CLOCK
    }

    @Override
    public int compareTo(Entity other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
