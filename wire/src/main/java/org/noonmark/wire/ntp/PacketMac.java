package org.noonmark.wire.ntp;

/// What stands behind header and extension fields (RFC 5905 section 7.3).
public sealed interface PacketMac {
    /// Length on the wire.
    int lengthBytes();

    /// No message authentication code.
    record None() implements PacketMac {
        @Override
        public int lengthBytes() {
            return 0;
        }
    }

    /// The answer of a server that could not verify the request.
    record CryptoNak() implements PacketMac {
        @Override
        public int lengthBytes() {
            return NtpLayout.CRYPTO_NAK_BYTES;
        }
    }

    /// Key identifier and digest; whether it is right is for a [PacketAuthenticator] to say.
    ///
    /// @param digest 16 or 20 bytes
    record Digest(int keyId, Octets digest) implements PacketMac {
        public Digest {
            if (digest.length() != 16 && digest.length() != 20) {
                throw new IllegalArgumentException(
                        "must have 16 or 20 bytes: digest.length=" + digest.length());
            }
        }

        @Override
        public int lengthBytes() {
            return NtpLayout.KEY_ID_BYTES + digest.length();
        }
    }
}
