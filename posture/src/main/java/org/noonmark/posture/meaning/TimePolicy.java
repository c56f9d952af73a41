package org.noonmark.posture.meaning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.posture.Program;

/// What the configuration of a time service means, defaults filled in.
///
/// @param program whose configuration it is
/// @param sources of time
/// @param sourceFolders where further sources may be put at run time
/// @param isAuthenticationRequired whether the program asks for authentication beyond what each
///   source has (chrony's `authselectmode`, ntpd's `enable auth`)
/// @param agreeing how many sources have to agree before the clock is moved
/// @param stepping when the clock may be stepped
/// @param ceiling of one change
/// @param largestDistanceSeconds root distance (chrony, ntpd, timesyncd) up to which a source
///   counts
/// @param serves who gets time from it
/// @param commandedBy who may ask or change its state by packets
/// @param ownClockStratum at which it serves its own clock when all sources are lost
/// @param leapSources where leap seconds come from, besides the sources of time
/// @param logs what it writes down
/// @param keyFiles files with secrets, by what they hold
/// @param mastership for PTP
/// @param account it runs as; empty when that is not said
/// @param others settings without a meaning here, in canonical form, by name
public record TimePolicy(
        Program program,
        List<TimeSource> sources,
        SortedSet<String> sourceFolders,
        boolean isAuthenticationRequired,
        int agreeing,
        Stepping stepping,
        Ceiling ceiling,
        double largestDistanceSeconds,
        Access serves,
        Access commandedBy,
        OptionalInt ownClockStratum,
        SortedSet<String> leapSources,
        SortedSet<String> logs,
        SortedMap<String, String> keyFiles,
        Optional<Mastership> mastership,
        String account,
        SortedMap<String, List<String>> others) {
    /// Copies what can change.
    public TimePolicy {
        sources = List.copyOf(sources);
        sourceFolders = new TreeSet<>(sourceFolders);
        leapSources = new TreeSet<>(leapSources);
        logs = new TreeSet<>(logs);
        keyFiles = new TreeMap<>(keyFiles);
        var sorted = new TreeMap<String, List<String>>();
        others.forEach((name, values) -> sorted.put(name, values.stream().sorted().toList()));
        others = sorted;
    }

    /// How many sources may move the clock, pools as many as they become.
    public int selectableSources() {
        return sources.stream().filter(TimeSource::isSelectable).mapToInt(TimeSource::count).sum();
    }

    /// How many of them are authenticated.
    public int authenticatedSources() {
        return sources.stream()
                .filter(TimeSource::isSelectable)
                .filter(TimeSource::isAuthenticated)
                .mapToInt(TimeSource::count)
                .sum();
    }

    /// How far one correction may move the clock of a running program, in seconds.
    public double largestCorrectionSeconds() {
        return ceiling.seconds();
    }

    /// Settings by name.
    public Map<String, List<String>> settings() {
        return others;
    }
}
