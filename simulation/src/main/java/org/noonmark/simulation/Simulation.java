package org.noonmark.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.noonmark.sources.NtpSourceConfig;
import org.noonmark.station.StationPolicy;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.UtcInstant;

/// Describes a world and runs it: `Simulation.seeded(42).servers(4, Path.LAN).runHours(2)`.
///
/// The same seed gives the same run, event by event.
public final class Simulation {
    private static final double SECONDS_PER_HOUR = 3600;

    record Planned(double atSeconds, Consumer<World> what) {}

    record PlannedServer(String name, Path path) {}

    final long seed;
    final List<PlannedServer> servers = new ArrayList<>();
    final List<Planned> plan = new ArrayList<>();
    StationPolicy policy = StationPolicy.DEFAULT;
    OscillatorNoise oscillator = OscillatorNoise.COMPUTER;
    LeapTable leapTable = LeapTable.embedded();
    TaiInstant start = LeapTable.embedded().toTai(new UtcInstant(61_367, 43_200, 0));
    double hostClockError = 0.3;
    double tickSeconds = 0.5;
    boolean hostClockSource;
    UnaryOperator<NtpSourceConfig> sourceConfig = UnaryOperator.identity();

    private Simulation(long seed) {
        this.seed = seed;
    }

    public static Simulation seeded(long seed) {
        return new Simulation(seed);
    }

    /// Adds `count` honest servers on equal paths, named `s0`, `s1`, ... in order.
    public Simulation servers(int count, Path path) {
        for (int i = 0; i < count; i++) {
            server("s" + servers.size(), path);
        }
        return this;
    }

    public Simulation server(String name, Path path) {
        servers.add(new PlannedServer(name, path));
        return this;
    }

    public Simulation policy(StationPolicy wanted) {
        policy = wanted;
        return this;
    }

    public Simulation oscillator(OscillatorNoise noise) {
        oscillator = noise;
        return this;
    }

    /// Changes how the station polls each server.
    public Simulation sources(UnaryOperator<NtpSourceConfig> change) {
        sourceConfig = change;
        return this;
    }

    /// Begins the world at this UTC time with this table, for the station and the servers alike.
    public Simulation startingAt(UtcInstant utc, LeapTable table) {
        leapTable = table;
        start = table.toTai(utc);
        return this;
    }

    /// How far the host's clock is off at the beginning, clock minus truth in seconds.
    public Simulation hostClockError(double seconds) {
        hostClockError = seconds;
        return this;
    }

    /// How often the station ticks; a live one does four times a second.
    public Simulation tickSeconds(double seconds) {
        tickSeconds = seconds;
        return this;
    }

    /// Makes the host clock, as the station would read it, the only source.
    public Simulation localAuthority() {
        hostClockSource = true;
        return this;
    }

    /// Does something to the world at a moment.
    public Simulation atSeconds(double seconds, Consumer<World> what) {
        plan.add(new Planned(seconds, what));
        return this;
    }

    public Simulation atHour(double hours, Consumer<World> what) {
        return atSeconds(hours * SECONDS_PER_HOUR, what);
    }

    public Run runHours(double hours) {
        return new World(this).run(Math.round(hours * SECONDS_PER_HOUR * 1e9));
    }
}
