package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.CorrectionInbox.Asked;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// Writes the corrections that an operator has put into the inbox, once it has seen that the log
/// has their ticks. A file that cannot be taken away is not written; it is deleted when all of it
/// is durable. After a crash in between it is written once more, which says the same twice and
/// harms nobody.
final class CorrectionDesk {
    private final CorrectionInbox inbox;
    private final Supplier<ScaleMoment> moments;
    private final EventSink events;
    private volatile @Nullable Path underway;

    // Owned by the thread that looks.
    private String trouble = "";

    CorrectionDesk(CorrectionInbox inbox, Supplier<ScaleMoment> moments, EventSink events) {
        this.inbox = inbox;
        this.moments = moments;
        this.events = events;
    }

    /// Makes the folder, before anybody else does.
    void start() {
        try {
            inbox.make();
        } catch (IOException failed) {
            tell(inbox.folder(), ConfigCommands.reason(failed));
        }
    }

    /// Looks for a file and takes it in.
    ///
    /// @param append writes a statement; done when it is durable
    void step(LogReader log, Function<Statement, CompletableFuture<Long>> append) {
        if (underway != null) {
            return;
        }
        try {
            var next = inbox.next();
            if (next.isPresent()) {
                take(next.get(), log, append);
            }
            trouble = "";
        } catch (IOException failed) {
            tell(inbox.folder(), ConfigCommands.reason(failed));
        }
    }

    private void take(Path file, LogReader log, Function<Statement, CompletableFuture<Long>> append)
            throws IOException {
        switch (inbox.read(file)) {
            case CorrectionInbox.Read.Refused(var reason) -> refuse(file, reason);
            case CorrectionInbox.Read.Good(var asked) -> {
                var unknown = unknown(asked, log);
                if (unknown.isPresent()) {
                    refuse(file, unknown.get());
                } else {
                    write(inbox.take(file), asked, append);
                }
            }
        }
    }

    private void write(
            Path file, List<Asked> asked, Function<Statement, CompletableFuture<Long>> append) {
        underway = file;
        var now = moments.get().time();
        var all = new ArrayList<CompletableFuture<Long>>();
        for (var each : asked) {
            all.add(append.apply(each.correction().statement(now)));
        }
        var _ =
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                        .whenComplete((_, failed) -> ended(file, failed == null));
    }

    private void ended(Path file, boolean durable) {
        try {
            if (durable) {
                java.nio.file.Files.deleteIfExists(file);
            }
            underway = null;
        } catch (IOException failed) {
            // It stays underway: written again every second, it would fill the log.
            tell(file, ConfigCommands.reason(failed));
        }
    }

    /// Why the log has not all of these ticks; empty when it has.
    private static Optional<String> unknown(List<Asked> all, LogReader log) throws IOException {
        for (var asked : all) {
            var correction = asked.correction();
            if (asked.index() >= log.checkpoint().size()
                    || !isTick(log.entry(asked.index()), correction.tick(), correction.sha256())) {
                return Optional.of(
                        "statement %d of the log is not tick %d with this hash"
                                .formatted(asked.index(), correction.tick()));
            }
        }
        return Optional.empty();
    }

    private static boolean isTick(byte[] leaf, long number, String sha256) {
        return EvidenceBundle.sha256(leaf).equals(sha256)
                && Statement.read(leaf) instanceof Statement.Read.Good(var statement)
                && statement.kind() == StatementKind.TICK
                && statement.body().whole("n").equals(Optional.of(number));
    }

    private void refuse(Path file, String reason) throws IOException {
        inbox.refuse(file, reason);
        events.publish(new StationEvent.StateFileFailed(file.toString(), "is refused: " + reason));
    }

    private void tell(Path what, String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            events.publish(new StationEvent.StateFileFailed(what.toString(), why));
        }
    }
}
