package org.noonmark.posture.meaning;

import java.util.Locale;
import java.util.Set;
import org.noonmark.posture.text.Place;

/// Where a program takes time from.
///
/// @param kind of it
/// @param name a host, an address, a pool, or a driver with its device
/// @param count how many sources it can become: more than one for pools
/// @param authentication what is asked of its packets
/// @param key the key's identifier; empty without one
/// @param isSelectable whether it may move the clock
/// @param isTrusted whether it outweighs the others
/// @param offsetSeconds added to what it says, its sign as the program has it
/// @param place where it is written
public record TimeSource(
        Kind kind,
        String name,
        int count,
        Authentication authentication,
        String key,
        boolean isSelectable,
        boolean isTrusted,
        double offsetSeconds,
        Place place) {
    private static final Set<String> SECOND_LEVEL =
            Set.of("co", "ac", "com", "org", "net", "gov", "edu");

    /// What a source is.
    public enum Kind {
        SERVER,
        POOL,
        PEER,
        /// A clock at this host: a receiver, a pulse, shared memory.
        REFERENCE_CLOCK,
        /// This host's own clock taken for a source.
        LOCAL_CLOCK,
        /// Whoever sends to a broadcast or multicast address.
        BROADCAST
    }

    /// How packets are held to come from the source, weakest first.
    public enum Authentication {
        NONE,
        SYMMETRIC_KEY,
        NTS
    }

    /// By what a source is known again in another configuration.
    public String identity() {
        return kind + " " + name;
    }

    /// Whether what it says cannot be forged on the network.
    public boolean isAuthenticated() {
        return authentication != Authentication.NONE || kind == Kind.REFERENCE_CLOCK;
    }

    /// Who runs it, as far as the name tells: the registered domain, or the block of the address.
    public String operator() {
        var lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var address = Prefix.parse(lower);
        if (kind == Kind.REFERENCE_CLOCK || kind == Kind.LOCAL_CLOCK) {
            return "this host";
        }
        if (address.isPresent()) {
            int length = address.get().width() == 32 ? 24 : 48;
            return new Prefix(address.get().width(), address.get().address(), length).toString();
        }
        var labels = lower.split("\\.", -1);
        int last = labels.length - 1;
        boolean isLong =
                labels.length > 2
                        && labels[last].length() == 2
                        && SECOND_LEVEL.contains(labels[last - 1]);
        int kept = Math.min(labels.length, isLong ? 3 : 2);
        return String.join(
                ".", java.util.Arrays.copyOfRange(labels, labels.length - kept, labels.length));
    }

    /// Name and kind for people.
    public String inWords() {
        return kind == Kind.SERVER
                ? name
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
    }
}
