package org.noonmark.guard.vpn;

import java.nio.charset.StandardCharsets;
import org.noonmark.guard.reader.LineReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;

/// OpenVPN's own log file (`log`, `log-append`).
public final class OpenVpnFormat implements LogFormat {
    /// The only one there is.
    public OpenVpnFormat() {}

    @Override
    public String name() {
        return "openvpn";
    }

    @Override
    public int score(byte[] head, int length) {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        var first = text.lines().limit(20).toList();
        boolean hasTimes = !first.isEmpty() && OpenVpnParser.time(first.getFirst()) != null;
        boolean isOpenVpn =
                text.contains("OpenVPN ")
                        || text.contains("TLS: ")
                        || text.contains("VERIFY ")
                        || text.contains("MULTI: ");
        return hasTimes && isOpenVpn ? 75 : 0;
    }

    @Override
    public LogReader reader(ReadSettings settings) {
        return new LineReader(settings, new OpenVpnParser(settings.clock()));
    }
}
