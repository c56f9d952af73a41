package org.noonmark.wire.nts;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Puts a message of the key exchange together, record by record.
final class KeyExchangeWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    KeyExchangeWriter record(boolean critical, int type, byte[] body) {
        put16(type | (critical ? KeyExchangeLayout.CRITICAL : 0));
        put16(body.length);
        bytes.writeBytes(body);
        return this;
    }

    KeyExchangeWriter numbers(boolean critical, int type, List<Integer> numbers) {
        var body = new byte[2 * numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            body[2 * i] = (byte) (numbers.get(i) >> 8);
            body[2 * i + 1] = (byte) (int) numbers.get(i);
        }
        return record(critical, type, body);
    }

    /// Ends the message and returns it.
    byte[] end() {
        record(true, KeyExchangeLayout.END_OF_MESSAGE, new byte[0]);
        return bytes.toByteArray();
    }

    private void put16(int value) {
        bytes.write(value >> 8);
        bytes.write(value);
    }
}
