package org.noonmark.events;

import org.noonmark.time.TimeDelta;

/// Something that happened to the log of what the station states.
public sealed interface LedgerEvent extends StationEvent {
    /// Nothing can be written to the ledger now; time goes on.
    record LedgerFailed(String reason) implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "the ledger cannot be written (%s); time goes on, and it is tried again every second: check the disk"
                    .formatted(reason);
        }
    }

    /// It can be written again.
    record LedgerRecovered() implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "the ledger is written again";
        }
    }

    /// Going on could make two histories of one log.
    record LedgerDamaged(String reason) implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the ledger is damaged and not gone on with (%s); time goes on without proofs: run noonmark ledger check"
                    .formatted(reason);
        }
    }

    /// Too few witnesses sign.
    ///
    /// @param asked who has to sign
    /// @param reasons why those that did not sign did not
    record QuorumMissing(String asked, String reasons) implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "the newest checkpoints lack their quorum, %s (%s); the log goes on: check the witnesses"
                    .formatted(asked, reasons);
        }
    }

    /// Enough witnesses sign again.
    record QuorumReached(String asked) implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "the newest checkpoint has its quorum, " + asked;
        }
    }

    /// A witness has signed more of the log than there is.
    record LogTakenBack(String what) implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the ledger was set back to an older state, or somebody else writes it: %s"
                    .formatted(what);
        }
    }

    /// By the scale of now, past ticks told intervals that did not have the true time in them.
    ///
    /// @param count of ticks
    /// @param first number of the first of them
    /// @param last number of the last of them
    /// @param worst how far outside its interval the true time was, at most
    record TicksDidNotHold(long count, long first, long last, TimeDelta worst)
            implements LedgerEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "by the scale of now, time was told wrongly: %d of the ticks from %d to %d did not hold, by up to %s s; each has a correction in the ledger: find which source misled the station, then or now, since if a majority lies now it is this that is wrong; tell those who rely on it"
                    .formatted(count, first, last, worst);
        }
    }
}
