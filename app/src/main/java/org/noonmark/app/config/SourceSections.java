package org.noonmark.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.ClockId;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.sources.PollRange;
import org.noonmark.sources.ReadingFileConfig;
import org.noonmark.sources.SourceKey;
import org.noonmark.sources.nts.Authorities;

/// Makes the records of what the station follows.
final class SourceSections {
    private SourceSections() {}

    /// The NTP servers.
    static List<Configuration.NtpSource> ntp(TomlReader toml) {
        return toml.all(SourceKeys.NTP_SOURCE).stream().map(SourceSections::source).toList();
    }

    /// What a source is called: by its name or else by its host.
    static Optional<String> name(SectionValues source) {
        return source.find(SourceKeys.NTP_NAME).or(() -> source.find(SourceKeys.NTP_HOST));
    }

    private static Configuration.NtpSource source(SectionValues source) {
        var host = source.get(SourceKeys.NTP_HOST);
        var config =
                NtpSourceConfig.server(host)
                        .withClock(new ClockId(name(source).orElse(host)))
                        .withPort(source.get(SourceKeys.NTP_PORT))
                        .withAddresses(source.get(SourceKeys.NTP_ADDRESSES))
                        .withPoll(
                                new PollRange(
                                        source.get(SourceKeys.NTP_MINIMUM_POLL),
                                        source.get(SourceKeys.NTP_MAXIMUM_POLL)))
                        .withBurst(source.get(SourceKeys.NTP_BURST))
                        .withInterleaved(source.get(SourceKeys.NTP_INTERLEAVED))
                        .withMaxRootDistance(source.get(SourceKeys.NTP_LARGEST_ROOT_DISTANCE))
                        .withMaxDelay(source.get(SourceKeys.NTP_LARGEST_DELAY));
        return new Configuration.NtpSource(
                source.get(SourceKeys.NTP_NTS) ? config.withKey(nts(source)) : config,
                source.find(SourceKeys.NTP_KEY));
    }

    private static SourceKey nts(SectionValues source) {
        return new SourceKey.Nts(
                source.get(SourceKeys.NTP_NTS_PORT),
                source.find(SourceKeys.NTP_NTS_CA)
                        .<Authorities>map(Authorities.OfFile::new)
                        .orElseGet(Authorities.OfSystem::new));
    }

    /// The reading files.
    static List<ReadingFileConfig> readingFiles(TomlReader toml) {
        return toml.all(SourceKeys.READING_FILE).stream()
                .map(file ->
                        new ReadingFileConfig(
                                file.get(SourceKeys.READING_PATH),
                                file.get(SourceKeys.READING_TIME),
                                file.get(SourceKeys.READING_UNCERTAINTY),
                                Duration.ofNanos(file.get(SourceKeys.READING_SILENCE).toNanos()),
                                file.get(SourceKeys.READING_REFERENCE)))
                .toList();
    }
}
