package org.noonmark.app.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.EnsemblePolicy;
import org.noonmark.sources.HostClockConfig;
import org.noonmark.station.StationPolicy;
import org.noonmark.station.StationPolicy.LocalAuthority;

/// Makes the records out of what the sections say, and checks what no key can check alone.
final class ConfigurationBuilder {
    private final String name;
    private final String sha256;
    private final TomlReader toml;

    ConfigurationBuilder(String name, String sha256) {
        this.name = name;
        this.sha256 = sha256;
        this.toml = new TomlReader(name, Schema.SECTIONS);
    }

    ConfigurationFile build(String text) {
        toml.read(text);
        checkSources();
        checkLocalAccuracy();
        checkDiscipline();
        checkNames();
        checkKeys();
        checkPolls();
        NtsServerSection.check(toml);
        RoughtimeServerSection.check(toml);
        RoughtimeSourceKeys.check(toml);
        StartKeys.check(toml);
        KhronosKeys.check(toml);
        LogServerKeys.check(toml);
        LedgerSignerKeys.check(toml);
        ApprovalKeys.check(toml);
        GuardKeys.check(toml);
        var problems = toml.problems().stream().sorted().distinct().toList();
        return problems.isEmpty()
                ? new ConfigurationFile.Good(configuration())
                : new ConfigurationFile.Bad(problems);
    }

    private void checkSources() {
        if (!toml.isWellFormed()) {
            return;
        }
        var local = toml.one(StationKeys.LOCAL);
        boolean authority = local.find(StationKeys.LOCAL_AUTHORITY).orElse(false);
        int sources =
                toml.all(SourceKeys.READING_FILE).size()
                        + (hasRoughtime() ? 1 : 0)
                        + toml.all(SourceKeys.NTP_SOURCE).stream()
                                .mapToInt(source -> source.get(SourceKeys.NTP_ADDRESSES))
                                .sum();
        if (authority && sources > 0) {
            toml.problem(
                    local,
                    StationKeys.LOCAL_AUTHORITY,
                    "excludes other sources: remove them, or set it to false");
        }
        if (!authority && sources == 0) {
            toml.problem(
                    local.position(),
                    "ntp_source",
                    "no source of time: add [[ntp_source]] or [[reading_file]], or declare the"
                            + " host clock to be the standard with authority = true in [local]");
        }
        var station = toml.one(StationKeys.STATION);
        if (!authority
                && sources > 0
                && station.find(StationKeys.MINIMUM_AGREEING).orElse(1) > sources) {
            toml.problem(
                    station,
                    StationKeys.MINIMUM_AGREEING,
                    "can never be reached: there are only " + sources + " sources");
        }
    }

    private boolean hasRoughtime() {
        return !toml.all(RoughtimeSourceKeys.ROUGHTIME_SOURCE).isEmpty();
    }

    private void checkLocalAccuracy() {
        var station = toml.one(StationKeys.STATION);
        var local = toml.one(StationKeys.LOCAL);
        if (!local.isWritten(StationKeys.LOCAL_ACCURACY)) {
            return;
        }
        for (var limit :
                List.of(StationKeys.LARGEST_HALF_WIDTH, StationKeys.LARGEST_SOURCE_BOUND)) {
            local.find(StationKeys.LOCAL_ACCURACY)
                    .filter(station.get(limit)::isLessThan)
                    .ifPresent(wider ->
                            toml.problem(
                                    local,
                                    StationKeys.LOCAL_ACCURACY,
                                    "is wider than %s in [station], so nothing would be served"
                                            .formatted(limit.name())));
        }
    }

    private void checkDiscipline() {
        var host = toml.one(StationKeys.HOST_CLOCK);
        if (host.get(StationKeys.DISCIPLINE_HOST_CLOCK)
                && toml.one(StationKeys.LOCAL).get(StationKeys.LOCAL_AUTHORITY)) {
            toml.problem(
                    host,
                    StationKeys.DISCIPLINE_HOST_CLOCK,
                    "cannot follow itself: under local authority the host clock is the standard");
        }
    }

    private void checkNames() {
        var names = new HashSet<String>();
        for (var source : toml.all(SourceKeys.NTP_SOURCE)) {
            var sourceName = SourceSections.name(source);
            if (sourceName.isPresent() && !names.add(sourceName.orElseThrow())) {
                toml.problem(
                        source,
                        source.isWritten(SourceKeys.NTP_NAME)
                                ? SourceKeys.NTP_NAME
                                : SourceKeys.NTP_HOST,
                        "two sources are called \"%s\": give one another name"
                                .formatted(sourceName.orElseThrow()));
            }
        }
    }

    private void checkKeys() {
        boolean haveKeys = toml.one(SourceKeys.KEYS).isWritten(SourceKeys.KEYS_FILE);
        boolean anyAuthenticated = hasRoughtime() || !toml.all(SourceKeys.READING_FILE).isEmpty();
        for (var source : toml.all(SourceKeys.NTP_SOURCE)) {
            anyAuthenticated |= source.get(SourceKeys.NTP_NTS);
            checkNts(source);
            if (source.isWritten(SourceKeys.NTP_KEY)) {
                anyAuthenticated = true;
                if (!haveKeys) {
                    toml.problem(
                            source, SourceKeys.NTP_KEY, "needs the key: name a file in [keys]");
                }
            }
        }
        var station = toml.one(StationKeys.STATION);
        if (station.find(StationKeys.REQUIRE_AUTHENTICATED).orElse(false) && !anyAuthenticated) {
            toml.problem(
                    station,
                    StationKeys.REQUIRE_AUTHENTICATED,
                    "no source is authenticated: give one a key_id, or nts = true");
        }
    }

    private void checkNts(SectionValues source) {
        boolean nts = source.get(SourceKeys.NTP_NTS);
        if (nts && source.isWritten(SourceKeys.NTP_KEY)) {
            toml.problem(source, SourceKeys.NTP_KEY, "cannot be used with nts: choose one of them");
        }
        for (var key : List.of(SourceKeys.NTP_NTS_PORT, SourceKeys.NTP_NTS_CA)) {
            if (!nts && source.isWritten(key)) {
                toml.problem(source, key, "does nothing without nts = true");
            }
        }
    }

    private void checkPolls() {
        for (var source : toml.all(SourceKeys.NTP_SOURCE)) {
            if (source.get(SourceKeys.NTP_MINIMUM_POLL) > source.get(SourceKeys.NTP_MAXIMUM_POLL)) {
                toml.problem(
                        source,
                        source.isWritten(SourceKeys.NTP_MINIMUM_POLL)
                                ? SourceKeys.NTP_MINIMUM_POLL
                                : SourceKeys.NTP_MAXIMUM_POLL,
                        "the minimum_poll must not be longer than the maximum_poll");
            }
        }
    }

    private Configuration configuration() {
        var station = toml.one(StationKeys.STATION);
        var local = local();
        return new Configuration(
                name,
                sha256,
                station.get(StationKeys.STATION_NAME),
                station.get(StationKeys.DATA_FOLDER),
                policy(station, local),
                local,
                SourceSections.ntp(toml),
                SourceSections.readingFiles(toml),
                RoughtimeSourceKeys.peers(toml),
                toml.one(StartKeys.START).get(StartKeys.DATES),
                KhronosKeys.of(toml),
                toml.one(SourceKeys.KEYS).find(SourceKeys.KEYS_FILE),
                ServeSections.of(toml),
                LedgerKeys.of(toml),
                ApprovalKeys.of(toml),
                GuardKeys.of(toml),
                toml.one(StationKeys.LEAP).find(StationKeys.LEAP_FILE),
                toml.one(StationKeys.HOST_CLOCK).get(StationKeys.DISCIPLINE_HOST_CLOCK));
    }

    private StationPolicy policy(SectionValues station, Optional<HostClockConfig> local) {
        return new StationPolicy(
                new EnsemblePolicy(
                        station.get(StationKeys.MINIMUM_AGREEING),
                        station.get(StationKeys.REQUIRE_AUTHENTICATED),
                        station.get(StationKeys.LARGEST_SOURCE_BOUND).toSeconds(),
                        station.get(StationKeys.LARGEST_SOURCE_WEIGHT),
                        station.get(StationKeys.COVERAGE)),
                toml.one(StationKeys.OSCILLATOR).get(StationKeys.OSCILLATOR_TYPE),
                station.get(StationKeys.LARGEST_HALF_WIDTH),
                station.get(StationKeys.LARGEST_SLEW_PPM) / 1e6,
                station.get(StationKeys.CONTRADICTION_PATIENCE),
                station.get(StationKeys.CORRECTION_LIMIT),
                // The declared standard need not be compared with others before it is used.
                local.isPresent() ? 1 : station.get(StationKeys.START_READINGS),
                station.get(StationKeys.START_PATIENCE),
                local.map(authority -> new LocalAuthority(authority.stratum())));
    }

    private Optional<HostClockConfig> local() {
        var local = toml.one(StationKeys.LOCAL);
        return local.get(StationKeys.LOCAL_AUTHORITY)
                ? Optional.of(
                        new HostClockConfig(
                                HostClockConfig.DEFAULT.clock(),
                                local.get(StationKeys.LOCAL_ACCURACY),
                                local.get(StationKeys.LOCAL_STRATUM)))
                : Optional.empty();
    }
}
