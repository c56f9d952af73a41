package org.noonmark.wire.ntp;

/// What came of decoding a datagram.
public sealed interface Decoded {
    record Packet(NtpPacket packet) implements Decoded {}

    /// The bytes are no NTP packet.
    ///
    /// @param position the byte from which on they are wrong
    record Rejected(RejectReason reason, int position) implements Decoded {}
}
