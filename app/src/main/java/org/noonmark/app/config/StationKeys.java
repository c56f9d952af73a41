package org.noonmark.app.config;

import static org.noonmark.app.config.Key.optional;
import static org.noonmark.app.config.Key.withDefault;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.app.config.Key.Section;
import org.noonmark.metrology.OscillatorModel;
import org.noonmark.time.TimeDelta;

/// The keys of the station itself: its policy, its own clocks, its leap table.
final class StationKeys {
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

    // [leap]
    static final Key<Path> LEAP_FILE =
            optional(
                    "file",
                    Kinds.path("a file"),
                    "A leap-seconds.list of the IERS or NIST, or the IERS's Leap_Second.dat; when"
                            + " absent, the table of this release.");

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

    static final Section LEAP =
            new Section("leap", false, "Where leap seconds are known from.", List.of(LEAP_FILE));

    static final Section HOST_CLOCK =
            new Section(
                    "host_clock", false, "This host's own clock.", List.of(DISCIPLINE_HOST_CLOCK));

    private StationKeys() {}
}
