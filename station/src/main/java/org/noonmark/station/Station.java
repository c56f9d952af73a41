package org.noonmark.station;

import java.util.Optional;
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

    /// 2020 and 2162, TAI seconds; a counter of at most a hundred years.
    private static final long EARLIEST_TAI = 1_577_836_800L;

    private static final long LATEST_TAI = 6_060_000_000L;
    private static final long MAX_COUNTER = 1_000_000_000L;
    private static final long NOT_PAUSED = Long.MIN_VALUE;

    private final StationPolicy policy;
    private final EventSink events;
    private final LeapWatch leaps;
    private final StartGate gate;
    private final ServedTime served;
    private final StandingWatch standings;
    private final int expectedClocks;
    private Optional<ResumeWatch> resumed = Optional.empty();
    private Ensemble ensemble;
    private boolean ensembleHasBase;
    private boolean refused;
    private boolean doubted;
    private boolean scaleGivenUp;
    private long lastAgreedNanos;
    private long firstAgreedNanos = Long.MAX_VALUE;
    private long contradictedNanos = Long.MAX_VALUE;
    private long pausedNanos = NOT_PAUSED;
    private long lastTickNanos;
    private Upstream upstream = NOBODY;
    private volatile Snapshot snapshot;
    private final StatusBoard board;

    /// @param expectedClocks how many clocks are configured: the first setting of the time asks for
    ///   a majority of them as long as its patience lasts
    /// @param counterNanos the local counter now
    public Station(
            StationPolicy policy,
            LeapTable table,
            Start start,
            int expectedClocks,
            long counterNanos,
            EventSink events) {
        this.policy = policy;
        this.events = events;
        this.expectedClocks = expectedClocks;
        this.lastAgreedNanos = counterNanos;
        this.leaps = new LeapWatch(table, events);
        this.standings = new StandingWatch(events);
        this.gate = new StartGate(start, policy.correctionLimit());
        this.lastTickNanos = counterNanos;
        this.ensemble = newEnsemble(TimeDelta.ofNanos(-counterNanos));
        this.served =
                new ServedTime(
                        policy.largestSlew(),
                        new ServedLine(counterNanos, TaiInstant.EPOCH, 0, 0, counterNanos));
        switch (start) {
            case Start.Resumed(var memory) -> resume(memory, counterNanos);
            case Start.Rebooted(var memory, _) -> leaps.readopt(memory.adoptedLeaps());
            case Start.Fresh _ -> {}
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
        leaps.readopt(memory.adoptedLeaps());
        var scale = ResumedScale.of(memory, policy, counterNanos);
        ensemble = scale.toEnsemble(policy, counterNanos);
        ensembleHasBase = true;
        upstream = memory.upstream();
        served.set(counterNanos, taiOf(counterNanos, scale.phaseSeconds()), scale.frequency());
        lastAgreedNanos = memory.counterNanos();
        resumed = Optional.of(new ResumeWatch(served.line()));
    }

    private TaiInstant taiOf(long counterNanos, double phaseSeconds) {
        return TaiInstant.ofEpoch(ensemble.base().plus(TimeDelta.ofNanos(counterNanos)))
                .plus(TimeDelta.fromSeconds(phaseSeconds));
    }

    /// Takes in a reading; one that no clock of our time can give is dropped.
    public void accept(Reading reading) {
        if (!isPlausible(reading)) {
            return;
        }
        if (!ensembleHasBase) {
            ensemble = newEnsemble(reading.clockMinusLocal());
            ensembleHasBase = true;
        }
        ensemble.accept(reading);
    }

    private static boolean isPlausible(Reading reading) {
        long seconds = reading.clockMinusLocal().seconds();
        return seconds > EARLIEST_TAI - MAX_COUNTER && seconds < LATEST_TAI;
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
        publish(evaluation);
    }

    private void tryToStart(Evaluation evaluation) {
        if (!evaluation.isAgreed() || (refused && !gate.mayAskAgain(evaluation))) {
            firstAgreedNanos = Long.MAX_VALUE;
            return;
        }
        long counter = evaluation.counterNanos();
        firstAgreedNanos = Math.min(firstAgreedNanos, counter);
        double waited = (counter - firstAgreedNanos) * 1e-9;
        int majority = expectedClocks / 2 + 1;
        // The host clock is read at once and has nobody to be compared with.
        int readings = policy.local().isPresent() ? 1 : policy.startReadings();
        if (!ensemble.haveMembersGiven(readings, majority)
                && waited < policy.startPatience().toSeconds()) {
            return;
        }
        var tai = taiOf(counter, evaluation.phaseSeconds());
        if (!admitsSetting(tai, evaluation)) {
            refuse(counter);
            snapshot = unusable(ClockState.UNTRUSTED);
            return;
        }
        ensemble.start(evaluation);
        refused = false;
        scaleGivenUp = false;
        doubted = false;
        var first = ensemble.evaluate(counter);
        served.set(counter, taiOf(counter, first.phaseSeconds()), first.frequency());
    }

    private boolean admitsSetting(TaiInstant tai, Evaluation said) {
        long counter = said.counterNanos();
        boolean sure = StartGate.isAuthenticated(said);
        return scaleGivenUp
                ? gate.admits(tai.minus(served.line().taiAt(counter)), events)
                : gate.admitsSetting(tai, counter, sure, leaps.table(), events);
    }

    private void refuse(long counterNanos) {
        refused = true;
        board.enter(ClockState.UNTRUSTED, REFUSED, counterNanos);
    }

    /// Follows what the sources do to a scale that was resumed after a restart.
    private void watchResumed(Evaluation evaluation) {
        if (resumed.isEmpty()) {
            return;
        }
        var watch = resumed.get();
        boolean over = watch.observe(served.line(), evaluation);
        if (over) {
            resumed = Optional.empty();
            refused |= !gate.admits(watch.correction(), events);
        } else {
            refused |= !gate.isWithinLimit(watch.correction());
        }
    }

    /// A majority may contradict the own scale because it lies or because the counter has changed.
    /// Once that lasted too long nothing is served as good until all sources agree; when all agree
    /// against the own scale, it is given up and set anew as far as the start's limit allows.
    private void judgeContradiction(Evaluation evaluation, double contradictedSeconds) {
        boolean unanimous = evaluation.agreeing() == evaluation.voters();
        if (contradictedSeconds > policy.contradictionPatience().toSeconds()) {
            doubted = true;
            if (unanimous) {
                scaleGivenUp = true;
                ensemble.forgetScale();
            }
        } else if (evaluation.isAgreed() && unanimous) {
            doubted = false;
        }
    }

    private void publish(Evaluation evaluation) {
        long counter = evaluation.counterNanos();
        var tai = taiOf(counter, evaluation.phaseSeconds());
        leaps.observe(tai, evaluation);
        if (evaluation.isAgreed()) {
            lastAgreedNanos = counter;
        }
        if (pausedNanos != NOT_PAUSED && ensemble.isConfirmedSince(pausedNanos, evaluation)) {
            setAfterPause(counter, tai, evaluation.frequency());
        }
        served.follow(counter, tai, evaluation.frequency());
        watchResumed(evaluation);
        double systematic = halfWidth(evaluation) + leaps.extraSeconds(tai);
        double contradicted = contradictedFor(evaluation);
        judgeContradiction(evaluation, contradicted);
        var verdict = StateRule.decide(evaluation, systematic, board.read().state(), policy);
        if (refused) {
            refuse(counter);
        } else if (doubted) {
            board.enter(ClockState.UNTRUSTED, StateRule.doubt(evaluation, contradicted), counter);
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
                        leaps.table(),
                        lastAgreedNanos);
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
        double above = evaluation.highSeconds() - (estimate - served.highestEstimateMinusServed());
        double below = estimate - served.lowestEstimateMinusServed() - evaluation.lowSeconds();
        return Math.max(0, Math.max(above, below)) + 1e-9;
    }

    /// For how long sources have answered without supporting the own scale, in seconds.
    private double contradictedFor(Evaluation evaluation) {
        var verdict = evaluation.verdict();
        if (verdict != Verdict.CONTRADICTION && verdict != Verdict.NO_MAJORITY) {
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
                resumed.map(ResumeWatch::correction)
                        .map(gate.accumulated()::plus)
                        .orElse(gate.accumulated()));
    }

    /// The station as of its last tick, with the interval at `counterNanos`.
    public StationStatus status(long counterNanos) {
        return board.status(snapshot, counterNanos);
    }

    /// What the next run has to know; nothing while time is not usable.
    ///
    /// @param hostStepped see [HostClockWatch#stepped]
    public Optional<StationMemory> memory(String boot, HostSample host, TimeDelta hostStepped) {
        var now = snapshot;
        if (!now.state().isUsable()) {
            return Optional.empty();
        }
        var entry = board.read();
        long counter = host.counterNanos();
        var tai = now.line().taiAt(counter);
        return Optional.of(
                new StationMemory(
                        boot,
                        counter,
                        host.suspendedNanos(),
                        tai,
                        now.at(counter).interval().radius(),
                        entry.evaluation().frequency(),
                        entry.frequencySigma(),
                        StartGate.hostTai(host, now.leapTable()).minus(tai),
                        hostStepped,
                        entry.accumulated(),
                        now.upstream(),
                        leaps.adopted()));
    }
}
