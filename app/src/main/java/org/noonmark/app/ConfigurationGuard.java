package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.approval.ApprovalRule;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.BoundFile;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.Judgement;
import org.noonmark.app.approval.Remembered;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.StationEvent;

/// Decides with which configuration a station runs, and watches the file that it was given with the
/// files that this one names.
///
/// Used by one thread.
final class ConfigurationGuard {
    /// How far the time may go on before the latest instant is written down again.
    private static final Duration FLOOR_STEP = Duration.ofMinutes(10);

    private final Optional<Path> file;
    private final DataFolder folder;
    private final LatestClock clock;
    private final Carried carried;

    /// Events that nobody took yet.
    private final List<StationEvent> early;

    private final ApprovedState state;
    private final RefusalPace refusals;

    private Candidate candidate;
    private InForce inForce;
    private Optional<EmergencyTerm> emergency = Optional.empty();

    /// What the file was when it was last looked at; it is judged when it is the same twice.
    private Candidate seen;

    private String pending = "";

    private ConfigurationGuard(
            Optional<Path> file,
            DataFolder folder,
            LatestClock clock,
            Carried carried,
            Candidate candidate,
            List<StationEvent> early,
            ApprovedState state,
            InForce inForce) {
        this.file = file;
        this.folder = folder;
        this.clock = clock;
        this.carried = carried;
        this.candidate = candidate;
        this.seen = candidate;
        this.early = early;
        this.state = state;
        this.inForce = inForce;
        this.refusals = new RefusalPace(clock.counterNanos());
    }

    /// Decides.
    ///
    /// @param file that was given, if one was
    /// @param named whether the data folder was named on the command line
    /// @param clock by which dates are judged
    /// @param carried the same for every start of a process
    /// @throws StartFailure when there is nothing that may run
    static ConfigurationGuard start(
            Optional<Path> file,
            Candidate candidate,
            DataFolder folder,
            boolean named,
            LatestClock clock,
            Carried carried)
            throws StartFailure {
        var early = new ArrayList<StationEvent>();
        var state = ApprovedState.read(folder, candidate, early);
        var approved = state.get();
        boolean fallback = state.isProtected();
        boolean given = candidate.read() instanceof ConfigurationFile.Good;
        boolean asks = given && candidate.configuration().approval().required() > 0;
        if (!named && (fallback || asks)) {
            throw new StartFailure(
                    "a configuration with [approval] needs its data folder on the command line (--data): otherwise whoever changes data_folder begins anew");
        }
        if (!given && !fallback) {
            throw new StartFailure("the configuration has mistakes");
        }
        var first = given ? InForce.of(candidate, approved) : InForce.of(approved.orElseThrow());
        var guard =
                new ConfigurationGuard(
                        file, folder, clock, carried, candidate, early, state, first);
        guard.decide();
        guard.inForce.keep(folder);
        state.clean(guard.inForce);
        return guard;
    }

    private void decide() throws StartFailure {
        early.addAll(carried.takeEvents());
        early.addAll(state.untold());
        var judged = begin(judge(candidate));
        if (emergency.isEmpty() && state.remembered().running().isPresent()) {
            endRemembered();
        }
        switch (judged) {
            case Judgement.Emergency(_, _) -> {}
            case Judgement.Unchanged() -> runApproved();
            case Judgement.Extended(var attempt, var table) -> {
                runApproved();
                extend(attempt, table);
            }
            case Judgement.Accepted(var attempt, var how) -> {
                boolean first = state.get().isEmpty();
                var approval = new Remembered.Untold(attempt, how);
                state.adopt(
                        candidate,
                        Optional.of(approval).filter(_ -> !first),
                        now(),
                        clock.trusted());
                if (!first) {
                    early.add(ApprovedState.event(approval));
                }
            }
            case Judgement.Refused(var attempt, var reason) -> {
                if (state.get().isEmpty()) {
                    throw new StartFailure(
                            "the configuration is refused (%s) and none was approved before"
                                    .formatted(reason));
                }
                inForce = InForce.of(state.get().orElseThrow());
                refuse(attempt, reason);
            }
        }
    }

    /// What was given says the same, and is not used all the same: then nothing hangs on whether
    /// the comparison understood it as the reader does.
    private void runApproved() {
        inForce = InForce.of(state.get().orElseThrow(), inForce.read().origin());
    }

    /// Begins an emergency, or goes on with it; one that is over, or cannot be remembered, is
    /// refused instead.
    private Judgement begin(Judgement judged) {
        if (!(judged instanceof Judgement.Emergency good)) {
            return judged;
        }
        var before = state.remembered().running();
        boolean goesOn =
                before.filter(known -> isSame(known.attempt(), good.attempt())).isPresent();
        long counter = clock.counterNanos();
        var term = EmergencyTerm.of(good, before, now(), counter);
        if (term.over(now(), Optional.empty(), counter).isPresent()) {
            return new Judgement.Refused(good.attempt(), "this emergency has ended");
        }
        if (!goesOn && before.isPresent()) {
            endRemembered();
        }
        var known = state.remembered();
        try {
            state.save(known.with(term.running()));
        } catch (IOException failed) {
            // It did not begin, so it must not be told as one that ended, nor be spent.
            state.saveOrTell(known);
            return new Judgement.Refused(
                    good.attempt(), "it cannot be remembered: " + ConfigCommands.reason(failed));
        }
        emergency = Optional.of(term);
        early.add(new ApprovalEvent.EmergencyBegan(good.attempt(), good.until()));
        return good;
    }

    private static boolean isSame(Attempt one, Attempt other) {
        return one.sha256().equals(other.sha256());
    }

    /// Ends what an earlier run left in force.
    private void endRemembered() {
        var running = state.remembered().running().orElseThrow();
        boolean late = !now().isBefore(running.until());
        end(
                running,
                late
                        ? "its time was over at " + running.until()
                        : "its time was used up, or another configuration took its place");
    }

    private void end(Remembered.Running running, String how) {
        carried.ended(running.attempt());
        early.add(new ApprovalEvent.EmergencyEnded(running.attempt(), running.until(), how));
        emergency = Optional.empty();
        state.saveOrTell(state.remembered().with(running).ended());
    }

    private Judgement judge(Candidate what) {
        var judged = ApprovalRule.judge(state.get(), what, now());
        return judged instanceof Judgement.Emergency(var attempt, _) && carried.isEnded(attempt)
                ? new Judgement.Refused(attempt, "this emergency has ended")
                : judged;
    }

    /// Never before what was trusted earlier, whatever the clock says.
    private Instant now() {
        var read = clock.get();
        return state.remembered().floor().filter(read::isBefore).orElse(read);
    }

    /// A leap table that only reaches further: it is taken at once.
    private void extend(Attempt attempt, BoundFile table) {
        if (state.extend(table)) {
            inForce = inForce.with(table);
            early.add(
                    new ApprovalEvent.ConfigurationApproved(
                            attempt, "the leap table says the same for longer"));
        }
    }

    private void refuse(Attempt attempt, String reason) {
        pending = "refused: " + reason;
        var refused = new ApprovalEvent.ConfigurationRefused(attempt, reason);
        refusals.of(refused, clock.counterNanos()).ifPresent(early::add);
    }

    /// With what the station runs; files that were signed are copies in the data folder.
    ///
    /// @throws StartFailure when such a copy is missing
    Configuration configuration() throws StartFailure {
        return inForce.configuration(folder);
    }

    /// The leap table, which may have become longer since the start.
    Optional<Path> leapFile() throws StartFailure {
        return configuration().leapFile();
    }

    /// How the leap table is called by the operator.
    Optional<Path> leapName() {
        return inForce.read().leapFile();
    }

    /// SHA-256 of it, hexadecimal.
    String sha256() {
        return inForce.sha256();
    }

    /// Whether one signer alone put it in force.
    boolean isEmergency() {
        return emergency.isPresent();
    }

    /// The emergency configuration cannot run: it has ended. The next start tells so.
    void emergencyFailed(String reason) {
        emergency.ifPresent(term -> end(term.running(), "it cannot run: " + reason));
        // Approvals are told again by the next start, until the ledger has them.
        carried.leave(
                takeEvents().stream()
                        .filter(each -> !(each instanceof ApprovalEvent.ConfigurationApproved))
                        .toList());
    }

    /// The ledger has this approval.
    void told(ApprovalEvent.Attempt approval) {
        state.told(approval);
    }

    /// What happened and was not told; once.
    List<StationEvent> takeEvents() {
        var events = List.copyOf(early);
        early.clear();
        return events;
    }

    /// Looks at the file and at the end of an emergency.
    ///
    /// @return whether the station has to start again, with another configuration
    boolean everySecond() {
        remember();
        refusals.due(clock.counterNanos()).ifPresent(early::add);
        if (emergency.isPresent()) {
            var term = emergency.orElseThrow();
            long counter = clock.counterNanos();
            var served = clock.served().map(LatestClock.Served::instant);
            var over = term.over(now(), served, counter);
            if (over.isPresent()) {
                end(term.running(), over.orElseThrow());
                return true;
            }
            if (term.pay(counter)) {
                state.saveOrTell(state.remembered().with(term.running()));
            }
        }
        if (file.isEmpty()) {
            return false;
        }
        var now = look();
        if (now == null || !now.isSame(seen)) {
            seen = now == null ? seen : now;
            return false;
        }
        return !now.isSame(candidate) && changed(now);
    }

    /// What the station at work has to write down: how late it is.
    private void remember() {
        var trusted = clock.trusted();
        var known = state.remembered().floor().map(floor -> floor.plus(FLOOR_STEP));
        boolean due = trusted.filter(now -> known.filter(now::isBefore).isEmpty()).isPresent();
        if (due && state.isProtected()) {
            state.saveOrTell(state.remembered().at(trusted));
        }
    }

    /// A file that is being replaced is not there for a moment; a pipe can be read only once.
    private @Nullable Candidate look() {
        try {
            var path = file.orElseThrow();
            return Files.isRegularFile(path) ? Candidate.read(path, seen) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private boolean changed(Candidate changed) {
        candidate = changed;
        pending = "";
        var judged = judge(changed);
        if (emergency.isPresent()) {
            return changedInEmergency(judged);
        }
        switch (judged) {
            case Judgement.Unchanged() -> {}
            case Judgement.Emergency(_, _) -> {
                return true;
            }
            case Judgement.Extended(var attempt, var table) -> extend(attempt, table);
            case Judgement.Refused(var attempt, var reason) -> refuse(attempt, reason);
            case Judgement.Accepted(var attempt, var how) -> accept(changed, attempt, how);
        }
        return false;
    }

    /// Whatever else lies there now is judged again by the next start.
    private boolean changedInEmergency(Judgement judged) {
        var running = emergency.orElseThrow().running();
        if (judged instanceof Judgement.Emergency(var attempt, _)
                && isSame(attempt, running.attempt())) {
            return false;
        }
        end(running, "another file was put in its place");
        return true;
    }

    private void accept(Candidate changed, Attempt attempt, String how) {
        try {
            var approval = Optional.of(new Remembered.Untold(attempt, how));
            state.adopt(changed, approval, now(), clock.trusted());
            pending =
                    "revision %d is approved, in force from the next start"
                            .formatted(attempt.revision());
            early.add(
                    new ApprovalEvent.ConfigurationApproved(
                            attempt,
                            how
                                    + (attempt.needed() > 0
                                            ? ", in force from the next start"
                                            : ", in force when it is read next")));
        } catch (StartFailure unkept) {
            pending = String.valueOf(unkept.getMessage());
            early.add(new StationEvent.StateFileFailed(ApprovedFile.NAME, pending));
        }
    }

    /// How it stands, for people.
    StatusReport.Approval report() {
        var policy = state.get().map(Approved::policy).orElse(inForce.read().approval());
        return new StatusReport.Approval(
                policy.required(),
                policy.signers().principals().size(),
                inForce.read().approval().revision(),
                inForce.sha256(),
                emergency.map(term -> term.running().until().toString()).orElse(""),
                pending);
    }
}
