package org.noonmark.app;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.HostClocks;

/// By which the dates of keys and emergencies are judged.
///
/// What sources agree on is trusted, unless an emergency configuration chose them; from then on the
/// monotonic counter carries it, whatever happens to station and host. Before, and under local
/// authority, there is only the host clock, which may be anywhere: it is used and never remembered.
///
/// Used by one thread.
final class LatestClock {
    private static final long NANOS = 1_000_000_000L;

    private final LongSupplier realtimeNanos;
    private final LongSupplier counterNanos;
    private @Nullable Supplier<Optional<Served>> station;
    private boolean isOurs;
    private @Nullable Instant trusted;
    private long trustedCounter;

    /// Served time.
    ///
    /// @param agreed whether sources agreed on it, now or before a holdover
    record Served(Instant instant, boolean agreed) {}

    /// @param realtimeNanos the host clock, since 1970
    /// @param counterNanos the local counter
    LatestClock(LongSupplier realtimeNanos, LongSupplier counterNanos) {
        this.realtimeNanos = realtimeNanos;
        this.counterNanos = counterNanos;
    }

    static LatestClock of(HostClocks host) {
        return new LatestClock(host::realtimeNanos, host::counterNanos);
    }

    /// A station runs from now on.
    ///
    /// @param served its time, while that is usable
    /// @param approved whether its configuration is the approved one, and no emergency
    void follow(Supplier<Optional<Served>> served, boolean approved) {
        station = served;
        isOurs = approved;
    }

    /// The station has ended.
    void leave() {
        station = null;
    }

    /// Now. Once there was something to trust, it goes back by no more than what the counter, whose
    /// rate nobody steers, drifted while there was nothing.
    Instant get() {
        return trusted().orElseGet(this::host);
    }

    /// Now, by what was trusted in this process; empty when nothing was yet.
    Optional<Instant> trusted() {
        long counter = counterNanos.getAsLong();
        var read = isOurs ? served().filter(Served::agreed).map(Served::instant) : none();
        var last = Optional.ofNullable(trusted);
        if (read.isPresent()) {
            // Never less than before, and not what the counter says: its rate is not steered.
            trusted = last.filter(read.orElseThrow()::isBefore).orElseGet(read::orElseThrow);
            trustedCounter = counter;
            return Optional.of(trusted);
        }
        return last.map(instant -> instant.plusNanos(counter - trustedCounter));
    }

    private static Optional<Instant> none() {
        return Optional.empty();
    }

    /// What the station that runs serves, whoever chose its sources.
    Optional<Served> served() {
        return station == null ? Optional.empty() : station.get();
    }

    private Instant host() {
        long nanos = realtimeNanos.getAsLong();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /// Nobody sets it.
    long counterNanos() {
        return counterNanos.getAsLong();
    }
}
