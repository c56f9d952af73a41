package org.noonmark.guard.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.correlation.CorrelationFigures;

/// How a host fares, counted since its start.
///
/// @param events that sources handed over, dropped ones included
/// @param dropped that no rule saw, since the queue was full
/// @param matches of single rules
/// @param late matches that correlations could not count
/// @param ahead events whose claimed time lay too far ahead of their arrival
/// @param failed events that rules could not judge
/// @param queued batches that wait now
/// @param canaries when each pack last found its canary
/// @param correlations each correlation rule, with the size of its state
public record HostFigures(
        long events,
        long dropped,
        long matches,
        long findings,
        long late,
        long ahead,
        long failed,
        int queued,
        Map<String, Instant> canaries,
        List<CorrelationFigures> correlations) {
    public HostFigures {
        canaries = Map.copyOf(canaries);
        correlations = List.copyOf(correlations);
    }
}
