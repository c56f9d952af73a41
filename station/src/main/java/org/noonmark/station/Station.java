package org.noonmark.station;

import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Ensemble;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Evaluation.Verdict;
import org.noonmark.metrology.Member;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Standing;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// Readings in, one bounded estimate of standard time out.
///
/// The owner calls [#accept], [#unreachable], [#tick] and [#happened] from one thread; [#snapshot]
/// and [#status] may be read from any. Time comes in as values of the local counter only.
public final class Station {
    private static final Upstream NOBODY = new Upstream(15, 0, TimeDelta.ZERO);
    private static final String REFUSED = "the sources ask for a correction beyond the limit";
    private static final String PAUSED =
            "the local counter missed some time; waiting for the sources to confirm";
    private static final int LOCL = 0x4C4F434C;
    private static final TimeDelta LEAP_NEAR = TimeDelta.ofSeconds(10);

    /// How well the kernel knows how long the machine was suspended: it may have had to ask a
    /// battery-backed clock that counts whole seconds and is off by 200 ppm.
    private static final double PAUSE_BOUND_SECONDS = 1;

    private static final double PAUSE_BOUND_RATE = 200e-6;
    private static final long NOT_PAUSED = Long.MIN_VALUE;

    private final StationPolicy policy;
    private final EventSink events;
    private final LeapWatch leaps;
    private final StartGate gate;
    private final ServedTime served;
    private final StandingWatch standings;
    private Ensemble ensemble;
    private boolean ensembleHasBase;
    private boolean refused;
    private boolean confirmed;
    private long firstAgreedNanos = Long.MAX_VALUE;
    private long contradictedNanos = Long.MAX_VALUE;
    private long pausedNanos = NOT_PAUSED;
    private long lastTickNanos;
    private Upstream upstream = NOBODY;
    private volatile Snapshot snapshot;
    private final StatusBoard board;

    /// @param counterNanos the local counter now
    public Station(
            StationPolicy policy,
            LeapTable table,
            Start start,
            long counterNanos,
            EventSink events) {
        this.policy = policy;
        this.events = events;
        this.leaps = new LeapWatch(table, events);
        this.standings = new StandingWatch(events);
        this.gate = new StartGate(start, policy.correctionLimit());
        this.lastTickNanos = counterNanos;
        this.ensemble = newEnsemble(TimeDelta.ofNanos(-counterNanos));
        this.served =
                new ServedTime(
                        policy.largestSlew(),
                        new ServedLine(counterNanos, TaiInstant.EPOCH, 0, 0, counterNanos));
        if (start instanceof Start.Resumed(var memory)) {
            resume(memory, counterNanos);
        }
        var evaluation = ensemble.evaluate(counterNanos);
        this.board = new StatusBoard(evaluation, gate.accumulated(), events);
        this.snapshot = unusable(ClockState.STARTING);
        if (ensemble.isStarted()) {
            board.enter(ClockState.HOLDOVER, "resumed the scale of the run before", counterNanos);
            publish(evaluation);
        }
    }

    private Ensemble newEnsemble(TimeDelta base) {
        return new Ensemble(policy.ensemble(), policy.oscillator(), base);
    }

    private Snapshot unusable(ClockState state) {
        return new Snapshot(
                served.line(), UncertaintyModel.linear(0, 0), state, NOBODY, leaps.table());
    }

    private void resume(StationMemory memory, long counterNanos) {
        var scale = ResumedScale.of(memory, policy, counterNanos);
        ensemble = scale.toEnsemble(policy, counterNanos);
        ensembleHasBase = true;
        upstream = memory.upstream();
        served.set(counterNanos, taiOf(counterNanos, scale.phaseSeconds()), scale.frequency());
    }

    private TaiInstant taiOf(long counterNanos, double phaseSeconds) {
        return TaiInstant.ofEpoch(ensemble.base().plus(TimeDelta.ofNanos(counterNanos)))
                .plus(TimeDelta.fromSeconds(phaseSeconds));
    }

    public void accept(Reading reading) {
        if (!ensembleHasBase) {
            ensemble = newEnsemble(reading.clockMinusLocal());
            ensembleHasBase = true;
        }
        ensemble.accept(reading);
    }

    public void unreachable(ClockId clock) {
        ensemble.unreachable(clock);
    }

    /// Takes in what was noticed about the host's clocks and passes it on as an event.
    public void happened(StationEvent event, long counterNanos) {
        if (event instanceof StationEvent.LocalCounterPaused(var missing)) {
            double seconds = missing.toSeconds();
            ensemble.counterMissed(seconds, PAUSE_BOUND_SECONDS + PAUSE_BOUND_RATE * seconds);
            if (ensemble.isStarted()) {
                pausedNanos = counterNanos;
                served.counterMissed(counterNanos, missing, board.read().evaluation().frequency());
                publish(ensemble.evaluate(counterNanos));
            }
        }
        events.publish(event);
    }

    /// Replaces the leap table, for example when its file was renewed.
    public void renew(LeapTable newer) {
        leaps.replace(newer);
    }

    /// Evaluates the ensemble and publishes a new snapshot; to be called several times a second.
    public void tick(long counterNanos) {
        lastTickNanos = Math.max(lastTickNanos, counterNanos);
        var evaluation = ensemble.evaluate(lastTickNanos);
        if (!ensemble.isStarted()) {
            tryToStart(evaluation);
            if (!ensemble.isStarted()) {
                standings.observe(evaluation);
                measured(evaluation);
                return;
            }
            evaluation = ensemble.evaluate(lastTickNanos);
        }
        if (!confirmed && evaluation.isAgreed()) {
            confirmed = true;
            confirmResumed(evaluation);
        }
        publish(evaluation);
    }

    private void tryToStart(Evaluation evaluation) {
        if (refused || !evaluation.isAgreed()) {
            firstAgreedNanos = Long.MAX_VALUE;
            return;
        }
        firstAgreedNanos = Math.min(firstAgreedNanos, evaluation.counterNanos());
        double waited = (evaluation.counterNanos() - firstAgreedNanos) * 1e-9;
        if (!ensemble.haveMembersGiven(policy.startReadings())
                && waited < policy.startPatience().toSeconds()) {
            return;
        }
        long counter = evaluation.counterNanos();
        var tai = taiOf(counter, evaluation.phaseSeconds());
        if (!gate.admitsSetting(tai, counter, leaps.table(), events)) {
            refused = true;
            board.enter(ClockState.UNTRUSTED, REFUSED, counter);
            snapshot = unusable(ClockState.UNTRUSTED);
            return;
        }
        confirmed = true;
        ensemble.start(evaluation);
        var first = ensemble.evaluate(counter);
        served.set(counter, taiOf(counter, first.phaseSeconds()), first.frequency());
    }

    private void confirmResumed(Evaluation evaluation) {
        var estimate = taiOf(evaluation.counterNanos(), evaluation.phaseSeconds());
        var correction = estimate.minus(served.line().taiAt(evaluation.counterNanos()));
        refused = !gate.admits(correction, events);
    }

    private void publish(Evaluation evaluation) {
        long counter = evaluation.counterNanos();
        var tai = taiOf(counter, evaluation.phaseSeconds());
        leaps.observe(tai, evaluation.members());
        if (pausedNanos != NOT_PAUSED && ensemble.isConfirmedSince(pausedNanos, evaluation)) {
            setAfterPause(counter, tai, evaluation.frequency());
        }
        served.follow(counter, tai, evaluation.frequency());
        double systematic = halfWidth(evaluation) + leaps.extraSeconds(tai);
        var verdict = StateRule.decide(evaluation, systematic, contradictedFor(evaluation), policy);
        if (refused) {
            board.enter(ClockState.UNTRUSTED, REFUSED, counter);
        } else if (pausedNanos != NOT_PAUSED) {
            board.enter(ClockState.STARTING, PAUSED, counter);
        } else {
            board.enter(verdict.state(), verdict.reason(), counter);
        }
        chooseUpstream(evaluation);
        var growth = evaluation.growth();
        snapshot =
                new Snapshot(
                        served.line(),
                        growth.withSystematic(systematic),
                        board.read().state(),
                        upstream,
                        leaps.table());
        standings.observe(evaluation);
        measured(evaluation);
    }

    /// Nothing was served as good since the machine was suspended, so time may be set.
    private void setAfterPause(long counterNanos, TaiInstant tai, double frequency) {
        var correction = tai.minus(served.line().taiAt(counterNanos));
        pausedNanos = NOT_PAUSED;
        served.set(counterNanos, tai, frequency);
        events.publish(new StationEvent.StandardSet(correction, gate.accumulated()));
    }

    /// Half-width around served time: it has to hold the whole interval while served time moves
    /// from where it is to the estimate.
    private double halfWidth(Evaluation evaluation) {
        double estimate = evaluation.phaseSeconds();
        double at = estimate - served.estimateMinusServed();
        double above = evaluation.highSeconds() - Math.min(at, estimate);
        double below = Math.max(at, estimate) - evaluation.lowSeconds();
        return Math.max(0, Math.max(above, below)) + 1e-9;
    }

    private double contradictedFor(Evaluation evaluation) {
        if (evaluation.verdict() != Verdict.CONTRADICTION) {
            contradictedNanos = Long.MAX_VALUE;
            return 0;
        }
        contradictedNanos = Math.min(contradictedNanos, evaluation.counterNanos());
        return (evaluation.counterNanos() - contradictedNanos) * 1e-9;
    }

    private void chooseUpstream(Evaluation evaluation) {
        if (policy.local().isPresent()) {
            int stratum = policy.local().get().stratum();
            upstream = new Upstream(stratum - 1, LOCL, TimeDelta.ZERO);
            return;
        }
        Member best = null;
        for (var member : evaluation.members()) {
            if (member.standing() == Standing.MEMBER
                    && (best == null || member.weight() > best.weight())) {
                best = member;
            }
        }
        if (best != null) {
            upstream = best.upstream();
        }
    }

    /// By how much a kernel that was told of a leap second steps CLOCK_REALTIME about now, in
    /// nanoseconds; 0 unless one is less than ten seconds away.
    public long hostLeapStepNanos(long counterNanos) {
        var table = leaps.table();
        var tai = snapshot.line().taiAt(counterNanos);
        return table.nextAfter(tai.minus(LEAP_NEAR))
                .filter(leap -> leap.begins().minus(tai).abs().isLessThan(LEAP_NEAR))
                .map(leap -> -1_000_000_000L * table.stepAt(leap))
                .orElse(0L);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    private void measured(Evaluation evaluation) {
        board.measured(
                evaluation,
                ensemble.frequencySigma(),
                served.estimateMinusServed(),
                gate.accumulated());
    }

    /// The station as of its last tick, with the interval at `counterNanos`.
    public StationStatus status(long counterNanos) {
        return board.status(snapshot, counterNanos);
    }

    /// What the next run has to know. Only meaningful while [Snapshot#state] is usable.
    ///
    /// @param hostStepped see [HostClockWatch#stepped]
    public StationMemory memory(String boot, HostSample host, TimeDelta hostStepped) {
        var now = snapshot;
        var entry = board.read();
        long counter = host.counterNanos();
        var tai = now.line().taiAt(counter);
        return new StationMemory(
                boot,
                counter,
                tai,
                now.at(counter).interval().radius(),
                entry.evaluation().frequency(),
                entry.frequencySigma(),
                StartGate.hostTai(host, now.leapTable()).minus(tai),
                hostStepped,
                entry.accumulated(),
                now.upstream());
    }
}
