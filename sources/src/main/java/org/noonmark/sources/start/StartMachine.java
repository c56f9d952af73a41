package org.noonmark.sources.start;

import org.jspecify.annotations.Nullable;
import org.noonmark.events.AuthenticationEvent.DatesKnown;
import org.noonmark.events.AuthenticationEvent.DatesUnknown;
import org.noonmark.events.AuthenticationEvent.KeyExchangeFailed;
import org.noonmark.events.AuthenticationEvent.KeysEstablished;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.events.StationEvent.StateChanged;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.sources.roughtime.RoughtimeSourceConfig;
import org.noonmark.sources.start.DatesRule.Dates;
import org.noonmark.sources.start.SourceStage.Stage;

/// Follows a station from power-on to the time: Roughtime, then certificates, then keys, then
/// replies, then the station. What happens comes in with what the clocks say; by which time
/// certificates are judged, and what the start waits for and why, comes out.
///
/// Phases are not states that are left for good: each follows from what holds now, so a start goes
/// back when what it stood on is gone.
///
/// Pure; belongs to one thread at a time.
public final class StartMachine {
    private static final String ROUGHTIME = RoughtimeSourceConfig.CLOCK.name();

    private final StartPlan plan;
    private final DatesRule rule;
    private final EventSink events;
    private final long beganNanos;
    private final StepLog steps = new StepLog();
    private final StartSources sources;
    private @Nullable AgreedTime agreed;
    private @Nullable KnownTime known;
    private boolean contradicted;
    private DatesReason without = DatesReason.NOT_ASKED;
    private String lastFailure = "";
    private String lastAgreeing = "";
    private long suspendedAtBegin;
    private Dates dates;
    private StartPhase phase;
    private long phaseNanos;

    /// @param events where it says by what time certificates are judged, when that changes
    public StartMachine(StartPlan plan, Moment now, EventSink events) {
        this.plan = plan;
        this.rule = new DatesRule(plan);
        this.events = events;
        this.beganNanos = now.counterNanos();
        this.sources = new StartSources(plan, beganNanos);
        this.dates = rule.at(now, null, without, null, false);
        this.phase = phaseNow(now);
        this.phaseNanos = beganNanos;
        step(now, "dates", dates.reason().isKnown(), StartWords.dates(dates.time()));
        tell();
    }

    /// A Roughtime measurement begins.
    public void begins(Moment now) {
        suspendedAtBegin = now.suspendedNanos();
    }

    /// A Roughtime measurement has ended.
    public void measured(ChainResult result, Moment now) {
        var agreement = result.agreement();
        if (agreement.isPresent()) {
            agreed(result, agreement.orElseThrow(), now);
        } else {
            disagreed(StartWords.disagreed(result, plan.parties()), result.isMajorityAsked(), now);
        }
        look(now);
    }

    private void agreed(ChainResult result, ChainResult.Agreement agreement, Moment now) {
        var before = agreed;
        var fresh = new AgreedTime(agreement, suspendedAtBegin);
        lastFailure = "";
        var text = StartWords.agreed(result, agreement, now);
        if (before != null
                && before.holds(now)
                && DatesRule.areApart(before.at(now), fresh.at(now))) {
            // One of the two is wrong, and nothing says which: the next one decides.
            agreed = null;
            contradicted |= contradictsStation(fresh, now);
            without = DatesReason.CONTRADICTS_ITSELF;
            lastAgreeing = "";
            step(now, ROUGHTIME, false, text + "; that contradicts what they agreed on before");
            return;
        }
        agreed = fresh;
        var agreeing = String.join(",", agreement.agreeing().stream().sorted().toList());
        if (!agreeing.equals(lastAgreeing)) {
            lastAgreeing = agreeing;
            step(now, ROUGHTIME, true, text);
        }
    }

    /// @param asked whether a majority of the parties was asked, and not only meant to be
    private void disagreed(String text, boolean asked, Moment now) {
        if (agreed == null || !agreed.holds(now)) {
            agreed = null;
            without = asked ? DatesReason.NO_MAJORITY : DatesReason.NOT_SENT;
        }
        if (lastFailure.isEmpty()) {
            step(now, ROUGHTIME, false, text);
        }
        lastFailure = text;
        lastAgreeing = "";
    }

    /// Something happened in the station or its sources.
    public void happened(StationEvent event, Moment now) {
        long counter = now.counterNanos();
        switch (event) {
            case KeyExchangeFailed(var source, var server, var reason) -> {
                sources.refused(source, reason, counter);
                step(now, source, false, "no keys from " + server + ": " + reason);
            }
            case KeysEstablished keys -> {
                sources.keyed(keys.source(), keys.subject(), counter);
                step(now, keys.source(), true, keys.detail());
            }
            case SourceReachable(var source) when !source.equals(ROUGHTIME) -> {
                sources.replied(source, counter);
                step(now, source, true, plan.isNts(source) ? "authenticated replies" : "replies");
            }
            case SourceUnreachable(var source, var reason) when !source.equals(ROUGHTIME) -> {
                sources.silent(source, reason, counter);
                step(now, source, false, "no reply: " + reason);
            }
            case StateChanged(var from, var to, var reason) ->
                    step(now, "station", to.isUsable(), from + " -> " + to + ": " + reason);
            // Everything else says nothing of a start.
            default -> {
                return;
            }
        }
        look(now);
    }

    /// The time by which certificates are judged now.
    public CertificateTime certificateTime(Moment now) {
        look(now);
        return dates.time();
    }

    /// Whether keys wait for what the Roughtime servers say, or had to be judged without it.
    public boolean wantsRoughtime(Moment now) {
        look(now);
        boolean unconfirmed = dates.reason().compareTo(DatesReason.ROUGHTIME) > 0;
        return !plan.ntsSources().isEmpty() && plan.hasRoughtime() && unconfirmed;
    }

    /// Whether Roughtime has no vote yet in the station: where only authenticated sources move
    /// time, the first time comes from NTS and not from intervals that are seconds wide.
    public boolean holdsRoughtime() {
        return plan.authenticatedOnly() && !plan.ntsSources().isEmpty() && !sources.hasNtsReplied();
    }

    /// The start now.
    public StartStatus status(Moment now) {
        look(now);
        return new StartStatus(
                plan,
                beganNanos,
                phase,
                phaseNanos,
                waitsFor(),
                reason(),
                dates.time(),
                dates.reason(),
                steps.steps(),
                steps.omitted(),
                sources.all());
    }

    private void look(Moment now) {
        var before = dates.reason();
        if (now.station().isPresent()) {
            known = KnownTime.of(now, now.station().orElseThrow());
        }
        if (agreed != null && agreed.holds(now) && now.station().isPresent()) {
            contradicted = contradictsStation(agreed, now);
        }
        dates = rule.at(now, agreed, without, known, contradicted);
        if (dates.reason() != before) {
            step(now, "dates", dates.reason().isKnown(), StartWords.dates(dates.time()));
            tell();
        }
        var newPhase = phaseNow(now);
        if (newPhase != phase) {
            phase = newPhase;
            phaseNanos = now.counterNanos();
        }
    }

    private static boolean contradictsStation(AgreedTime agreed, Moment now) {
        return now.station()
                .filter(station -> DatesRule.areApart(station, agreed.at(now)))
                .isPresent();
    }

    private void tell() {
        if (plan.ntsSources().isEmpty() || dates.reason() == DatesReason.NOT_ASKED) {
            return;
        }
        var text = StartWords.dates(dates.time());
        switch (dates.time()) {
            case CertificateTime.Between _ -> {
                boolean confirmed = dates.reason().compareTo(DatesReason.ROUGHTIME) <= 0;
                events.publish(new DatesKnown(text, confirmed));
            }
            case CertificateTime.Unknown _ ->
                    events.publish(
                            new DatesUnknown(
                                    lastFailure.isEmpty() ? text : text + ": " + lastFailure));
        }
    }

    private StartPhase phaseNow(Moment now) {
        if (now.station().isPresent()) {
            return StartPhase.RUNNING;
        }
        boolean needsKeys = !plan.ntsSources().isEmpty() && !sources.isReplying();
        if (needsKeys && !sources.hasKeys()) {
            return dates.reason().isKnown() ? StartPhase.KEYS : StartPhase.DATES;
        }
        return sources.isReplying() ? StartPhase.AGREEMENT : StartPhase.REPLIES;
    }

    private String waitsFor() {
        return switch (phase) {
            case DATES -> "a majority of the " + plan.parties() + " Roughtime parties";
            case KEYS -> "keys from a server with NTS";
            case REPLIES -> plan.authenticatedOnly() ? "an authenticated reply" : "a reply";
            case AGREEMENT -> "enough readings that agree";
            case RUNNING -> "";
        };
    }

    private String reason() {
        return switch (phase) {
            case DATES -> lastFailure.isEmpty() ? StartWords.dates(dates.time()) : lastFailure;
            case KEYS -> sources.waiting(Stage.REFUSED);
            case REPLIES -> sources.waiting(Stage.SILENT);
            case AGREEMENT, RUNNING -> "";
        };
    }

    private void step(Moment now, String about, boolean good, String text) {
        steps.add(new StartStep(now.counterNanos(), about, good, text));
    }
}
