package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeLayout.CRITICAL;
import static org.noonmark.wire.nts.KeyExchangeLayout.END_OF_MESSAGE;
import static org.noonmark.wire.nts.KeyExchangeLayout.HEADER_BYTES;

/// Tells when a message of the key exchange has come whole, so that it can be read in pieces.
public final class KeyExchangeFraming {
    /// The End of Message record has not come yet.
    public static final int NEED_MORE = 0;

    /// The message is longer than the bound, or says that it will be.
    public static final int TOO_LONG = -1;

    private KeyExchangeFraming() {}

    /// Returns the length of the message that `bytes` begin with, [#NEED_MORE] or [#TOO_LONG].
    ///
    /// @param available how many of `bytes` have come
    /// @param maxBytes the longest message that is taken
    public static int lengthOf(byte[] bytes, int available, int maxBytes) {
        int position = 0;
        while (true) {
            if (position + HEADER_BYTES > maxBytes) {
                return TOO_LONG;
            }
            if (position + HEADER_BYTES > available) {
                return NEED_MORE;
            }
            int type = int16(bytes, position) & ~CRITICAL;
            int end = position + HEADER_BYTES + int16(bytes, position + 2);
            if (end > maxBytes) {
                return TOO_LONG;
            }
            if (type == END_OF_MESSAGE) {
                return end > available ? NEED_MORE : end;
            }
            position = end;
        }
    }

    static int int16(byte[] bytes, int position) {
        return (bytes[position] & 0xFF) << 8 | (bytes[position + 1] & 0xFF);
    }
}
