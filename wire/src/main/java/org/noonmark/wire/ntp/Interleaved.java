package org.noonmark.wire.ntp;

/// The rules by which client and server recognise interleaved mode (RFC 9769 section 2).
///
/// A client asks for it by putting the server's last receive timestamp into its request's origin
/// field, with receive and transmit fields that differ. The server answers with the request's
/// *receive* field as origin and with the transmit timestamp of its reply before. A basic answer
/// repeats the request's *transmit* field.
///
/// Hot path: allocates nothing.
public final class Interleaved {
    /// An answer whose origin matches nothing that was asked.
    public static final int UNRELATED = 0;

    public static final int BASIC = 1;
    public static final int INTERLEAVED = 2;

    private Interleaved() {}

    /// Whether a request may be meant as interleaved; it is when `originNtp64` is also a receive
    /// timestamp that the server gave to this client.
    public static boolean isAskedBy(long originNtp64, long receiveNtp64, long transmitNtp64) {
        return originNtp64 != 0 && receiveNtp64 != transmitNtp64;
    }

    /// Which mode an answer is in: [#BASIC], [#INTERLEAVED] or [#UNRELATED]. A zero origin is
    /// always unrelated.
    ///
    /// @param askedReceiveNtp64 receive field of the request, 0 when it was a basic one
    /// @param askedTransmitNtp64 transmit field of the request
    public static int modeOfReply(
            long replyOriginNtp64, long askedReceiveNtp64, long askedTransmitNtp64) {
        if (replyOriginNtp64 == 0) {
            return UNRELATED;
        }
        if (replyOriginNtp64 == askedTransmitNtp64) {
            return BASIC;
        }
        return replyOriginNtp64 == askedReceiveNtp64 ? INTERLEAVED : UNRELATED;
    }
}
