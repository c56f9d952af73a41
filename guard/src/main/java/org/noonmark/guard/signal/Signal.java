package org.noonmark.guard.signal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.noonmark.guard.event.LogPosition;

/// Something unusual.
///
/// @param kind stable name of what is unusual: `unusual-hour`, `coincidence`, `rule:IDENTIFIER`
/// @param from when it began
/// @param until when it ended, not before `from`
/// @param host where; empty when at no host of ours
/// @param entities whom it is about, most specific first
/// @param probability that one such occasion in normal work looks at least as unusual, in (0, 1]
/// @param perMonth how many at least as unusual the normal work of the whole site is expected to
///   bring in 30 days, above 0
/// @param techniques identifiers of ATT&CK techniques, or own ones beginning with `x-time-`
/// @param because which baseline, and how unusual, in one line
/// @param evidence the events that it was seen in
/// @param effect what it did to time, where that is known
public record Signal(
        String kind,
        Instant from,
        Instant until,
        String host,
        List<Entity> entities,
        double probability,
        double perMonth,
        List<String> techniques,
        String because,
        List<LogPosition> evidence,
        Optional<TimeEffect> effect) {
    /// Checks and copies.
    public Signal {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "must not be before from=%s: until=%s".formatted(from, until));
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("must be in (0, 1]: probability=" + probability);
        }
        if (!(perMonth > 0)) {
            throw new IllegalArgumentException("must be > 0: perMonth=" + perMonth);
        }
        entities = List.copyOf(entities);
        techniques = List.copyOf(techniques);
        evidence = List.copyOf(evidence);
    }
}
