package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// Networks as rules write them: `10.0.0.0/8`, `fe80::/10`, or a single address.
///
/// @param hasHostBits bits behind the prefix were set; they are cleared in `test`
record Networks(ValueTest.Cidr test, boolean hasHostBits) {
    private static final int MAPPED_PREFIX = 96;

    static Optional<Networks> parse(String text) {
        int slash = text.indexOf('/');
        var written = slash < 0 ? text : text.substring(0, slash);
        var address = Addresses.parse(written);
        if (address == null || written.indexOf('%') >= 0) {
            return Optional.empty();
        }
        int bits = address.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
        if (slash >= 0 && bits == 32 && written.indexOf(':') >= 0) {
            prefix -= MAPPED_PREFIX; // ::ffff:10.0.0.0/104 is 10.0.0.0/8
        }
        if (prefix < 0 || prefix > bits) {
            return Optional.empty();
        }
        var network = masked(address, prefix);
        var bytes = new ArrayList<Byte>();
        for (byte b : network) {
            bytes.add(b);
        }
        return Optional.of(
                new Networks(new ValueTest.Cidr(bytes, prefix), !Arrays.equals(network, address)));
    }

    private static int prefix(String text) {
        if (text.isEmpty()
                || text.length() > 3
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    private static byte[] masked(byte[] address, int prefix) {
        var masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefix - i * (long) Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return masked;
    }
}
