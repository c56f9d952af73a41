package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;
import org.noonmark.metrology.OscillatorModel;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.sources.TimeColumn;
import org.noonmark.time.TimeDelta;

/// Every section and key that a configuration may have.
///
/// This is the only description of the configuration: the reader, its messages and `noonmark config
/// explain` follow it.
final class Schema {
    // [station]
    static final Key<String> STATION_NAME =
            withDefault(
                    "name",
                    Kinds.text("a name"),
                    "noonmark",
                    "The station's name: the k of the UTC(k) that it serves.");
    static final Key<Path> DATA_FOLDER =
            withDefault(
                    "data_folder",
                    Kinds.path("a folder"),
                    "noonmark-data",
                    "Where state is kept, relative to the working folder; --data goes before it.");
    static final Key<Integer> MINIMUM_AGREEING =
            withDefault(
                    "minimum_agreeing",
                    Kinds.integer(1, 100),
                    1L,
                    "Sources that have to agree before time is served. A strict majority of those"
                            + " that vote is always asked.");
    static final Key<Boolean> REQUIRE_AUTHENTICATED =
            withDefault(
                    "require_authenticated",
                    Kinds.flag(),
                    false,
                    "Whether only authenticated sources may move time; the others are watched.");
    static final Key<TimeDelta> LARGEST_SOURCE_BOUND =
            withDefault(
                    "largest_source_bound",
                    Kinds.duration("1 us", "1 h"),
                    "1.5 s",
                    "A source whose own bound (root distance) is wider has no vote.");
    static final Key<Double> LARGEST_SOURCE_WEIGHT =
            withDefault(
                    "largest_source_weight",
                    Kinds.number("0.05", "1"),
                    0.5,
                    "The largest share of the estimate that one of three or more sources may have.");
    static final Key<Double> COVERAGE =
            withDefault(
                    "coverage",
                    Kinds.number("1", "10"),
                    3L,
                    "The factor k from a standard deviation to the growth of the interval.");
    static final Key<TimeDelta> LARGEST_HALF_WIDTH =
            withDefault(
                    "largest_half_width",
                    Kinds.duration("1 us", "1 h"),
                    "1.5 s",
                    "When half the interval is wider than this, the state is UNTRUSTED and nothing"
                            + " is served as good.");
    static final Key<Double> LARGEST_SLEW_PPM =
            withDefault(
                    "largest_slew_ppm",
                    Kinds.number("0.001", "50000"),
                    100L,
                    "How fast served time may move towards the estimate, in parts per million.");
    static final Key<TimeDelta> CORRECTION_LIMIT =
            withDefault(
                    "correction_limit",
                    Kinds.duration("1 us", "1 d"),
                    "1 s",
                    "How far all corrections at start together may move time, over all restarts,"
                            + " until the operator accepts them with --accept-correction.");
    static final Key<TimeDelta> CONTRADICTION_PATIENCE =
            withDefault(
                    "contradiction_patience",
                    Kinds.duration("1 s", "1 d"),
                    "15 min",
                    "How long a majority of sources may contradict the station's own scale before"
                            + " the state is UNTRUSTED.");
    static final Key<Integer> START_READINGS =
            withDefault(
                    "start_readings",
                    Kinds.integer(1, 100),
                    4L,
                    "Readings that sources have to give before time is set for the first time.");
    static final Key<TimeDelta> START_PATIENCE =
            withDefault(
                    "start_patience",
                    Kinds.duration("1 s", "1 h"),
                    "10 s",
                    "How long the first setting waits for those readings.");

    // [local]
    static final Key<Boolean> LOCAL_AUTHORITY =
            withDefault(
                    "authority",
                    Kinds.flag(),
                    false,
                    "Declares this host's clock to be the standard. Only without other sources.");
    static final Key<TimeDelta> LOCAL_ACCURACY =
            withDefault(
                    "accuracy",
                    Kinds.duration("1 ns", "1 h"),
                    "1 s",
                    "The accuracy that the operator vouches for while the kernel has no estimate of"
                            + " its own.");
    static final Key<Integer> LOCAL_STRATUM =
            withDefault(
                    "stratum",
                    Kinds.integer(1, 15),
                    10L,
                    "The stratum that clients are told under local authority.");

    // [oscillator]
    static final Key<OscillatorModel> OSCILLATOR_TYPE =
            withDefault(
                    "type",
                    Kinds.choice(oscillators()),
                    "computer",
                    "What drives the local counter; decides how fast the interval grows in holdover.");

    private static Map<String, OscillatorModel> oscillators() {
        var byName = new LinkedHashMap<String, OscillatorModel>();
        for (var model :
                List.of(
                        OscillatorModel.COMPUTER,
                        OscillatorModel.TCXO,
                        OscillatorModel.OCXO,
                        OscillatorModel.RUBIDIUM,
                        OscillatorModel.CAESIUM)) {
            byName.put(model.name(), model);
        }
        return byName;
    }

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

    // [serve.ntp]
    static final Key<Boolean> SERVE_ENABLED =
            withDefault("enabled", Kinds.flag(), true, "Whether to answer NTP requests.");
    static final Key<List<InetAddress>> SERVE_LISTEN =
            withDefault(
                    "listen",
                    Kind.listOf(Kinds.address()),
                    List.of("127.0.0.1", "::1"),
                    "Addresses to listen on; \"0.0.0.0\" and \"::\" mean all of the machine.");
    static final Key<Integer> SERVE_PORT =
            withDefault(
                    "port",
                    Kinds.integer(0, 65_535),
                    11_123L,
                    "The UDP port; NTP's own is 123. 0 takes a free one.");
    static final Key<Integer> SERVE_WORKERS =
            withDefault(
                    "workers",
                    Kinds.integer(1, 256),
                    1L,
                    "Threads that answer, each with its own socket on every address.");
    static final Key<List<AddressPrefix>> SERVE_ALLOW =
            withDefault(
                    "allow",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are answered; empty means all. Of allow and deny, the longest"
                            + " prefix that holds a client decides.");
    static final Key<List<AddressPrefix>> SERVE_DENY =
            withDefault(
                    "deny",
                    Kind.listOf(Kinds.prefix()),
                    List.of(),
                    "Clients that are not answered.");
    static final Key<Double> SERVE_RATE_LIMIT =
            optional(
                    "rate_limit",
                    Kinds.number("0.001", "1000000"),
                    "Requests per second that one client (IPv4 address, IPv6 /64) may send in the"
                            + " long run. When absent there is no limit.");
    static final Key<Integer> SERVE_RATE_BURST =
            withDefault(
                    "rate_burst",
                    Kinds.integer(1, 1_000_000),
                    16L,
                    "Requests that such a client may send at once after a pause.");
    static final Key<Boolean> SERVE_INTERLEAVED =
            withDefault(
                    "interleaved",
                    Kinds.flag(),
                    true,
                    "Whether to answer in interleaved mode (RFC 9769) those who ask for it.");

    // [leap]
    static final Key<Path> LEAP_FILE =
            optional(
                    "file",
                    Kinds.path("a file"),
                    "A leap-seconds.list of the IERS or NIST; when absent, the table of this"
                            + " release.");

    // [host_clock]
    static final Key<Boolean> DISCIPLINE_HOST_CLOCK =
            withDefault(
                    "discipline_host_clock",
                    Kinds.flag(),
                    false,
                    "Whether to set this host's clock from served time.");

    static final Section STATION =
            new Section(
                    "station",
                    false,
                    "The station and its policy.",
                    List.of(
                            STATION_NAME,
                            DATA_FOLDER,
                            MINIMUM_AGREEING,
                            REQUIRE_AUTHENTICATED,
                            LARGEST_SOURCE_BOUND,
                            LARGEST_SOURCE_WEIGHT,
                            COVERAGE,
                            LARGEST_HALF_WIDTH,
                            LARGEST_SLEW_PPM,
                            CORRECTION_LIMIT,
                            CONTRADICTION_PATIENCE,
                            START_READINGS,
                            START_PATIENCE));
    static final Section LOCAL =
            new Section(
                    "local",
                    false,
                    "Local authority: the operator declares the host clock to be the standard.",
                    List.of(LOCAL_AUTHORITY, LOCAL_ACCURACY, LOCAL_STRATUM));
    static final Section OSCILLATOR =
            new Section(
                    "oscillator",
                    false,
                    "The oscillator behind the local counter.",
                    List.of(OSCILLATOR_TYPE));
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
                            NTP_KEY));
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
    static final Section SERVE_NTP =
            new Section(
                    "serve.ntp",
                    false,
                    "The NTP server.",
                    List.of(
                            SERVE_ENABLED,
                            SERVE_LISTEN,
                            SERVE_PORT,
                            SERVE_WORKERS,
                            SERVE_ALLOW,
                            SERVE_DENY,
                            SERVE_RATE_LIMIT,
                            SERVE_RATE_BURST,
                            SERVE_INTERLEAVED));
    static final Section LEAP =
            new Section("leap", false, "Where leap seconds are known from.", List.of(LEAP_FILE));
    static final Section HOST_CLOCK =
            new Section(
                    "host_clock", false, "This host's own clock.", List.of(DISCIPLINE_HOST_CLOCK));

    static final List<Section> SECTIONS =
            List.of(
                    STATION,
                    LOCAL,
                    OSCILLATOR,
                    NTP_SOURCE,
                    READING_FILE,
                    KEYS,
                    SERVE_NTP,
                    LEAP,
                    HOST_CLOCK);

    private Schema() {}

    static Optional<Section> section(String name) {
        return SECTIONS.stream().filter(section -> section.name().equals(name)).findFirst();
    }
}
