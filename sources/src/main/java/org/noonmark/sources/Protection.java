package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.ntp.NtpPacket;

/// How one association protects its requests, and how it tells replies from forgeries.
///
/// Belongs to the thread of its association.
sealed interface Protection permits NoProtection, MacProtection, NtsProtection {
    /// What a reply is worth.
    enum Verdict {
        /// Nobody on the path made it, or nobody asked for that.
        AUTHENTIC,
        /// Not to be believed; nothing has changed.
        NOT_AUTHENTIC,
        /// The server says, without proof, that it cannot open what was sent (RFC 8915 section
        /// 5.7).
        NAK
    }

    /// Whether forgeries are told from replies at all.
    boolean isAuthenticating();

    /// Whether a request can be protected now.
    boolean isReady();

    /// The datagram for the header of a request.
    ///
    /// @param header 48 bytes
    byte[] protect(byte[] header);

    /// Judges a reply whose origin timestamp matches; an authentic one is to be handed in once.
    Verdict judge(MemorySegment datagram, NtpPacket reply);

    /// The part that needs keys from a server of keys, or null.
    default @Nullable NtsProtection nts() {
        return null;
    }
}
