package org.noonmark.app;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.BoundFile;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.approval.Remembered;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.StationEvent;

/// The approved configuration while a station runs, and what is remembered with it: in memory and
/// in the data folder.
///
/// Used by one thread.
final class ApprovedState {
    private final DataFolder folder;

    /// Where a failed disk is told.
    private final List<StationEvent> events;

    private Optional<Approved> approved;

    private ApprovedState(
            DataFolder folder, List<StationEvent> events, Optional<Approved> approved) {
        this.folder = folder;
        this.events = events;
        this.approved = approved;
    }

    /// Reads what there is.
    ///
    /// @param candidate whose files are good for copies that were damaged
    static ApprovedState read(DataFolder folder, Candidate candidate, List<StationEvent> events)
            throws StartFailure {
        var approved =
                ApprovedFile.read(folder.path(""))
                        .map(known -> known.filled(hash -> content(candidate, hash)));
        return new ApprovedState(folder, events, approved);
    }

    private static Optional<byte[]> content(Candidate candidate, String sha256) {
        return candidate.files().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .flatMap(BoundFile::bytes);
    }

    Optional<Approved> get() {
        return approved;
    }

    /// Whether somebody has to agree to a change.
    boolean isProtected() {
        return approved.filter(Approved::isProtected).isPresent();
    }

    Remembered remembered() {
        return approved.map(Approved::remembered).orElse(Remembered.NOTHING);
    }

    /// Remembers; also when the disk does not take it.
    void save(Remembered remembered) throws IOException {
        if (approved.isPresent()) {
            var next = approved.orElseThrow().with(remembered);
            approved = Optional.of(next);
            ApprovedFile.write(folder, next);
        }
    }

    void saveOrTell(Remembered remembered) {
        try {
            save(remembered);
        } catch (IOException failed) {
            tell(failed);
        }
    }

    private void tell(IOException failed) {
        events.add(
                new StationEvent.StateFileFailed(ApprovedFile.NAME, ConfigCommands.reason(failed)));
    }

    /// Keeps a candidate as the approved one.
    ///
    /// @param approval that the ledger has to hear of; empty for the first
    /// @param trusted how late it is at least
    void adopt(
            Candidate good,
            Optional<Remembered.Untold> approval,
            Instant now,
            Optional<Instant> trusted)
            throws StartFailure {
        var next = Approved.of(good, now, approved);
        var remembered = next.remembered().at(trusted);
        next = next.with(approval.map(remembered::with).orElse(remembered));
        try {
            ApprovedFile.write(folder, next);
            approved = Optional.of(next);
        } catch (IOException failed) {
            if (next.isProtected() || isProtected()) {
                throw new StartFailure(
                        "cannot keep the approved configuration: " + ConfigCommands.reason(failed),
                        failed);
            }
            tell(failed);
        }
    }

    /// Approvals of which the ledger did not hear in earlier runs.
    List<StationEvent> untold() {
        return remembered().untold().stream().map(ApprovedState::event).toList();
    }

    /// An approval as a start tells it.
    static StationEvent event(Remembered.Untold approval) {
        return new ApprovalEvent.ConfigurationApproved(
                approval.attempt(), approval.how() + ", in force from this start");
    }

    /// The ledger has this approval.
    void told(ApprovalEvent.Attempt approval) {
        var rest = remembered().told(approval);
        if (!rest.equals(remembered())) {
            saveOrTell(rest);
        }
    }

    /// Takes another content of one file; whether the disk took it too.
    boolean extend(BoundFile table) {
        var next = approved.orElseThrow().with(table);
        try {
            ApprovedFile.write(folder, next);
            approved = Optional.of(next);
            return true;
        } catch (IOException failed) {
            tell(failed);
            return false;
        }
    }

    /// Takes away copies that neither it nor what runs needs.
    void clean(InForce inForce) {
        try {
            ApprovedFile.clean(
                    folder,
                    Stream.concat(
                            approved.stream().flatMap(known -> known.files().values().stream()),
                            inForce.files().values().stream()));
        } catch (IOException failed) {
            tell(failed);
        }
    }
}
