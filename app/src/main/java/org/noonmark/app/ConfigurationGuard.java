package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.approval.ApprovalRule;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.Judgement;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.StationEvent;

/// Decides with which configuration a station runs, and watches the file that it was given.
///
/// Used by one thread.
final class ConfigurationGuard {
    /// The longest file that is read while the station runs: reading takes the time of the thread
    /// that writes the status.
    private static final int WATCHED_BYTES = 1 << 18;

    private final Optional<Path> file;
    private final DataFolder folder;
    private final Supplier<Instant> clock;

    /// Events of the start, which nobody could take yet.
    private final List<StationEvent> early = new ArrayList<>();

    private Candidate candidate;
    private Optional<Approved> approved;

    /// What runs.
    private Configuration inForce;

    private String inForceSha256;
    private Optional<Judgement.Emergency> emergency = Optional.empty();

    /// What the file was when it was last looked at; it is judged when it is the same twice.
    private Candidate seen;

    private String pending = "";

    private ConfigurationGuard(
            Optional<Path> file,
            DataFolder folder,
            Supplier<Instant> clock,
            Candidate candidate,
            Optional<Approved> approved,
            Configuration inForce) {
        this.file = file;
        this.folder = folder;
        this.clock = clock;
        this.candidate = candidate;
        this.seen = candidate;
        this.approved = approved;
        this.inForce = inForce;
        this.inForceSha256 = candidate.sha256();
    }

    /// Decides.
    ///
    /// @param file that was given, if one was
    /// @param named whether the data folder was named on the command line
    /// @param clock by which dates are judged until there is standard time
    /// @throws StartFailure when there is nothing that may run
    static ConfigurationGuard start(
            Optional<Path> file,
            Candidate candidate,
            DataFolder folder,
            boolean named,
            Supplier<Instant> clock)
            throws StartFailure {
        var approved = ApprovedFile.read(folder.path(""));
        var fallback = approved.map(Approved::read);
        var given =
                candidate.read() instanceof ConfigurationFile.Good(var good)
                        ? Optional.of(good)
                        : Optional.<Configuration>empty();
        if (!named && (isProtected(fallback) || isProtected(given))) {
            throw new StartFailure(
                    "a configuration with [approval] needs its data folder on the command line (--data): otherwise whoever changes data_folder begins anew");
        }
        if (given.isEmpty() && !isProtected(fallback)) {
            throw new StartFailure("the configuration has mistakes");
        }
        var guard =
                new ConfigurationGuard(
                        file,
                        folder,
                        clock,
                        candidate,
                        approved,
                        given.or(() -> fallback).orElseThrow());
        guard.decide();
        return guard;
    }

    private static boolean isProtected(Optional<Configuration> configuration) {
        return configuration.filter(each -> each.approval().required() > 0).isPresent();
    }

    private void decide() throws StartFailure {
        switch (judge(candidate)) {
            case Judgement.Unchanged() -> {}
            case Judgement.Accepted(var attempt, var how) -> {
                boolean first = approved.isEmpty();
                adopt(candidate);
                if (!first) {
                    early.add(
                            new ApprovalEvent.ConfigurationApproved(
                                    attempt, how + ", in force from this start"));
                }
            }
            case Judgement.Emergency good -> {
                emergency = Optional.of(good);
                early.add(new ApprovalEvent.EmergencyBegan(good.attempt(), good.until()));
            }
            case Judgement.Refused(var attempt, var reason) -> {
                var before =
                        approved.orElseThrow(() ->
                                new StartFailure(
                                        "the configuration is refused (%s) and none was approved before"
                                                .formatted(reason)));
                inForce = before.read();
                inForceSha256 = before.sha256();
                pending = "refused: " + reason;
                early.add(new ApprovalEvent.ConfigurationRefused(attempt, reason));
            }
        }
    }

    private Judgement judge(Candidate what) {
        return ApprovalRule.judge(approved, what, now());
    }

    /// Never before the last approval, whatever the clock says.
    private Instant now() {
        var read = clock.get();
        return approved.map(Approved::at).filter(read::isBefore).orElse(read);
    }

    /// Keeps a candidate as the approved one.
    private void adopt(Candidate good) throws StartFailure {
        var next = Approved.of(good, now());
        try {
            ApprovedFile.write(folder, next);
            approved = Optional.of(next);
        } catch (IOException failed) {
            if (next.policy().required() > 0 || isProtected(approved.map(Approved::read))) {
                throw new StartFailure(
                        "cannot keep the approved configuration: " + ConfigCommands.reason(failed),
                        failed);
            }
            early.add(
                    new StationEvent.StateFileFailed(
                            ApprovedFile.NAME, ConfigCommands.reason(failed)));
        }
    }

    /// With what the station runs.
    Configuration configuration() {
        return inForce;
    }

    /// SHA-256 of it, hexadecimal.
    String sha256() {
        return inForceSha256;
    }

    /// What happened before there was a station; once.
    List<StationEvent> takeEvents() {
        var events = List.copyOf(early);
        early.clear();
        return events;
    }

    /// Looks at the file and at the end of an emergency.
    ///
    /// @return whether the station has to start again, with another configuration
    boolean everySecond() {
        if (emergency.isPresent() && !now().isBefore(emergency.get().until())) {
            var over = emergency.get();
            emergency = Optional.empty();
            early.add(new ApprovalEvent.EmergencyEnded(over.attempt(), over.until()));
            return true;
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

    /// A file that is being replaced is not there for a moment; a pipe can be read only once.
    private @Nullable Candidate look() {
        try {
            var path = file.orElseThrow();
            return Files.isRegularFile(path) ? Candidate.read(path, WATCHED_BYTES) : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private boolean changed(Candidate changed) {
        candidate = changed;
        pending = "";
        return switch (judge(changed)) {
            case Judgement.Unchanged() -> emergency.isPresent();
            case Judgement.Emergency(var attempt, _) -> !attempt.sha256().equals(inForceSha256);
            case Judgement.Refused(var attempt, var reason) -> {
                pending = "refused: " + reason;
                early.add(new ApprovalEvent.ConfigurationRefused(attempt, reason));
                yield emergency.isPresent();
            }
            case Judgement.Accepted(var attempt, var how) -> {
                accept(changed, attempt, how);
                yield emergency.isPresent();
            }
        };
    }

    private void accept(Candidate changed, ApprovalEvent.Attempt attempt, String how) {
        try {
            adopt(changed);
            pending =
                    "revision %d is approved, in force from the next start"
                            .formatted(attempt.revision());
            early.add(
                    new ApprovalEvent.ConfigurationApproved(
                            attempt, how + ", in force from the next start"));
        } catch (StartFailure unkept) {
            pending = String.valueOf(unkept.getMessage());
            early.add(new StationEvent.StateFileFailed(ApprovedFile.NAME, pending));
        }
    }

    /// How it stands, for people.
    StatusReport.Approval report() {
        var policy = approved.map(Approved::policy).orElse(inForce.approval());
        return new StatusReport.Approval(
                policy.required(),
                policy.signers().principals().size(),
                inForce.approval().revision(),
                inForceSha256,
                emergency.map(each -> each.until().toString()).orElse(""),
                pending);
    }
}
