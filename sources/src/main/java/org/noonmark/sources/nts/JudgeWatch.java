package org.noonmark.sources.nts;

import org.jspecify.annotations.Nullable;
import org.noonmark.sources.nts.CertificateTime.Between;
import org.noonmark.time.UtcInstant;

/// Notices when certificates are judged by another time than before: on other ground, or by a time
/// that moved by more than a day at once. Belongs to one thread.
public final class JudgeWatch {
    private static final long DAY_SECONDS = 86_400;

    private @Nullable Between before;

    /// Has seen nothing yet.
    public JudgeWatch() {}

    /// Whether a certificate may fare otherwise than at the look before.
    ///
    /// @param now the time by which certificates are judged; one that is unknown judges none
    public boolean isAnew(CertificateTime now) {
        if (!(now instanceof Between fresh)) {
            return false;
        }
        var old = before;
        before = fresh;
        return old != null
                && (old.ground() != fresh.ground()
                        || hasJumped(old.earliest(), fresh.earliest())
                        || hasJumped(old.latest(), fresh.latest()));
    }

    private static boolean hasJumped(UtcInstant old, UtcInstant fresh) {
        return Math.abs(fresh.toPosixSeconds() - old.toPosixSeconds()) > DAY_SECONDS;
    }
}
