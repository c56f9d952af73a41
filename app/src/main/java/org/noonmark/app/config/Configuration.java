package org.noonmark.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.TimeDelta;

/// What the operator asked for, checked.
///
/// @param origin the file it came from, or `embedded default`
/// @param sha256 of the file's bytes in hex, or `embedded default`
public record Configuration(
        String origin,
        String sha256,
        String stationName,
        Path dataFolder,
        StationPolicy policy,
        Optional<Local> local,
        List<NtpSource> ntpSources,
        List<ReadingFile> readingFiles,
        Optional<Path> keysFile,
        Optional<NtpServer> ntpServer,
        Optional<Path> leapFile,
        boolean disciplineHostClock) {
    public Configuration {
        ntpSources = List.copyOf(ntpSources);
        readingFiles = List.copyOf(readingFiles);
    }

    /// Local authority.
    ///
    /// @param accuracy that the operator vouches for; none means the kernel's estimate
    public record Local(Optional<TimeDelta> accuracy, int stratum) {}

    /// A server to follow, or a pool of `addresses` servers. Poll intervals are exponents, log2 s.
    public record NtpSource(
            String name,
            String host,
            int port,
            int minimumPoll,
            int maximumPoll,
            boolean burst,
            boolean interleaved,
            int addresses,
            TimeDelta largestRootDistance,
            TimeDelta largestDelay,
            Optional<Integer> keyId) {}

    /// A file or FIFO of readings.
    public record ReadingFile(Path path, TimeDelta uncertainty) {}

    /// The NTP server's addresses and limits.
    public record NtpServer(
            List<String> listen,
            int port,
            int workers,
            List<IpPrefix> allow,
            List<IpPrefix> deny) {}
}
