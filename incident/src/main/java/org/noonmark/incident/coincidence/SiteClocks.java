package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.fact.Fact.Trouble;

/// The histories of all hosts' clocks, of at most [#MOST] hosts; the one that was silent longest is
/// forgotten first.
final class SiteClocks {
    static final int MOST = 4096;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long BAD_WEEKS = 3;

    /// The share of the chance that each kind of trouble may claim; together 1. What moves time by
    /// itself has most of it.
    private static final Map<Trouble, Double> SHARES =
            new EnumMap<>(
                    Map.of(
                            Trouble.STEP, 0.5,
                            Trouble.FREQUENCY, 0.125,
                            Trouble.CONFIGURATION, 0.125,
                            Trouble.FALSETICKER, 0.1,
                            Trouble.BOUND, 0.05,
                            Trouble.SOURCE_LOST, 0.04,
                            Trouble.SOURCE_CHANGED, 0.03,
                            Trouble.SERVICE_STOPPED, 0.02,
                            Trouble.SERVICE_STARTED, 0.01));

    private final Map<String, ClockHistory> hosts =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ClockHistory> eldest) {
                    return size() > MOST;
                }
            };
    private final Map<Trouble, Sizes> site = new EnumMap<>(Trouble.class);
    private final Rhythm rhythm;
    private long siteDays;

    SiteClocks(ZoneId zone) {
        this.rhythm = new Rhythm(zone);
    }

    void heard(String host, Instant time) {
        if (history(host).heard(time)) {
            siteDays++;
        }
    }

    ClockHistory history(String host) {
        return hosts.computeIfAbsent(host, _ -> new ClockHistory());
    }

    /// Adds a change; returns its episode when it is new or grew.
    Episodes.@Nullable Episode add(String host, Trouble trouble, Instant time, double size) {
        return history(host)
                .add(
                        trouble,
                        time,
                        size,
                        past -> {
                            site.computeIfAbsent(trouble, _ -> new Sizes()).add(past.size());
                            rhythm.add(past.begin());
                        });
    }

    /// The probability of at least one episode so large within an exposure at that time, divided by
    /// the kind's share; at most 1.
    double chance(String host, Trouble trouble, double size, Instant begin, double exposureHours) {
        var history = history(host);
        var episodes = history.of(trouble);
        double exposure = exposureHours * rhythm.factor(begin, begin.plus(HOUR));
        long count = episodes.past().atLeast(size);
        double chance =
                Chance.ofAtLeastOne(
                        exposure, history.hours(), count, rateElsewhere(history, trouble, size));
        long recently = episodes.recently(size, begin);
        double expected = count * Episodes.recentHours() / Math.max(1, history.hours());
        if (recently >= BAD_WEEKS && recently > BAD_WEEKS * expected) {
            double now = -Math.expm1(-recently * exposure / Episodes.recentHours());
            chance = Math.max(chance, now);
        }
        return Math.min(1, chance / SHARES.getOrDefault(trouble, 0.01));
    }

    /// Changes per hour of the other hosts; at least 30 days of them are taken to be known.
    private double rateElsewhere(ClockHistory own, Trouble trouble, double size) {
        var all = site.get(trouble);
        if (all == null) {
            return 0;
        }
        long count = Math.max(0, all.atLeast(size) - own.of(trouble).past().atLeast(size));
        double hours = Math.max(0, 24.0 * siteDays - own.hours());
        return count / (hours + Chance.PRIOR_HOURS);
    }

    void write(DataOutput out) throws IOException {
        rhythm.write(out);
        out.writeLong(siteDays);
        out.writeByte(site.size());
        for (var one : site.entrySet()) {
            Texts.write(one.getKey(), out);
            one.getValue().write(out);
        }
        out.writeInt(hosts.size());
        for (var one : hosts.entrySet()) {
            Texts.write(one.getKey(), out);
            one.getValue().write(out);
        }
    }

    void read(DataInput in) throws IOException {
        rhythm.read(in);
        siteDays = Counts.checked(in.readLong());
        long kinds = Counts.checked(in.readByte(), Trouble.values().length);
        for (int i = 0; i < kinds; i++) {
            site.put(Texts.trouble(in), Sizes.read(in));
        }
        long known = Counts.checked(in.readInt(), MOST);
        for (int i = 0; i < known; i++) {
            hosts.put(in.readUTF(), ClockHistory.read(in));
        }
    }
}
