package org.noonmark.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Which logs are followed, and by which rules.
///
/// @param rules packs: folders, zip archives, files
/// @param ownRules whether the rules of this release are in force beside them
/// @param settings what rules leave open: names of fields, placeholders
/// @param lateness how long correlations wait for what may come later
public record GuardConfig(
        List<Path> rules,
        boolean ownRules,
        Optional<Path> settings,
        Duration lateness,
        int partitions,
        List<Log> logs) {
    public GuardConfig {
        rules = List.copyOf(rules);
        logs = List.copyOf(logs);
    }

    /// A log that is followed.
    ///
    /// @param kind a format's name; `auto` when it is found by the content
    /// @param zone of times that do not say theirs
    /// @param clockError how far the clock of the log's host may be off, when somebody vouches for
    ///   it
    public record Log(
            String name,
            Path path,
            String kind,
            ZoneId zone,
            Optional<Duration> clockError,
            boolean isFromStart) {}
}
