package org.noonmark.guard.fact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.GuardEvent;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.PoolEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.ClockAnomaly;
import org.noonmark.events.StationEvent.Exclusion;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.time.TimeDelta;

/// What the station's own events say about clocks: the station's clocks are sensors too.
///
/// Sizes: a step as after minus before; what a source or pool said minus what the station held; for
/// a change of frequency the error that it can have caused since its earliest onset. Recovery is no
/// trouble and gives no fact. Pure, for any thread.
public final class StationFacts {
    static final String HOST_CLOCK = "host clock";
    static final String SERVED = "served time";

    private StationFacts() {}

    /// The fact that an event of the station gives; most give none.
    public static Optional<Fact.ClockChanged> of(StationEvent event, Origin origin) {
        return Optional.ofNullable(reading(event)).map(reading -> reading.at(origin));
    }

    private static @Nullable ClockReading reading(StationEvent event) {
        return switch (event) {
            case StationEvent.Started started ->
                    ClockReading.of(Trouble.SERVICE_STARTED, "noonmark", started.text());
            case StationEvent.StateChanged changed -> state(changed);
            case StationEvent.SourceUnreachable lost ->
                    ClockReading.of(Trouble.SOURCE_LOST, lost.source(), lost.text());
            case StationEvent.SourceExcluded excluded -> excluded(excluded);
            case StationEvent.HostClockStepped stepped ->
                    sized(Trouble.STEP, HOST_CLOCK, stepped.step(), stepped);
            case StationEvent.HostClockDisbelieved off ->
                    sized(Trouble.STEP, HOST_CLOCK, off.hostMinusSet(), off);
            case StationEvent.LocalCounterPaused paused ->
                    sized(Trouble.BOUND, SERVED, paused.missing(), paused);
            case StationEvent.LeapTableExpired expired ->
                    sized(Trouble.BOUND, SERVED, TimeDelta.ofSeconds(1), expired);
            case StationEvent.LeapClaimRefused refused ->
                    ClockReading.of(Trouble.FALSETICKER, refused.source(), refused.text());
            case StationEvent.StandardSet set -> sized(Trouble.STEP, SERVED, set.correction(), set);
            case StationEvent.CorrectionRefused refused ->
                    sized(Trouble.FALSETICKER, "all sources", refused.correction(), refused);
            case ClockAnomaly anomaly -> anomaly(anomaly);
            case PoolEvent pool -> pool(pool);
            case ApprovalEvent approval -> approval(approval);
            case LedgerEvent ledger -> ledger(ledger);
            case AuthenticationEvent.RoughtimeMalfeasance lie ->
                    ClockReading.of(Trouble.FALSETICKER, lie.servers(), lie.text());
            case AuthenticationEvent _,
                    GuardEvent _,
                    StationEvent.SourceReachable _,
                    StationEvent.SourceReturned _,
                    StationEvent.KissReceived _,
                    StationEvent.ReadingRefused _,
                    StationEvent.StationStalled _,
                    StationEvent.LeapScheduled _,
                    StationEvent.StateFileFailed _ ->
                    null;
        };
    }

    private static ClockReading sized(
            Trouble trouble, String clock, TimeDelta size, StationEvent event) {
        return new ClockReading(trouble, clock, size, event.text());
    }

    private static @Nullable ClockReading state(StationEvent.StateChanged changed) {
        return switch (changed.to()) {
            case HOLDOVER -> ClockReading.of(Trouble.SOURCE_LOST, SERVED, changed.text());
            case UNTRUSTED -> ClockReading.of(Trouble.BOUND, SERVED, changed.text());
            case STARTING, LOCAL, SYNCHRONIZED -> null;
        };
    }

    private static ClockReading excluded(StationEvent.SourceExcluded excluded) {
        var trouble = trouble(excluded.why());
        return sized(trouble, excluded.source(), excluded.clockMinusStandard(), excluded);
    }

    static Trouble trouble(Exclusion why) {
        return switch (why) {
            case FALSETICKER -> Trouble.FALSETICKER;
            case NOT_AUTHENTICATED -> Trouble.SOURCE_LOST;
            case BOUND_TOO_WIDE -> Trouble.BOUND;
        };
    }

    private static @Nullable ClockReading anomaly(ClockAnomaly anomaly) {
        double seconds = anomaly.earliestAgo().abs().toSeconds();
        return switch (anomaly.change()) {
            case PHASE_STEP ->
                    ClockReading.of(Trouble.STEP, anomaly.name(), anomaly.size(), anomaly.text());
            case FREQUENCY_STEP ->
                    ClockReading.of(
                            Trouble.FREQUENCY,
                            anomaly.name(),
                            Math.abs(anomaly.size()) * seconds,
                            anomaly.text());
            case DRIFT_CHANGE ->
                    ClockReading.of(
                            Trouble.FREQUENCY,
                            anomaly.name(),
                            Math.abs(anomaly.size()) * seconds * seconds / 2,
                            anomaly.text());
            case OUTLIER, NOISE_INCREASE, NOISE_DECREASE -> null;
        };
    }

    private static @Nullable ClockReading pool(PoolEvent pool) {
        return switch (pool) {
            case PoolEvent.PoolDisagrees disagrees ->
                    sized(Trouble.FALSETICKER, "pool", disagrees.poolMinusStation(), disagrees);
            case PoolEvent.PoolAgrees _, PoolEvent.PoolUnheard _ -> null;
        };
    }

    private static @Nullable ClockReading approval(ApprovalEvent approval) {
        return switch (approval) {
            case ApprovalEvent.ConfigurationApproved _, ApprovalEvent.EmergencyBegan _ ->
                    ClockReading.of(Trouble.CONFIGURATION, "noonmark", approval.text());
            case ApprovalEvent.ConfigurationRefused _, ApprovalEvent.EmergencyEnded _ -> null;
        };
    }

    private static @Nullable ClockReading ledger(LedgerEvent ledger) {
        return ledger instanceof LedgerEvent.TicksDidNotHold ticks
                ? sized(Trouble.BOUND, SERVED, ticks.worst(), ticks)
                : null;
    }
}
