package org.noonmark.metrology.clocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.ClockId;

/// What is simulated.
///
/// @param stepSeconds time between readings
/// @param readings how many epochs, the first at 0
/// @param clocks the clocks; the order is that of the readings
/// @param reference the clock against which the others are read; ideal time when absent
/// @param faults what goes wrong
public record SimulationPlan(
        double stepSeconds,
        long readings,
        List<PlannedClock> clocks,
        Optional<ClockId> reference,
        List<Fault> faults) {
    /// One clock and the link by which it is read.
    public record PlannedClock(ClockId id, ClockModel model, LinkModel link) {}

    public SimulationPlan {
        clocks = List.copyOf(clocks);
        faults = List.copyOf(faults);
        if (!(stepSeconds > 0) || Double.isInfinite(stepSeconds)) {
            throw new IllegalArgumentException("must be > 0: stepSeconds=" + stepSeconds);
        }
        if (readings < 1 || clocks.isEmpty()) {
            throw new IllegalArgumentException("must have clocks and readings");
        }
        var names = new HashSet<ClockId>();
        for (var clock : clocks) {
            if (!names.add(clock.id())) {
                throw new IllegalArgumentException("must be named once: " + clock.id());
            }
        }
        var unknown = new ArrayList<>(faults.stream().flatMap(f -> target(f).stream()).toList());
        reference.ifPresent(unknown::add);
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("must be one of the clocks: " + unknown.getFirst());
        }
    }

    /// Clocks of published types, named `maser-1`, `maser-2` … by type.
    public static List<PlannedClock> clocks(ClockType type, int count, LinkModel link) {
        var clocks = new ArrayList<PlannedClock>();
        for (int i = 1; i <= count; i++) {
            clocks.add(new PlannedClock(new ClockId(type.label() + "-" + i), type.model(), link));
        }
        return clocks;
    }

    /// The time from the first reading to the last.
    public double spanSeconds() {
        return (readings - 1) * stepSeconds;
    }

    private static Optional<ClockId> target(Fault fault) {
        return switch (fault) {
            case Fault.PhaseStep f -> Optional.of(f.clock());
            case Fault.FrequencyStep f -> Optional.of(f.clock());
            case Fault.DriftChange f -> Optional.of(f.clock());
            case Fault.NoiseIncrease f -> Optional.of(f.clock());
            case Fault.Gap f -> Optional.of(f.clock());
            case Fault.Outage f -> Optional.of(f.clock());
            case Fault.SlowPull f -> Optional.of(f.clock());
            case Fault.LinkStep f -> Optional.of(f.clock());
            case Fault.ReferenceStep _ -> Optional.empty();
        };
    }
}
