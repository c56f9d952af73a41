package org.noonmark.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.noonmark.app.approval.Judgement;
import org.noonmark.app.approval.Remembered.Running;

/// How long an emergency may still be in force. It is over at its instant by any clock there is,
/// and at the latest when it was in force for as long as it was going to be when it began: its own
/// configuration can make clocks stand still, and not the counter.
///
/// Time in force is written down before it is used, so that a crash gives none of it back.
final class EmergencyTerm {
    private static final long STEP_NANOS = 10_000_000_000L;

    private Running running;

    /// How much of the budget was used before this process.
    private final long beforeNanos;

    private final long startCounterNanos;

    private EmergencyTerm(Running running, long counterNanos) {
        this.running = running.paid(running.paidNanos() + STEP_NANOS);
        this.beforeNanos = running.paidNanos();
        this.startCounterNanos = counterNanos;
    }

    /// Begins, or goes on when this one was in force when the process ended.
    static EmergencyTerm of(
            Judgement.Emergency judged, Optional<Running> before, Instant now, long counterNanos) {
        var fresh =
                new Running(
                        judged.attempt(),
                        judged.until(),
                        Duration.between(now, judged.until()).toNanos(),
                        0);
        return new EmergencyTerm(
                before.filter(known -> known.attempt().sha256().equals(judged.attempt().sha256()))
                        .orElse(fresh),
                counterNanos);
    }

    /// What has to be remembered now.
    Running running() {
        return running;
    }

    /// How much was used up so far.
    private long usedNanos(long counterNanos) {
        return beforeNanos + (counterNanos - startCounterNanos);
    }

    /// What ended it; empty while it lasts.
    ///
    /// @param served the time of the emergency configuration itself, if it has one
    Optional<String> over(Instant now, Optional<Instant> served, long counterNanos) {
        boolean late = !now.isBefore(running.until());
        if (late || served.filter(time -> !time.isBefore(running.until())).isPresent()) {
            return Optional.of("its time was over at " + running.until());
        }
        return usedNanos(counterNanos) >= running.budgetNanos()
                ? Optional.of(
                        "it was in force for its %d s"
                                .formatted(Duration.ofNanos(running.budgetNanos()).toSeconds()))
                : Optional.empty();
    }

    /// Whether more of the budget is about to be used than was written down; then [#running] says
    /// what to write.
    boolean pay(long counterNanos) {
        long ahead = usedNanos(counterNanos) + STEP_NANOS / 2;
        if (ahead < running.paidNanos() || running.paidNanos() >= running.budgetNanos()) {
            return false;
        }
        running = running.paid(ahead + STEP_NANOS);
        return true;
    }
}
