package org.noonmark.ledger;

import java.util.Optional;
import org.noonmark.proof.note.SignedNote;

/// How a ledger stands.
///
/// @param size durable leaves
/// @param pending those that no checkpoint covers yet
/// @param checkpoint the newest one
/// @param trouble why nothing is written; empty when all is well
/// @param isDamaged whether somebody has to look before it goes on
public record LedgerStatus(
        long size,
        int pending,
        Optional<SignedNote> checkpoint,
        String trouble,
        boolean isDamaged) {
    static LedgerStatus starting() {
        return new LedgerStatus(0, 0, Optional.empty(), "", false);
    }

    static LedgerStatus writing(long size, int pending, SignedNote checkpoint) {
        return new LedgerStatus(size, pending, Optional.of(checkpoint), "", false);
    }

    LedgerStatus failing(String reason) {
        return new LedgerStatus(size, pending, checkpoint, reason, false);
    }

    LedgerStatus damaged(String reason) {
        return new LedgerStatus(size, pending, checkpoint, reason, true);
    }
}
