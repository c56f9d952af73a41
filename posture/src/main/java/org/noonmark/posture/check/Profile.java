package org.noonmark.posture.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.noonmark.posture.Severity;

/// What is asked of a host.
///
/// @param name of it
/// @param sources that a time service has at least
/// @param authenticated how many of them are authenticated or are clocks of the host itself
/// @param agreeing how many have to agree before the clock is moved
/// @param largestChangeSeconds that a running service makes at once
/// @param serves whether the host is there to serve time to others
/// @param servers the operator's choice of servers with NTS; a plan names no others
/// @param severities of checks that differ from their own
/// @param off checks that are not made
public record Profile(
        String name,
        int sources,
        int authenticated,
        int agreeing,
        double largestChangeSeconds,
        boolean serves,
        List<String> servers,
        Map<String, Severity> severities,
        Set<String> off) {
    private static final List<Profile> BUILT_IN =
            List.of(
                    of("default", 4, 1, 2, 10, false),
                    of("client", 4, 2, 2, 1, false),
                    of("stratum1", 4, 4, 3, 0.1, true));

    /// Copies the lists.
    public Profile {
        servers = List.copyOf(servers);
        severities = Map.copyOf(severities);
        off = Set.copyOf(off);
    }

    private static Profile of(
            String name,
            int sources,
            int authenticated,
            int agreeing,
            double largestChangeSeconds,
            boolean serves) {
        return new Profile(
                name,
                sources,
                authenticated,
                agreeing,
                largestChangeSeconds,
                serves,
                List.of(),
                Map.of(),
                Set.of());
    }

    /// The one of this name that comes with the program.
    public static Optional<Profile> builtIn(String name) {
        return BUILT_IN.stream().filter(profile -> profile.name.equals(name)).findFirst();
    }

    /// The names of those that come with the program.
    public static List<String> names() {
        return BUILT_IN.stream().map(Profile::name).toList();
    }

    /// How grave a check is under this profile.
    public Severity severity(Check check) {
        return severities.getOrDefault(check.id(), check.severity());
    }
}
