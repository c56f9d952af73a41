package org.noonmark.app.config;

import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Key.Section;
import org.noonmark.sources.khronos.KhronosConfig;
import org.noonmark.time.TimeDelta;

/// The keys of `[khronos]`, and the record that they describe.
final class KhronosKeys {
    static final Key<List<String>> POOL =
            required(
                    "pool",
                    Kind.listOf(Kinds.word("a host name or an address")),
                    "Names whose addresses are gathered over time. They should lead to many servers"
                            + " of many operators, and not to the station's own sources.");
    static final Key<Integer> PORT =
            withDefault(
                    "port", Kinds.integer(1, 65_535), 123L, "The UDP port of all these servers.");
    static final Key<Integer> SAMPLE_SIZE =
            withDefault(
                    "sample_size",
                    Kinds.integer(KhronosConfig.LEAST_SAMPLE, 100),
                    15L,
                    "How many servers are asked in a round. A third of them may lie without"
                            + " effect.");
    static final Key<Integer> POOL_SIZE =
            withDefault(
                    "pool_size",
                    Kinds.integer(KhronosConfig.LEAST_SAMPLE, 1_000),
                    500L,
                    "How many addresses are kept at most.");
    static final Key<Integer> ATTEMPTS =
            withDefault(
                    "attempts",
                    Kinds.integer(1, 20),
                    3L,
                    "After so many samples of a round that disagree the whole pool is asked.");
    static final Key<TimeDelta> INTERVAL =
            withDefault(
                    "interval",
                    Kinds.duration("1 s", "1 d"),
                    "640 s",
                    "Between two rounds. Be kind to servers that others run: no less than the"
                            + " default.");
    static final Key<TimeDelta> AGREEMENT =
            withDefault(
                    "agreement",
                    Kinds.duration("1 us", "10 s"),
                    "25 ms",
                    "How far a server that is right may seem to be from the truth, network"
                            + " included; w in RFC 9523.");
    static final Key<TimeDelta> THRESHOLD =
            withDefault(
                    "threshold",
                    Kinds.duration("1 us", "10 s"),
                    "30 ms",
                    "How far the pool may be from the station's interval before that is an alarm; H"
                            + " in RFC 9523.");

    static final Section KHRONOS =
            new Section(
                    "khronos",
                    false,
                    "A watchdog (RFC 9523): asks random servers of a large pool and raises an alarm"
                            + " when they disagree with the station. It steers nothing. Off unless"
                            + " this is written.",
                    List.of(
                            POOL,
                            PORT,
                            SAMPLE_SIZE,
                            POOL_SIZE,
                            ATTEMPTS,
                            INTERVAL,
                            AGREEMENT,
                            THRESHOLD));

    private KhronosKeys() {}

    static void check(TomlReader toml) {
        var section = toml.one(KHRONOS);
        if (section.position() == null) {
            return;
        }
        if (section.find(POOL).filter(List::isEmpty).isPresent()) {
            toml.problem(section, POOL, "must name at least one server");
        }
        int sample = section.find(SAMPLE_SIZE).orElse(KhronosConfig.LEAST_SAMPLE);
        if (section.find(POOL_SIZE).filter(size -> size < sample).isPresent()) {
            toml.problem(section, POOL_SIZE, "must not be less than sample_size");
        }
    }

    /// What the section says; empty when it is not written.
    static Optional<KhronosConfig> of(TomlReader toml) {
        var section = toml.one(KHRONOS);
        if (section.position() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new KhronosConfig(
                        section.get(POOL),
                        section.get(PORT),
                        section.get(SAMPLE_SIZE),
                        section.get(POOL_SIZE),
                        section.get(ATTEMPTS),
                        Duration.ofNanos(section.get(INTERVAL).toNanos()),
                        section.get(AGREEMENT),
                        section.get(THRESHOLD)));
    }
}
