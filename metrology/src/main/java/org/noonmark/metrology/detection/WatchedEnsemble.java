package org.noonmark.metrology.detection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Who is in an ensemble and what they hang on.
///
/// @param clocks the noise of each, with that of its readings
/// @param groups places of clocks that share a link, at least two each
/// @param hubClock the place of the clock that is the hub, whose readings are always 0
/// @param hubNoise the noise of a hub that is none of the clocks; without it, steps of such a hub
///   are not looked for
public record WatchedEnsemble(
        List<NoiseModel> clocks,
        List<List<Integer>> groups,
        OptionalInt hubClock,
        Optional<NoiseModel> hubNoise) {
    public WatchedEnsemble {
        clocks = List.copyOf(clocks);
        groups = groups.stream().map(List::copyOf).toList();
        if (clocks.size() < 2) {
            throw new IllegalArgumentException("must be at least 2: clocks=" + clocks.size());
        }
        for (var group : groups) {
            if (group.size() < 2) {
                throw new IllegalArgumentException("must be at least 2: group=" + group);
            }
        }
    }

    /// Clocks measured against one of them, each over a link of its own.
    public static WatchedEnsemble against(int hubClock, List<NoiseModel> clocks) {
        return new WatchedEnsemble(clocks, List.of(), OptionalInt.of(hubClock), Optional.empty());
    }

    /// Clocks measured by a counter or receiver with a clock of its own.
    public static WatchedEnsemble measuredBy(NoiseModel hub, List<NoiseModel> clocks) {
        return new WatchedEnsemble(clocks, List.of(), OptionalInt.empty(), Optional.of(hub));
    }

    /// The same with groups that share a link.
    public WatchedEnsemble withGroups(List<List<Integer>> shared) {
        return new WatchedEnsemble(clocks, shared, hubClock, hubNoise);
    }
}
