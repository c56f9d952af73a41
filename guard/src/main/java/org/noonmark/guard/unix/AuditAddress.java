package org.noonmark.guard.unix;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;

/// The address in a SOCKADDR record: `saddr` holds the system call's `struct sockaddr` in
/// hexadecimal digits, in the byte order of a little-endian host.
final class AuditAddress {
    private static final int INET = 2;
    private static final int INET6 = 10;

    private AuditAddress() {}

    /// Adds address and port; false when the record has none of the internet.
    static boolean add(LogEventBuilder event) {
        if (!(event.value("saddr") instanceof String hex) || hex.length() % 2 != 0) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        int family = bytes.length < 2 ? 0 : (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
        if (family == INET && bytes.length >= 8) {
            return add(bytes, 4, 4, event);
        }
        return family == INET6 && bytes.length >= 24 && add(bytes, 8, 16, event);
    }

    private static boolean add(byte[] bytes, int from, int length, LogEventBuilder event) {
        var address = java.util.Arrays.copyOfRange(bytes, from, from + length);
        try {
            event.add(Ocsf.DST_IP, InetAddress.getByAddress(address).getHostAddress());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("must be 4 or 16 bytes: " + length, wrongLength);
        }
        event.add(Ocsf.DST_PORT, (long) (((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff)));
        return true;
    }
}
