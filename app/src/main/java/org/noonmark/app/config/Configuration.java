package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.serve.roughtime.RoughtimeServerConfig;
import org.noonmark.signing.ssh.AllowedSigners;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.ReadingFileConfig;
import org.noonmark.sources.khronos.KhronosConfig;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.sources.start.DatesPolicy;
import org.noonmark.station.StationPolicy;
import org.noonmark.web.WebLimits;

/// What the operator asked for, checked.
///
/// @param origin the file it came from, or `embedded default`
/// @param local set when the host clock is declared to be the standard
/// @param roughtimePeers none, or servers of three parties at least
/// @param khronos set when a pool watches the station
/// @param servers without their keys, which are still to be read
/// @param approval what a change of this configuration needs
/// @param ledger empty when nothing is to be written down
/// @param guard empty when no log is followed
/// @param sha256 of the file's bytes, hexadecimal
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
        ApprovalConfig approval,
        Optional<GuardConfig> guard,
        Optional<Path> leapFile,
        boolean disciplineHostClock) {
    public Configuration {
        ntpSources = List.copyOf(ntpSources);
        readingFiles = List.copyOf(readingFiles);
        roughtimePeers = List.copyOf(roughtimePeers);
    }

    /// The same, as said by another file.
    ///
    /// @param hash SHA-256 of its bytes, hexadecimal
    public Configuration from(String file, String hash) {
        return new Configuration(
                file,
                hash,
                stationName,
                dataFolder,
                policy,
                local,
                ntpSources,
                readingFiles,
                roughtimePeers,
                startDates,
                khronos,
                keysFile,
                servers,
                ledger,
                approval,
                guard,
                leapFile,
                disciplineHostClock);
    }

    /// What is served; nothing where a server is switched off.
    public record ServerConfigs(
            Optional<NtpServerConfig> ntp,
            Optional<NtsServerConfig> nts,
            Optional<RoughtimeServe> roughtime,
            Optional<TimestampServerConfig> timestamps,
            Optional<LogServe> ledger,
            Optional<WitnessServe> witness) {}

    /// The log of what the station states.
    ///
    /// @param origin empty when it is called after its key
    /// @param signers Roughtime servers that sign checkpoints and are no sources
    /// @param policy a file that names the witnesses
    /// @param foreignInterval how often foreign servers are asked to sign a checkpoint
    /// @param postQuantum whether it signs with ML-DSA-44 as well
    /// @param materialBytes room for readings beside the log
    public record LedgerConfig(
            Optional<String> origin,
            List<RoughtimePeer> signers,
            Duration publishInterval,
            Optional<Path> policy,
            Duration foreignInterval,
            boolean postQuantum,
            long materialBytes) {}

    /// Who has to agree to a change.
    ///
    /// @param required how many; 0 when whoever writes the file decides
    /// @param revision counts the changes
    /// @param emergencyUntil set when one signer is enough, and the configuration ends then
    /// @param files SHA-256 (hexadecimal) that each file named elsewhere has to have, by its name
    public record ApprovalConfig(
            int required,
            AllowedSigners signers,
            long revision,
            Optional<Instant> emergencyUntil,
            Duration longestEmergency,
            Map<String, String> files) {
        public ApprovalConfig {
            files = Map.copyOf(files);
        }
    }

    /// A Roughtime server, with the file of its long-term key.
    public record RoughtimeServe(RoughtimeServerConfig config, Path keyFile) {}

    /// How files of logs are served.
    ///
    /// @param path prefix of them all
    public record LogServe(List<InetSocketAddress> listen, String path, WebLimits limits) {
        public LogServe {
            listen = List.copyOf(listen);
        }

        /// A path below the prefix.
        public String below(String name) {
            return path + (path.endsWith("/") ? "" : "/") + name;
        }
    }

    /// A witness for the logs of others.
    ///
    /// @param keyFile empty when it is made, and lies in the data folder
    /// @param postQuantum whether it signs with ML-DSA-44 as well
    /// @param logs the keys of each, by its origin
    public record WitnessServe(
            String name,
            Optional<Path> keyFile,
            boolean postQuantum,
            Map<String, List<VerifierKey>> logs,
            LogServe serve) {
        public WitnessServe {
            logs = Map.copyOf(logs);
        }
    }

    /// A server to follow, or a pool of servers, with the key that is still to be read.
    public record NtpSource(NtpSourceConfig config, Optional<Integer> keyId) {}
}
