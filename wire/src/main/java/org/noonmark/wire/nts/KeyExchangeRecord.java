package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeFraming.int16;
import static org.noonmark.wire.nts.KeyExchangeLayout.CRITICAL;
import static org.noonmark.wire.nts.KeyExchangeLayout.END_OF_MESSAGE;
import static org.noonmark.wire.nts.KeyExchangeLayout.HEADER_BYTES;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.wire.ntp.Octets;

/// One record of a message (RFC 8915 section 4).
///
/// @param type 15 bits
/// @param position of its first byte in the message
record KeyExchangeRecord(boolean critical, int type, Octets body, int position) {
    /// All records of a message but End of Message, or why there are none.
    sealed interface Split {
        record Records(List<KeyExchangeRecord> records) implements Split {}

        record Wrong(KeyExchangeReason reason, int position) implements Split {}
    }

    /// Takes a whole message apart.
    static Split split(byte[] message) {
        var records = new ArrayList<KeyExchangeRecord>();
        int position = 0;
        while (position + HEADER_BYTES <= message.length) {
            int first = int16(message, position);
            int end = position + HEADER_BYTES + int16(message, position + 2);
            if (end > message.length) {
                return new Split.Wrong(KeyExchangeReason.RECORD_BEYOND_END, position);
            }
            boolean critical = (first & CRITICAL) != 0;
            if ((first & ~CRITICAL) == END_OF_MESSAGE) {
                return ended(records, critical, message.length, position, end);
            }
            var body = Octets.of(message, position + HEADER_BYTES, end - position - HEADER_BYTES);
            records.add(new KeyExchangeRecord(critical, first & ~CRITICAL, body, position));
            position = end;
        }
        return new Split.Wrong(KeyExchangeReason.NOT_ENDED, position);
    }

    private static Split ended(
            List<KeyExchangeRecord> records, boolean critical, int length, int position, int end) {
        if (!critical) {
            return new Split.Wrong(KeyExchangeReason.NOT_CRITICAL, position);
        }
        if (end - position != HEADER_BYTES) {
            return new Split.Wrong(KeyExchangeReason.WRONG_BODY_LENGTH, position);
        }
        return end == length
                ? new Split.Records(List.copyOf(records))
                : new Split.Wrong(KeyExchangeReason.BYTES_AFTER_END, end);
    }

    /// The body as 16-bit numbers; it has an even length.
    List<Integer> numbers() {
        byte[] bytes = body.toArray();
        var numbers = new ArrayList<Integer>(bytes.length / 2);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            numbers.add(int16(bytes, i));
        }
        return List.copyOf(numbers);
    }
}
