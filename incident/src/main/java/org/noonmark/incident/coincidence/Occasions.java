package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What past hours of presence brought: the second opinion on a chance, from accounts that were
/// present as often and met changes as often.
///
/// An account whose presence brings changes oftener than chance does is compared with the like of
/// it: classes part at the share that chance explains, and at four times that. Within a class, the
/// claim is the share of past hours that looked at least as unusual. Before the site has a history
/// of its own, one in [#PRIOR] hours is taken to bring something unheard of. Accounts: at most
/// [#MOST], the one unseen longest is forgotten first.
final class Occasions {
    static final int MOST = 100_000;
    static final double PRIOR = 500;
    private static final double ASSOCIATED = 0.01;
    private static final int SIZES = 4;
    private static final int SHARES = 4;
    private static final int BINS = 160;
    private static final int BINS_PER_HALVING = 4;

    /// Hours of presence of an account, and those that met an unlikely change.
    private record Attendance(long hours, long met) {}

    private final Map<String, Attendance> accounts =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Attendance> eldest) {
                    return size() > MOST;
                }
            };
    private final long[][] counts = new long[SIZES * SHARES][BINS];
    private long all;

    /// Books one hour of presence.
    ///
    /// @param chance the least that a change of this hour had by the hosts' histories; 1 when there
    ///   was none
    void add(String account, double chance) {
        var before = accounts.getOrDefault(account, new Attendance(0, 0));
        counts[classOf(before)][bin(chance)]++;
        all++;
        accounts.put(
                account,
                new Attendance(before.hours + 1, before.met + (chance <= ASSOCIATED ? 1 : 0)));
    }

    /// Past hours of accounts of the same class that looked at least as unusual.
    long asUnusual(String account, double chance) {
        var of = counts[classOf(account)];
        long found = 0;
        for (int i = bin(chance); i < BINS; i++) {
            found += of[i];
        }
        return found;
    }

    /// Past hours of accounts of the same class.
    long alike(String account) {
        long found = 0;
        for (long count : counts[classOf(account)]) {
            found += count;
        }
        return found;
    }

    /// The share of past hours of its class that looked at least as unusual.
    double chance(String account, double chance) {
        return Math.min(1, (asUnusual(account, chance) + 1) / (alike(account) + PRIOR));
    }

    /// Hours of presence of the whole site.
    long all() {
        return all;
    }

    private int classOf(String account) {
        return classOf(accounts.getOrDefault(account, new Attendance(0, 0)));
    }

    private static int classOf(Attendance of) {
        int size = of.hours < 10 ? 0 : of.hours < 100 ? 1 : of.hours < 1000 ? 2 : 3;
        double share = of.hours == 0 ? 0 : (double) of.met / of.hours;
        int met = of.met == 0 ? 0 : share < ASSOCIATED ? 1 : share < 4 * ASSOCIATED ? 2 : 3;
        return size * SHARES + met;
    }

    private static int bin(double chance) {
        double halvings = -Math.log(Math.max(chance, 1e-300)) / Math.log(2);
        return (int) Math.min(BINS - 1, halvings * BINS_PER_HALVING);
    }

    void write(DataOutput out) throws IOException {
        for (var of : counts) {
            for (long count : of) {
                out.writeLong(count);
            }
        }
        out.writeInt(accounts.size());
        for (var one : accounts.entrySet()) {
            Texts.write(one.getKey(), out);
            out.writeLong(one.getValue().hours);
            out.writeLong(one.getValue().met);
        }
    }

    void read(DataInput in) throws IOException {
        for (var of : counts) {
            for (int i = 0; i < BINS; i++) {
                of[i] = Counts.checked(in.readLong());
                all += of[i];
            }
        }
        long known = Counts.checked(in.readInt(), MOST);
        for (int i = 0; i < known; i++) {
            var account = in.readUTF();
            accounts.put(
                    account,
                    new Attendance(Counts.checked(in.readLong()), Counts.checked(in.readLong())));
        }
    }
}
