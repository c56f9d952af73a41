package org.noonmark.sources.start;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Outcomes of a measurement.
final class Results {
    private Results() {}

    /// All parties agree on true time.
    static ChainResult agreement(Scene scene) {
        var tai = TimeInterval.around(scene.trueTai(), TimeDelta.ofSeconds(1));
        return new ChainResult(
                List.of(),
                List.of(),
                List.of(),
                Optional.of(
                        new ChainResult.Agreement(
                                scene.counterNanos, tai, Set.copyOf(Scene.PARTIES), Set.of(), 3)));
    }
}
