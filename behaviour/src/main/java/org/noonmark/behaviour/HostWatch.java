package org.noonmark.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Judges hosts: from where they are logged in to, how long they are silent, and what rarely
/// happens on them.
final class HostWatch {
    private static final double OWN_DAYS = 30;
    private static final double OWN_EDGES = 50;
    private static final double HALF_LIFE_DAYS = 180;
    private static final long LEAST_SILENCE_MILLIS = 3_600_000;

    private static final Occasion[] RARE = {
        Occasion.TRUST,
        Occasion.LOG_CLEARED,
        Occasion.LOG_GAP,
        Occasion.LOG_SHORTENED,
        Occasion.LOG_STOPPED,
        Occasion.ACCOUNT
    };

    private final Roster roster;
    private final SiteProfile site;
    private final Profiles<HostProfile> hosts;

    HostWatch(Roster roster, SiteProfile site, Profiles<HostProfile> hosts) {
        this.roster = roster;
        this.site = site;
        this.hosts = hosts;
    }

    /// A host said something.
    ///
    /// @param today by the site's zone
    /// @param found takes the end of a silence
    void heard(
            String name,
            long millis,
            int today,
            boolean learns,
            BiConsumer<Instant, Finding> found) {
        var host = hosts.of(name);
        long before = host.heardMillis;
        long silent = host.heard(millis);
        if (today > host.day && learns) {
            turn(host, today);
        }
        if (silent >= LEAST_SILENCE_MILLIS && !host.isSilenceTold) {
            judgeSilence(name, host, silent, Instant.ofEpochMilli(before), found);
        }
        host.isSilenceTold = false;
    }

    /// A host's new day: what did not happen counts too.
    private void turn(HostProfile host, int today) {
        boolean isFirst = host.activeDays == 0;
        int before = host.day;
        long longest = host.turn(today);
        float kept =
                isFirst ? 1 : (float) Math.pow(0.5, Math.max(0, today - before) / HALF_LIFE_DAYS);
        host.shares.age(today);
        if (!isFirst) {
            double claimed = host.silence(longest);
            site.silenceClaims.add(claimed);
            site.add(Occasion.SILENCE, false, false);
            host.learnSilence(longest, kept);
        }
        for (var occasion : RARE) {
            host.shares.occasion(occasion.code);
            site.add(occasion, false, false);
        }
    }

    private void judgeSilence(
            String name,
            HostProfile host,
            long silent,
            Instant since,
            BiConsumer<Instant, Finding> found) {
        if (host.activeDays < HostProfile.GROWN_DAYS) {
            return;
        }
        double p = site.silenceClaims.honest(host.silence(silent));
        var because =
                "%s was silent for %s, since %s; in %d days hardly ever so long"
                        .formatted(name, words(silent), since, host.activeDays);
        found.accept(
                since, new Finding("silent-host", p, Occasion.SILENCE, List.of("T1562"), because));
    }

    private static String words(long millis) {
        var duration = Duration.ofMillis(millis);
        return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    /// Looks for hosts that are silent now. When more than half of at least four are, nothing is
    /// said of each: what is missing then is the way their logs come.
    List<Silent> silent(long nowMillis) {
        var found = new ArrayList<Silent>();
        int known = 0;
        int quiet = 0;
        for (var entry : hosts.held().entrySet()) {
            var host = entry.getValue();
            if (host.heardMillis == Long.MIN_VALUE) {
                continue;
            }
            known++;
            long silent = nowMillis - host.heardMillis;
            boolean isLong =
                    silent >= LEAST_SILENCE_MILLIS
                            && host.activeDays >= HostProfile.GROWN_DAYS
                            && host.silence(silent) <= 0.01;
            if (isLong) {
                quiet++;
                if (!host.isSilenceTold) {
                    found.add(new Silent(entry.getKey(), host, silent));
                }
            }
        }
        return known >= 4 && quiet * 2 > known ? List.of() : found;
    }

    record Silent(String name, HostProfile host, long millis) {}

    /// Tells of a silence that lasts; returns whether it was unusual.
    void judge(Silent silent, BiConsumer<Instant, Finding> found) {
        var since = Instant.ofEpochMilli(silent.host.heardMillis);
        judgeSilence(silent.name, silent.host, silent.millis, since, found);
    }

    /// Something rare happened on a host: judged once a day.
    void rare(
            String name,
            Occasion occasion,
            Moment moment,
            String kind,
            List<String> techniques,
            String what,
            Consumer<Finding> found) {
        var host = hosts.of(name);
        int at = occasion.code;
        if (host.lastHit[at] >= moment.day()) {
            return;
        }
        double share = site.share(occasion, false, 0);
        double p = Math.max(share, host.shares.mean(at, share, OWN_DAYS));
        var because =
                "%s: %s; so on %d of %d days of this host"
                        .formatted(
                                name,
                                what,
                                Math.round(host.shares.hits(at)),
                                Math.max(1, host.activeDays));
        found.accept(new Finding(kind, p, occasion, techniques, because));
        if (moment.teaches()) {
            host.lastHit[at] = moment.day();
            host.shares.hit(at);
            site.hit(occasion);
        }
    }

    /// Somebody logged in on `name` from one of our hosts.
    void edge(String name, String from, String account, Moment moment, Consumer<Finding> found) {
        int hops = hops(name);
        var occasion = hops == 0 || hops == 1 ? Occasion.TIMING_EDGE : Occasion.EDGE;
        var host = hosts.of(name);
        int hash = SeenValues.hash(from);
        int category = Occasion.EDGE.code;
        if (host.values.wasSeen(category, hash, moment.day())) {
            return;
        }
        boolean isNew = !host.values.isUsual(category, hash, moment.day());
        boolean isYoung = host.activeDays < HostProfile.GROWN_DAYS;
        int before = host.values.days(category, hash, moment.day());
        double share = site.share(occasion, isYoung, before);
        if (isNew) {
            double own = host.shares.mean(occasion.code, share, OWN_EDGES, before);
            double p = Math.max(share, own);
            var because =
                    "%s on %s from %s: in %d days that host was usually reached from %d others%s"
                            .formatted(
                                    account,
                                    name,
                                    from,
                                    host.activeDays,
                                    host.values.usual(category, moment.day()),
                                    toTiming(hops));
            found.accept(new Finding("new-edge", p, occasion, List.of("T1021.004"), because));
        }
        if (moment.teaches()) {
            site.add(occasion, isYoung, isNew);
            if (!isYoung) {
                host.shares.add(occasion.code, isNew);
            }
            host.values.add(category, hash, moment.day());
        }
    }

    private static String toTiming(int hops) {
        return switch (hops) {
            case 0 -> "; it keeps time";
            case 1 -> "; it leads to a host that keeps time";
            case 2 -> "; two steps from a host that keeps time";
            default -> "";
        };
    }

    /// How many logins lead from a host to one that keeps time, by usual ways; -1 for none or more
    /// than two.
    private int hops(String name) {
        if (roster.timing().contains(name)) {
            return 0;
        }
        // Looked up before the loop: a look-up moves what it finds within what the loop walks.
        var timing = new ArrayList<HostProfile>();
        for (var one : roster.timing()) {
            var host = hosts.inMemory(one);
            if (host != null) {
                timing.add(host);
            }
        }
        if (leads(name, timing)) {
            return 1;
        }
        for (var entry : hosts.held().entrySet()) {
            if (isReached(entry.getValue(), name) && leads(entry.getKey(), timing)) {
                return 2;
            }
        }
        return -1;
    }

    private static boolean leads(String from, List<HostProfile> to) {
        return to.stream().anyMatch(host -> isReached(host, from));
    }

    /// Whether somebody came to a host from another.
    private static boolean isReached(HostProfile host, String from) {
        return host.values.days(Occasion.EDGE.code, SeenValues.hash(from), host.day) > 0;
    }
}
