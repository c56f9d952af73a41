package org.noonmark.app;

import java.util.Optional;
import org.noonmark.events.ApprovalEvent.ConfigurationRefused;

/// Which refusals are told, and so kept in the ledger for ever: ten, and one more each minute. The
/// others are counted, and the newest of them is told with their number.
final class RefusalPace {
    private static final int MOST = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private int left = MOST;
    private long sinceNanos;
    private int untold;
    private Optional<ConfigurationRefused> newest = Optional.empty();

    RefusalPace(long counterNanos) {
        this.sinceNanos = counterNanos;
    }

    /// One more; what of it is to be told now.
    Optional<ConfigurationRefused> of(ConfigurationRefused refused, long counterNanos) {
        untold += newest.isPresent() ? 1 : 0;
        newest = Optional.of(refused);
        return due(counterNanos);
    }

    /// What has waited for its minute.
    Optional<ConfigurationRefused> due(long counterNanos) {
        long minutes = (counterNanos - sinceNanos) / MINUTE_NANOS;
        left = (int) Math.min(MOST, left + minutes);
        sinceNanos += minutes * MINUTE_NANOS;
        if (left == 0 || newest.isEmpty()) {
            return Optional.empty();
        }
        left--;
        var told = newest.orElseThrow();
        int more = untold;
        newest = Optional.empty();
        untold = 0;
        return Optional.of(
                more == 0
                        ? told
                        : new ConfigurationRefused(
                                told.attempt(),
                                "%s; %d more before it".formatted(told.reason(), more)));
    }
}
