package org.noonmark.guard.timing;

import java.util.Map;
import java.util.TreeMap;
import org.noonmark.guard.message.MessageSet;

/// The messages of each timing program, by the name that stands in its syslog tag.
public final class TimingMessages {
    private TimingMessages() {}

    /// In the order of names.
    public static Map<String, MessageSet> byProgram() {
        var sets = new TreeMap<String, MessageSet>();
        sets.put("chronyd", Chronyd.ALL);
        sets.put("ntpd", Ntpd.ALL);
        sets.put("ptp4l", LinuxPtp.ALL);
        sets.put("phc2sys", LinuxPtp.ALL);
        sets.put("ts2phc", LinuxPtp.ALL);
        sets.put("systemd-timesyncd", Timesyncd.ALL);
        sets.put("gpsd", Gpsd.ALL);
        sets.put("xntpd", Ntpd.ALL);
        sets.put(
                "noonmark",
                MessageSet.of("noonmark")
                        .message("event", "{noonmark.utc} {severity} {status_detail:*}")
                        .build());
        return sets;
    }
}
