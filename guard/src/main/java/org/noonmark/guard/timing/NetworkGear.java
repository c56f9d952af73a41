package org.noonmark.guard.timing;

import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.message.Digits;

/// The code in messages of Cisco IOS, IOS XE, IOS XR and NX-OS and of Arista EOS:
/// `%FACILITY-SEVERITY-MNEMONIC: text`, where IOS XR puts a location, IOS a time before it.
///
/// Source: Cisco's description of system messages; the form is the same in all of them.
public final class NetworkGear {
    /// Fields, beside the usual ones.
    public static final String FACILITY = "gear.facility";

    public static final String MNEMONIC = "gear.mnemonic";
    private static final int FARTHEST = 200;

    private NetworkGear() {}

    /// Adds the code and the text behind it.
    ///
    /// @return false when there is none; then nothing is added
    public static boolean read(String line, int from, int to, LogEventBuilder event) {
        int percent = from < to && line.charAt(from) == '%' ? from : before(line, from, to);
        if (percent < 0) {
            return false;
        }
        int colon = line.indexOf(": ", percent, to);
        int last = colon < 0 ? -1 : line.lastIndexOf('-', colon);
        if (last - 2 <= percent + 1 || line.charAt(last - 2) != '-') {
            return false;
        }
        long severity = Digits.parse(line, last - 1, last);
        boolean isCode =
                severity >= 0
                        && severity < 8
                        && isName(line, percent + 1, last - 2)
                        && isName(line, last + 1, colon);
        if (isCode) {
            event.add(Ocsf.EVENT_CODE, "gear." + line.substring(percent + 1, colon));
            event.add(FACILITY, line.substring(percent + 1, last - 2));
            event.add("gear.severity", severity);
            event.add(MNEMONIC, line.substring(last + 1, colon));
            event.add(Ocsf.STATUS_DETAIL, line.substring(colon + 2, to));
        }
        return isCode;
    }

    private static int before(String line, int from, int to) {
        int at = line.indexOf(": %", from, Math.min(to, from + FARTHEST));
        return at < 0 ? -1 : at + 2;
    }

    private static boolean isName(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            char letter = line.charAt(i);
            boolean isPart =
                    (letter >= 'A' && letter <= 'Z')
                            || (letter >= '0' && letter <= '9')
                            || letter == '_'
                            || letter == '-';
            if (!isPart) {
                return false;
            }
        }
        return from < to;
    }
}
