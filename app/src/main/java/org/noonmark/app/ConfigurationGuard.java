package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final List<StationEvent> early = new ArrayList<>();

    private Candidate candidate;
    private Optional<Approved> approved;
    private InForce inForce;
    private Optional<EmergencyTerm> emergency = Optional.empty();

    /// What the file was when it was last looked at; it is judged when it is the same twice.
    private Candidate seen;

    private String pending = "";
    private boolean untoldTold;

    /// What one station of a process leaves to the next one.
    static final class Carried {
        private final List<StationEvent> events = new ArrayList<>();

        /// SHA-256 of emergencies that ended, also when no disk would take it.
        private final Set<String> ended = new HashSet<>();
    }

    private ConfigurationGuard(
            Optional<Path> file,
            DataFolder folder,
            LatestClock clock,
            Carried carried,
            Candidate candidate,
            Optional<Approved> approved,
            InForce inForce) {
        this.file = file;
        this.folder = folder;
        this.clock = clock;
        this.carried = carried;
        this.candidate = candidate;
        this.seen = candidate;
        this.approved = approved;
        this.inForce = inForce;
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
        var approved =
                ApprovedFile.read(folder.path(""))
                        .map(known -> known.filled(hash -> content(candidate.files(), hash)));
        boolean fallback = approved.filter(Approved::isProtected).isPresent();
        var given =
                candidate.read() instanceof ConfigurationFile.Good(var good)
                        ? Optional.of(good)
                        : Optional.<Configuration>empty();
        boolean asks = given.filter(each -> each.approval().required() > 0).isPresent();
        if (!named && (fallback || asks)) {
            throw new StartFailure(
                    "a configuration with [approval] needs its data folder on the command line (--data): otherwise whoever changes data_folder begins anew");
        }
        if (given.isEmpty() && !fallback) {
            throw new StartFailure("the configuration has mistakes");
        }
        var first =
                given.map(_ -> InForce.of(candidate, approved))
                        .orElseGet(() -> InForce.of(approved.orElseThrow()));
        var guard =
                new ConfigurationGuard(file, folder, clock, carried, candidate, approved, first);
        guard.decide();
        guard.inForce.keep(folder);
        guard.clean();
        return guard;
    }

    private static Optional<byte[]> content(List<BoundFile> files, String sha256) {
        return files.stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .flatMap(BoundFile::bytes);
    }

    private void decide() throws StartFailure {
        early.addAll(carried.events);
        carried.events.clear();
        remembered()
                .untold()
                .forEach(each ->
                        early.add(
                                new ApprovalEvent.ConfigurationApproved(
                                        each.attempt(),
                                        each.how() + ", in force from this start")));
        var judged = begin(judge(candidate));
        if (emergency.isEmpty() && remembered().running().isPresent()) {
            endRemembered();
        }
        switch (judged) {
            case Judgement.Unchanged(), Judgement.Emergency(_, _) -> {}
            case Judgement.Extended(var attempt, var table) -> extend(attempt, table);
            case Judgement.Accepted(var attempt, var how) -> {
                boolean first = approved.isEmpty();
                adopt(candidate);
                if (!first) {
                    early.add(
                            new ApprovalEvent.ConfigurationApproved(
                                    attempt, how + ", in force from this start"));
                }
            }
            case Judgement.Refused(var attempt, var reason) -> {
                if (approved.isEmpty()) {
                    throw new StartFailure(
                            "the configuration is refused (%s) and none was approved before"
                                    .formatted(reason));
                }
                inForce = InForce.of(approved.orElseThrow());
                refuse(attempt, reason);
            }
        }
    }

    /// Begins an emergency, or goes on with it; one that is over, or cannot be remembered, is
    /// refused instead.
    private Judgement begin(Judgement judged) {
        if (!(judged instanceof Judgement.Emergency good)) {
            return judged;
        }
        var before = remembered().running();
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
        try {
            save(remembered().with(term.running()));
        } catch (IOException failed) {
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
        var running = remembered().running().orElseThrow();
        boolean late = !now().isBefore(running.until());
        end(
                running,
                late
                        ? "its time was over at " + running.until()
                        : "its time was used up, or another configuration took its place");
    }

    private void end(Remembered.Running running, String how) {
        carried.ended.add(running.attempt().sha256());
        early.add(new ApprovalEvent.EmergencyEnded(running.attempt(), running.until(), how));
        emergency = Optional.empty();
        saveOrTell(remembered().with(running).ended());
    }

    private Judgement judge(Candidate what) {
        var judged = ApprovalRule.judge(approved, what, now());
        return judged instanceof Judgement.Emergency(var attempt, _)
                        && carried.ended.contains(attempt.sha256())
                ? new Judgement.Refused(attempt, "this emergency has ended")
                : judged;
    }

    /// Never before what was trusted earlier, whatever the clock says.
    private Instant now() {
        var read = clock.get();
        return remembered().floor().filter(read::isBefore).orElse(read);
    }

    private Remembered remembered() {
        return approved.map(Approved::remembered).orElse(Remembered.NOTHING);
    }

    private void save(Remembered remembered) throws IOException {
        if (approved.isPresent()) {
            var next = approved.orElseThrow().with(remembered);
            approved = Optional.of(next);
            ApprovedFile.write(folder, next);
        }
    }

    private void saveOrTell(Remembered remembered) {
        try {
            save(remembered);
        } catch (IOException failed) {
            early.add(
                    new StationEvent.StateFileFailed(
                            ApprovedFile.NAME, ConfigCommands.reason(failed)));
        }
    }

    /// Keeps a candidate as the approved one.
    private void adopt(Candidate good) throws StartFailure {
        var next = Approved.of(good, now(), approved);
        next = next.with(next.remembered().at(clock.trusted()));
        try {
            ApprovedFile.write(folder, next);
            approved = Optional.of(next);
        } catch (IOException failed) {
            if (next.isProtected() || approved.filter(Approved::isProtected).isPresent()) {
                throw new StartFailure(
                        "cannot keep the approved configuration: " + ConfigCommands.reason(failed),
                        failed);
            }
            early.add(
                    new StationEvent.StateFileFailed(
                            ApprovedFile.NAME, ConfigCommands.reason(failed)));
        }
    }

    /// A leap table that only reaches further: it is taken at once.
    private void extend(Attempt attempt, BoundFile table) {
        var next = approved.orElseThrow().with(table);
        try {
            ApprovedFile.write(folder, next);
            approved = Optional.of(next);
            inForce = inForce.with(table);
            early.add(
                    new ApprovalEvent.ConfigurationApproved(
                            attempt, "the leap table says the same for longer"));
        } catch (IOException failed) {
            early.add(
                    new StationEvent.StateFileFailed(
                            ApprovedFile.NAME, ConfigCommands.reason(failed)));
        }
    }

    private void refuse(Attempt attempt, String reason) {
        pending = "refused: " + reason;
        early.add(new ApprovalEvent.ConfigurationRefused(attempt, reason));
    }

    private void clean() {
        try {
            ApprovedFile.clean(
                    folder,
                    Stream.concat(
                            approved.stream().flatMap(known -> known.files().values().stream()),
                            inForce.files().values().stream()));
        } catch (IOException failed) {
            early.add(
                    new StationEvent.StateFileFailed(
                            ApprovedFile.NAME, ConfigCommands.reason(failed)));
        }
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
        carried.events.addAll(takeEvents());
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
                saveOrTell(remembered().with(term.running()));
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

    /// What the station at work has to write down: that the early events were told, how late it is.
    private void remember() {
        if (!untoldTold) {
            untoldTold = true;
            if (!remembered().untold().isEmpty()) {
                saveOrTell(remembered().told());
            }
        }
        var trusted = clock.trusted();
        boolean due =
                approved.filter(Approved::isProtected).isPresent()
                        && trusted.filter(now ->
                                        remembered()
                                                .floor()
                                                .filter(floor ->
                                                        now.isBefore(floor.plus(FLOOR_STEP)))
                                                .isEmpty())
                                .isPresent();
        if (due) {
            saveOrTell(remembered().at(trusted));
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
            adopt(changed);
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
        var policy = approved.map(Approved::policy).orElse(inForce.read().approval());
        return new StatusReport.Approval(
                policy.required(),
                policy.signers().principals().size(),
                inForce.read().approval().revision(),
                inForce.sha256(),
                emergency.map(term -> term.running().until().toString()).orElse(""),
                pending);
    }
}
