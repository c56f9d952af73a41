package org.noonmark.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.campaign.Draw.Topic;
import org.noonmark.campaign.Host.Role;

/// What clocks and their daemons write in a day: chronyd's messages and tracking logs, reboots,
/// outages, a failing receiver, new leap files, the station's comparison of its clocks.
final class ClockDay {
    static final long TRACKING_SECONDS = 1024;
    private static final long DAY = 86_400_000_000L;
    private static final long SECOND = 1_000_000;
    private static final long MJD_1970 = 40_587;
    private static final long PHASE_SECONDS = 900;

    /// White phase noise and wander of the clocks of the station, in seconds.
    private static final double[] WANDER = {2e-10, 4e-9, 6e-9};

    private final CampaignSettings settings;
    private final Inventory inventory;
    private final @Nullable Effect effect;
    private final int phaseFile;
    private final int loopFile;

    /// @param effect null without an intruder
    ClockDay(CampaignSettings settings, Inventory inventory, @Nullable Effect effect) {
        this.settings = settings;
        this.inventory = inventory;
        this.effect = effect;
        this.phaseFile =
                inventory.file(inventory.of(Role.STATION).getFirst().name() + "/phase.csv");
        this.loopFile = inventory.file(inventory.of(Role.MONITOR).getFirst().name() + "/loopstats");
    }

    /// Writes a day in UTC.
    void write(long epochDay, LineBuffer out) {
        boolean isFirst = epochDay == settings.start().toEpochDay();
        for (var host : inventory.of(Role.TIMING)) {
            var file = ChronyFile.of(settings, host, Maintenance.changes(settings, host, epochDay));
            var draw = Draw.of(settings.seed(), Topic.CLOCK, host.id(), epochDay);
            if (isFirst) {
                file.write(inventory, host, epochDay * DAY, out);
                heading(host, epochDay * DAY, out);
            }
            tracking(host, file, epochDay, draw, out);
            weather(host, file, epochDay * DAY, draw, out);
            if (host.id() % 3 == 0) {
                precision(host, epochDay * DAY, draw, out);
            }
        }
        loops(epochDay, out);
        if (isFirst) {
            phaseHeading(epochDay * DAY, out);
        }
        phases(epochDay, out);
        station(epochDay, out);
    }

    private static void heading(Host host, long at, LineBuffer out) {
        var rule = "=".repeat(149);
        out.begin(host.special(), at).put(rule).end();
        out.begin(host.special(), at);
        out.put("   Date (UTC) Time     IP Address   St   Freq ppm   Skew ppm     Offset L Co");
        out.put("  Offset sd Rem. corr. Root delay Root disp. Max. error").end();
        out.begin(host.special(), at).put(rule).end();
    }

    private void tracking(Host host, ChronyFile file, long epochDay, Draw draw, LineBuffer out) {
        double base = -12 + host.id() % 9;
        for (long second = host.id(); second < 86_400; second += TRACKING_SECONDS) {
            long at = epochDay * DAY + second * SECOND;
            double offset = 8e-7 * draw.gauss() + shown(host, at, out);
            out.begin(host.special(), at);
            Stamp.spaced(out, at).put(' ').put(file.selected(epochDay / 3)).put("   2 ");
            out.decimal(base + 0.05 * Math.sin(at / 3e12) + 0.002 * draw.gauss(), 3).put(' ');
            out.decimal(0.01 + 0.002 * draw.between(0.0, 1.0), 3).put(' ').scientific(offset);
            out.put(" N  4 ").scientific(6e-7).put(' ').scientific(1e-8 * draw.gauss());
            out.put(' ').scientific(1.1e-3).put(' ').scientific(2.2e-4).put(' ').scientific(9e-4);
            out.end();
            out.stage(null);
        }
    }

    /// What the tracking log shows of the intruder's effect: a step once, a drag as long as it
    /// lasts. Labels the line.
    private double shown(Host host, long at, LineBuffer out) {
        if (effect == null || !effect.host().equals(host) || !effect.isDuring(at)) {
            return 0;
        }
        long before = at - TRACKING_SECONDS * SECOND;
        double shown = effect.at(at) - effect.at(before);
        if (shown != 0) {
            out.stage(Stage.TIME_EFFECT);
        }
        return shown;
    }

    /// Sources come and go; about once in three weeks all of them; a reboot about every 70 days.
    private void weather(Host host, ChronyFile file, long day, Draw draw, LineBuffer out) {
        for (int i = draw.poisson(0.6); i > 0; i--) {
            chronyd(host, day + draw.between(0, 86_000) * SECOND, out);
            out.put("Selected source ").put(draw.pick(file.sources())).end();
        }
        if (draw.chance(0.01)) {
            chronyd(host, day + draw.between(0, 86_000) * SECOND, out);
            out.put("Detected falseticker ").put(draw.pick(file.sources())).end();
        }
        if (draw.chance(0.05)) {
            outage(host, file, day + draw.between(0, 80_000) * SECOND, draw, out);
        }
        if (draw.chance(1 / 70.0)) {
            long at = day + draw.between(3600, 7200) * SECOND;
            booted(host, at, out);
            double step = draw.chance(0.5) ? 3e-4 * draw.gauss() : 0;
            ChronyFile.restart(host, at + 30 * SECOND, step, draw.pick(file.sources()), out);
        }
        if (day / DAY % 182 == 30) {
            chronyd(host, day + 5000 * SECOND, out);
            out.put("Using leap second list /usr/share/zoneinfo/leap-seconds.list").end();
        }
        receiver(host, day, draw, out);
    }

    /// ptp4l on a host with a hardware clock: a summary each hour, now and then another port state.
    private static void precision(Host host, long day, Draw draw, LineBuffer out) {
        for (long hour = 0; hour < 24; hour++) {
            long at = day + (hour * 3600 + 11) * SECOND;
            ptp4l(host, at, out).put("rms ").put((long) draw.between(3, 30)).put(" max ");
            out.put((long) draw.between(31, 90))
                    .put(" freq -")
                    .put((long) draw.between(5000, 5200));
            out.put(" +/- ").put((long) draw.between(2, 20)).put(" delay ");
            out.put((long) draw.between(400, 460)).put(" +/- 2").end();
        }
        if (draw.chance(0.03)) {
            long at = day + draw.between(0, 80_000) * SECOND;
            ptp4l(host, at, out);
            out.put("port 1 (eth0): SLAVE to LISTENING on ANNOUNCE_RECEIPT_TIMEOUT_EXPIRES").end();
            ptp4l(host, at + 8 * SECOND, out);
            out.put("port 1 (eth0): UNCALIBRATED to SLAVE on MASTER_CLOCK_SELECTED").end();
        }
    }

    private static LineBuffer ptp4l(Host host, long at, LineBuffer out) {
        Syslog.other(out, host, at, "ptp4l", 0).put('[').put(at / SECOND % 9_000_000);
        return out.put('.').padded(at / 1000 % 1000, 3).put("] ");
    }

    /// One host that is no timing host runs ntpd.
    private void loops(long epochDay, LineBuffer out) {
        var draw = Draw.of(settings.seed(), Topic.CLOCK, -3, epochDay);
        var host = inventory.of(Role.MONITOR).getFirst();
        for (long second = 500; second < 86_400; second += TRACKING_SECONDS) {
            out.begin(loopFile, epochDay * DAY + second * SECOND + 125_000);
            out.put(epochDay + MJD_1970).put(' ').put(second).put(".125 ");
            out.decimal(2e-5 * draw.gauss(), 9).put(' ').decimal(-3.1 + 0.01 * draw.gauss(), 3);
            out.put(' ').decimal(1e-5, 9).put(' ').decimal(0.002, 6).put(" 10").end();
        }
        if (draw.chance(0.02)) {
            long at = epochDay * DAY + draw.between(0, 80_000) * SECOND;
            Syslog.other(out, host, at, "ntpd", 901);
            out.put("kernel reports TIME_ERROR: 0x41: Clock Unsynchronized").end();
        }
    }

    private static void outage(Host host, ChronyFile file, long at, Draw draw, LineBuffer out) {
        chronyd(host, at, out).put("Can't synchronise: no selectable sources").end();
        long back = at + draw.between(60, 3600) * SECOND;
        chronyd(host, back, out).put("Selected source ").put(file.sources().getFirst()).end();
    }

    /// One host's receiver fails for a fortnight each half year.
    private void receiver(Host host, long day, Draw draw, LineBuffer out) {
        boolean isFailing = host.id() % 4 == 1 && day / DAY % 180 < 14;
        for (int i = isFailing ? draw.poisson(5) : 0; i > 0; i--) {
            long at = day + draw.between(0, 85_000) * SECOND;
            chronyd(host, at, out).put("Detected falseticker PPS").end();
            chronyd(host, at + 400 * SECOND, out).put("Selected source PPS").end();
        }
    }

    static LineBuffer chronyd(Host host, long at, LineBuffer out) {
        return Syslog.other(out, host, at, "chronyd", 700 + host.id());
    }

    static void booted(Host host, long at, LineBuffer out) {
        Syslog.other(out, host, at, "systemd", 1).put("Shutting down.").end();
        Syslog.other(out, host, at + 20 * SECOND, "kernel", 0);
        out.put("[    0.000000] Linux version 6.1.0-28-amd64 (SYNTHETIC)").end();
        Syslog.auth(out, host, at + 25 * SECOND, "sshd", 640);
        out.put("Server listening on 0.0.0.0 port 22.").end();
    }

    private void phaseHeading(long at, LineBuffer out) {
        out.begin(phaseFile, at).put("time,maser1,cs1,cs2");
        for (var host : inventory.of(Role.TIMING)) {
            out.put(',').put(host.name());
        }
        out.end();
    }

    /// Clock minus the station's scale, in seconds.
    private void phases(long epochDay, LineBuffer out) {
        var draw = Draw.of(settings.seed(), Topic.CLOCK, -1, epochDay);
        List<Host> hosts = inventory.of(Role.TIMING);
        for (long second = 1; second < 86_400; second += PHASE_SECONDS) {
            long at = epochDay * DAY + second * SECOND;
            out.stage(effect != null && effect.isDuring(at) ? Stage.TIME_EFFECT : null);
            out.begin(phaseFile, at);
            Stamp.date(out, LocalDate.ofEpochDay(epochDay)).put('T');
            Stamp.time(out, second * SECOND).put('Z');
            for (int i = 0; i < WANDER.length; i++) {
                double wander = Math.sin(at / (4e11 * (i + 2))) + 0.4 * Math.sin(at / 7e10 + i);
                out.put(',').scientific(WANDER[i] * (wander + 0.1 * draw.gauss()));
            }
            for (var host : hosts) {
                double bent = effect != null && effect.host().equals(host) ? effect.at(at) : 0;
                out.put(',').scientific(4e-8 * draw.gauss() + bent);
            }
            out.end();
        }
        out.stage(null);
    }

    /// What the station says of itself: little.
    private void station(long epochDay, LineBuffer out) {
        var draw = Draw.of(settings.seed(), Topic.CLOCK, -2, epochDay);
        var host = inventory.of(Role.STATION).getFirst();
        if (draw.chance(0.1)) {
            long second = draw.between(0, 80_000);
            out.begin(host.special(), epochDay * DAY + second * SECOND);
            Stamp.date(out, LocalDate.ofEpochDay(epochDay)).put('T');
            Stamp.time(out, second * SECOND).put("Z WARNING cs");
            out.put((long) draw.between(1, 2)).put(": no reading for 120 s").end();
        }
    }
}
