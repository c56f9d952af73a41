package org.noonmark.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.ReadingFileConfig;
import org.noonmark.station.StationPolicy;

/// What the operator asked for, checked.
///
/// @param origin the file it came from, or `embedded default`
/// @param local set when the host clock is declared to be the standard
/// @param ntpServer without its keys, which are still to be read
/// @param sha256 of the file's bytes in hex, or `embedded default`
public record Configuration(
        String origin,
        String sha256,
        String stationName,
        Path dataFolder,
        StationPolicy policy,
        Optional<HostClockConfig> local,
        List<NtpSource> ntpSources,
        List<ReadingFileConfig> readingFiles,
        Optional<Path> keysFile,
        Optional<NtpServerConfig> ntpServer,
        Optional<Path> leapFile,
        boolean disciplineHostClock) {
    public Configuration {
        ntpSources = List.copyOf(ntpSources);
        readingFiles = List.copyOf(readingFiles);
    }

    /// A server to follow, or a pool of servers, with the key that is still to be read.
    public record NtpSource(NtpSourceConfig config, Optional<Integer> keyId) {}
}
