package org.noonmark.posture.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Setting;

/// A policy in the making, with nothing allowed and nothing known; used by one reader and thrown
/// away.
final class PolicyDraft {
    final Program program;
    final List<TimeSource> sources = new ArrayList<>();
    final TreeSet<String> sourceFolders = new TreeSet<>();
    boolean isAuthenticationRequired;
    int agreeing = 1;
    Stepping stepping = Stepping.NEVER;
    Ceiling ceiling = Ceiling.NONE;
    double largestDistanceSeconds = Double.POSITIVE_INFINITY;
    Access serves = Access.NOBODY;
    Access commandedBy = Access.NOBODY;
    OptionalInt ownClockStratum = OptionalInt.empty();
    final TreeSet<String> leapSources = new TreeSet<>();
    final TreeSet<String> logs = new TreeSet<>();
    final TreeMap<String, String> keyFiles = new TreeMap<>();
    Optional<Mastership> mastership = Optional.empty();
    String account = "";
    final TreeMap<String, List<String>> others = new TreeMap<>();

    PolicyDraft(Program program) {
        this.program = program;
    }

    /// Keeps a setting that has no meaning here.
    void other(Setting setting, String canonical) {
        var name = (setting.section().isEmpty() ? "" : setting.section() + " ") + setting.name();
        others.computeIfAbsent(name, _ -> new ArrayList<>()).add(canonical);
    }

    TimePolicy policy() {
        return new TimePolicy(
                program,
                sources,
                sourceFolders,
                isAuthenticationRequired,
                agreeing,
                stepping,
                ceiling,
                largestDistanceSeconds,
                serves,
                commandedBy,
                ownClockStratum,
                leapSources,
                logs,
                keyFiles,
                mastership,
                account,
                others);
    }
}
