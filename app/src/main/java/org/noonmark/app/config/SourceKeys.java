package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.noonmark.app.config.Key.Section;
import org.noonmark.sources.TimeColumn;
import org.noonmark.time.TimeDelta;

/// The keys of what the station follows.
final class SourceKeys {
    // [[ntp_source]]
    static final Key<String> NTP_HOST =
            required(
                    "host",
                    Kinds.text("a host name or an address"),
                    "The server, or a pool of servers under one name.");
    static final Key<String> NTP_NAME =
            optional(
                    "name",
                    Kinds.text("a name"),
                    "What the source is called in status and events; its host when absent.");
    static final Key<Integer> NTP_PORT =
            withDefault("port", Kinds.integer(1, 65_535), 123L, "The server's UDP port.");
    static final Key<Integer> NTP_MINIMUM_POLL =
            withDefault(
                    "minimum_poll",
                    Kinds.pollInterval(),
                    "64 s",
                    "The shortest interval between two requests, after the burst at start.");
    static final Key<Integer> NTP_MAXIMUM_POLL =
            withDefault(
                    "maximum_poll",
                    Kinds.pollInterval(),
                    "256 s",
                    "The longest interval between two requests.");
    static final Key<Boolean> NTP_BURST =
            withDefault(
                    "burst",
                    Kinds.flag(),
                    true,
                    "Whether to begin with a few requests two seconds apart.");
    static final Key<Boolean> NTP_INTERLEAVED =
            withDefault(
                    "interleaved",
                    Kinds.flag(),
                    false,
                    "Whether to ask for interleaved mode (RFC 9769), which is more precise.");
    static final Key<Integer> NTP_ADDRESSES =
            withDefault(
                    "addresses",
                    Kinds.integer(1, 16),
                    1L,
                    "How many addresses of the name to follow: 1 for a server (the others are used"
                            + " when it fails), more for a pool.");
    static final Key<TimeDelta> NTP_LARGEST_ROOT_DISTANCE =
            withDefault(
                    "largest_root_distance",
                    Kinds.duration("1 us", "1 h"),
                    "1.5 s",
                    "Replies of a server that promises less than this are refused.");
    static final Key<TimeDelta> NTP_LARGEST_DELAY =
            withDefault(
                    "largest_delay",
                    Kinds.duration("1 us", "16 s"),
                    "3 s",
                    "Replies with a longer round trip are refused.");
    static final Key<Integer> NTP_KEY =
            optional(
                    "key_id",
                    Kinds.keyIdentifier(),
                    "The key of [keys] that authenticates this association.");
    static final Key<Boolean> NTP_NTS =
            withDefault(
                    "nts",
                    Kinds.flag(),
                    false,
                    "Whether the server authenticates its replies with Network Time Security"
                            + " (RFC 8915); its certificate has to carry the host's name.");
    static final Key<Integer> NTP_NTS_PORT =
            withDefault(
                    "nts_port",
                    Kinds.integer(1, 65_535),
                    4460L,
                    "The TCP port of its key exchange.");
    static final Key<Path> NTP_NTS_CA =
            optional(
                    "nts_ca",
                    Kinds.path("a file"),
                    "Authorities in PEM, the only ones that may certify this server. When absent,"
                            + " those that the Java run-time carries.");

    // [[reading_file]]
    static final Key<Path> READING_PATH =
            required(
                    "path",
                    Kinds.path("a file"),
                    "A file or FIFO of clock readings, followed as it grows: lines of time, clock,"
                            + " phase in seconds, and perhaps uncertainty in seconds.");
    static final Key<TimeColumn> READING_TIME =
            withDefault(
                    "time_column",
                    Kinds.choice(timeColumns()),
                    "utc_seconds",
                    "What the first column counts: seconds since 1970 UTC, a modified Julian date,"
                            + " or nanoseconds of the local counter (CLOCK_MONOTONIC_RAW).");
    static final Key<TimeDelta> READING_UNCERTAINTY =
            withDefault(
                    "uncertainty",
                    Kinds.duration("1 ps", "1 h"),
                    "1 us",
                    "One standard deviation of a reading that states none of its own.");
    static final Key<TimeDelta> READING_SILENCE =
            withDefault(
                    "silence",
                    Kinds.duration("1 s", "1 d"),
                    "5 min",
                    "A clock without a new reading for this long is unreachable.");
    static final Key<String> READING_REFERENCE =
            withDefault(
                    "reference_id",
                    Kinds.referenceId(),
                    "CLK",
                    "What clients are told of the clocks in it: GPS, PPS, CS.");

    private static Map<String, TimeColumn> timeColumns() {
        var byName = new LinkedHashMap<String, TimeColumn>();
        for (var column : TimeColumn.values()) {
            byName.put(column.name().toLowerCase(Locale.ROOT), column);
        }
        return byName;
    }

    // [keys]
    static final Key<Path> KEYS_FILE =
            required(
                    "file",
                    Kinds.path("a file"),
                    "Symmetric keys in the format of chrony and ntpd: identifier, algorithm, key."
                            + " Only its owner may read it.");

    static final Section NTP_SOURCE =
            new Section(
                    "ntp_source",
                    true,
                    "An NTP server to follow; repeat the section for each.",
                    List.of(
                            NTP_HOST,
                            NTP_NAME,
                            NTP_PORT,
                            NTP_MINIMUM_POLL,
                            NTP_MAXIMUM_POLL,
                            NTP_BURST,
                            NTP_INTERLEAVED,
                            NTP_ADDRESSES,
                            NTP_LARGEST_ROOT_DISTANCE,
                            NTP_LARGEST_DELAY,
                            NTP_KEY,
                            NTP_NTS,
                            NTP_NTS_PORT,
                            NTP_NTS_CA));

    static final Section READING_FILE =
            new Section(
                    "reading_file",
                    true,
                    "Clock readings from a file or FIFO; repeat the section for each.",
                    List.of(
                            READING_PATH,
                            READING_TIME,
                            READING_UNCERTAINTY,
                            READING_SILENCE,
                            READING_REFERENCE));

    static final Section KEYS =
            new Section(
                    "keys", false, "Symmetric keys of servers and clients.", List.of(KEYS_FILE));

    private SourceKeys() {}
}
