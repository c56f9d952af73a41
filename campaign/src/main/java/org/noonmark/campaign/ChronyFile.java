package org.noonmark.campaign;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.campaign.Draw.Topic;

/// A host's chrony.conf, as a copy is taken of it whenever it changes.
///
/// @param sources addresses of servers
/// @param refclockOffset of the receiver's pulse, in seconds
/// @param stepsAllowed updates in which the clock may step; -1 for any
record ChronyFile(List<String> sources, double refclockOffset, int stepsAllowed) {
    private static final int SERVERS = 12;
    private static final long DAY = 86_400_000_000L;

    /// As it is after a number of changes by the operators.
    static ChronyFile of(CampaignSettings settings, Host host, int changes) {
        var draw = Draw.of(settings.seed(), Topic.CLOCK, host.id(), -1);
        int first = draw.between(0, SERVERS - 1);
        var sources = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            sources.add("203.0.113." + (10 + (first + i + (i == 3 ? changes : 0)) % SERVERS));
        }
        return new ChronyFile(List.copyOf(sources), 0, 3);
    }

    /// The server that is followed on a day.
    String selected(long key) {
        return sources.get((int) Math.floorMod(key, (long) sources.size()));
    }

    /// Writes a copy as a file of its own, named by its time.
    void write(Inventory inventory, Host host, long micros, LineBuffer out) {
        var name = new LineBuffer(0);
        name.begin(0, 0);
        Stamp.spaced(name, micros).end();
        var time = new String(name.text(0, 0), java.nio.charset.StandardCharsets.US_ASCII);
        int file =
                inventory.file(
                        host.name() + "/etc/chrony.conf." + time.replaceAll("[-: ]", "") + "Z");
        line(out, file, micros, "# SYNTHETIC configuration of " + host.name());
        for (var source : sources) {
            line(out, file, micros, "server " + source + " iburst minpoll 6 maxpoll 10");
        }
        out.begin(file, micros).put("refclock PPS /dev/pps0 refid PPS offset ");
        out.decimal(refclockOffset, 9).end();
        out.begin(file, micros).put(stepsAllowed < 0 ? "makestep 0.000001 -1" : "makestep 1 3");
        out.end();
        line(out, file, micros, "driftfile /var/lib/chrony/chrony.drift");
        line(out, file, micros, "leapseclist /usr/share/zoneinfo/leap-seconds.list");
        line(out, file, micros, "logdir /var/log/chrony");
    }

    private static void line(LineBuffer out, int file, long micros, String text) {
        out.begin(file, micros).put(text).end();
    }

    /// The restart of chronyd that makes a change valid.
    ///
    /// @param step clock after minus before, in seconds; 0 for none
    static void restart(Host host, long micros, double step, String source, LineBuffer out) {
        long pid = 800 + micros / DAY % 5000;
        Syslog.other(out, host, micros, "systemd", 1);
        out.put("Stopping chrony.service - chrony, an NTP client/server...").end();
        Syslog.other(out, host, micros + 1000, "chronyd", pid).put("chronyd exiting").end();
        Syslog.other(out, host, micros + 90_000, "chronyd", pid + 7);
        out.put("chronyd version 4.3 starting (+CMDMON +NTP +REFCLOCK +RTC +PRIVDROP +SCFILTER");
        out.put(" +SIGND +ASYNCDNS +NTS +SECHASH +IPV6 -DEBUG)").end();
        Syslog.other(out, host, micros + 95_000, "chronyd", pid + 7);
        out.put("Frequency ").decimal(-12 + host.id() % 9, 3);
        out.put(" +/- 0.012 ppm read from /var/lib/chrony/chrony.drift").end();
        Syslog.other(out, host, micros + 6_000_000, "chronyd", pid + 7);
        out.put("Selected source ").put(source).end();
        if (step != 0) {
            Syslog.other(out, host, micros + 6_000_100, "chronyd", pid + 7);
            out.put("System clock was stepped by ").decimal(step, 6).put(" seconds").end();
        }
    }
}
