package org.noonmark.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.serve.roughtime.RoughtimeServerConfig;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.ReadingFileConfig;
import org.noonmark.sources.khronos.KhronosConfig;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.sources.start.DatesPolicy;
import org.noonmark.station.StationPolicy;

/// What the operator asked for, checked.
///
/// @param origin the file it came from, or `embedded default`
/// @param local set when the host clock is declared to be the standard
/// @param roughtimePeers none, or servers of three parties at least
/// @param khronos set when a pool watches the station
/// @param servers without their keys, which are still to be read
/// @param ledger empty when nothing is to be written down
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
        List<RoughtimePeer> roughtimePeers,
        DatesPolicy startDates,
        Optional<KhronosConfig> khronos,
        Optional<Path> keysFile,
        ServerConfigs servers,
        Optional<LedgerConfig> ledger,
        Optional<Path> leapFile,
        boolean disciplineHostClock) {
    public Configuration {
        ntpSources = List.copyOf(ntpSources);
        readingFiles = List.copyOf(readingFiles);
        roughtimePeers = List.copyOf(roughtimePeers);
    }

    /// What is served; nothing where a server is switched off.
    public record ServerConfigs(
            Optional<NtpServerConfig> ntp,
            Optional<NtsServerConfig> nts,
            Optional<RoughtimeServe> roughtime,
            Optional<TimestampServerConfig> timestamps) {}

    /// The log of what the station states.
    ///
    /// @param origin empty when it is called after its key
    /// @param policy a file that names the witnesses
    public record LedgerConfig(
            Optional<String> origin, Duration publishInterval, Optional<Path> policy) {}

    /// A Roughtime server, with the file of its long-term key.
    public record RoughtimeServe(RoughtimeServerConfig config, Path keyFile) {}

    /// A server to follow, or a pool of servers, with the key that is still to be read.
    public record NtpSource(NtpSourceConfig config, Optional<Integer> keyId) {}
}
