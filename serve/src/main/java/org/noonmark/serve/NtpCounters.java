package org.noonmark.serve;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.noonmark.wire.ntp.RejectReason;
import org.noonmark.wire.nts.NtsReject;

/// What one worker has done, by outcome. Written only by the worker; read from any thread.
///
/// Hot path: allocates nothing.
public final class NtpCounters {
    private static final int REASONS = NtpOutcome.CODES;
    private static final int NTS_REASONS = REASONS + RejectReason.CODES;
    private static final int UNSENT = NTS_REASONS + NtsReject.CODES;
    private static final int DISTRUSTED = UNSENT + 1;
    private static final int SOCKET_ERRORS = UNSENT + 2;
    private static final int FAILURES = UNSENT + 3;

    private final AtomicLongArray counts = new AtomicLongArray(UNSENT + 4);

    NtpCounters() {}

    private void add(int index, long amount) {
        counts.setOpaque(index, counts.getPlain(index) + amount);
    }

    void outcome(int code) {
        add(code, 1);
    }

    /// @param verdict code of a reject reason
    void malformed(int verdict) {
        add(NtpOutcome.MALFORMED.code(), 1);
        add(REASONS + verdict, 1);
    }

    /// @param verdict code of a reject reason of Network Time Security
    void ntsMalformed(int verdict) {
        add(NtpOutcome.NTS_MALFORMED.code(), 1);
        add(NTS_REASONS + verdict, 1);
    }

    void withheld(int datagrams) {
        add(NtpOutcome.WITHHELD.code(), datagrams);
    }

    void unsent(int datagrams) {
        add(UNSENT, datagrams);
    }

    void distrustedStamps(long total) {
        counts.setOpaque(DISTRUSTED, total);
    }

    void socketError() {
        add(SOCKET_ERRORS, 1);
    }

    void failure() {
        add(FAILURES, 1);
    }

    /// Datagrams with this outcome.
    public long count(NtpOutcome outcome) {
        return counts.getOpaque(outcome.code());
    }

    /// Datagrams that were no NTP packet for this reason.
    public long count(RejectReason reason) {
        return counts.getOpaque(REASONS + reason.code());
    }

    /// Requests whose fields of Network Time Security were none for this reason.
    public long count(NtsReject reason) {
        return counts.getOpaque(NTS_REASONS + reason.code());
    }

    /// Datagrams that had any outcome.
    public long requests() {
        long sum = 0;
        for (var outcome : NtpOutcome.values()) {
            sum += count(outcome);
        }
        return sum;
    }

    /// Datagrams that were answered, kiss codes and crypto-NAKs included.
    public long replies() {
        long sum = 0;
        for (var outcome : NtpOutcome.values()) {
            sum += outcome.isReply() ? count(outcome) : 0;
        }
        return sum;
    }

    /// Replies that the kernel refused to send.
    public long unsentReplies() {
        return counts.getOpaque(UNSENT);
    }

    /// Kernel receive timestamps that were not used; see [org.noonmark.linux.PairedClocks].
    public long distrustedStamps() {
        return counts.getOpaque(DISTRUSTED);
    }

    public long socketErrors() {
        return counts.getOpaque(SOCKET_ERRORS);
    }

    /// Batches that were lost to a bug; see [NtpServer#failure].
    public long failures() {
        return counts.getOpaque(FAILURES);
    }

    /// The sums over several workers, as they are now.
    static NtpCounters sum(List<NtpCounters> workers) {
        var total = new NtpCounters();
        for (var worker : workers) {
            for (int i = 0; i < total.counts.length(); i++) {
                total.add(i, worker.counts.getOpaque(i));
            }
        }
        return total;
    }
}
