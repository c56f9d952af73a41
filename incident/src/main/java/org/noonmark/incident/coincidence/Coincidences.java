package org.noonmark.incident.coincidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.behaviour.site.Site;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.signal.Signal;

/// Finds changes of clocks within somebody's presence that are hardly chance.
///
/// Facts come in any order: a change is judged against presences that cover its own time. Nothing
/// but [#advance] moves time, so that a forged time in a log ends nobody's presence.
public final class Coincidences {
    /// Rarer than this is told.
    public static final double TOLD = 0.01;

    private static final int VERSION = 1;
    private static final int MAGIC = 0x4e4d4354;
    private static final Duration BOOKED_AFTER = Duration.ofHours(1);
    private static final Duration BOOKED_EVERY = Duration.ofMinutes(30);
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MOST_TOLD = 10_000;

    private final double threshold;
    private final ZoneId zone;
    private final Set<String> timing = new LinkedHashSet<>();
    private final SiteClocks clocks;
    private final Presence presence;
    private final Occasions occasions = new Occasions();
    private final Map<String, Double> told =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
                    return size() > MOST_TOLD;
                }
            };
    private @Nullable Instant since;
    private Instant now = Instant.MIN;
    private Instant nextBooking = Instant.MIN;

    /// Knows nothing but what the operator says of the site.
    public Coincidences(Site site) {
        this(site, TOLD);
    }

    /// @param threshold what is at most so likely is told
    Coincidences(Site site, double threshold) {
        this.threshold = threshold;
        this.zone = site.zone();
        this.clocks = new SiteClocks(zone);
        this.presence = new Presence(site);
        site.hosts().stream().filter(Site.Host::isTiming).forEach(host -> timing.add(host.name()));
    }

    /// Notes that a host was heard of; its quiet days count from here. Cheap, for every event.
    ///
    /// A time more than a day ahead of [#advance] counts as now, so that a forged one does not stop
    /// the count of days.
    public void heard(String host, Instant time) {
        boolean isAhead = since != null && time.isAfter(now.plus(AHEAD));
        clocks.heard(host, isAhead ? now : time);
    }

    /// Takes a fact, and tells what it means.
    public void fact(Fact fact, Consumer<Signal> out) {
        heard(fact.origin().host(), fact.origin().time());
        switch (fact) {
            case Fact.Login login -> presence.login(login);
            case Fact.Logout logout -> presence.logout(logout);
            case Fact.ClockChanged change -> changed(change, out);
            case Fact.Command _,
                    Fact.AccountChanged _,
                    Fact.TrustChanged _,
                    Fact.LogLost _,
                    Fact.ConfigurationSeen _,
                    Fact.Suspected _,
                    Fact.Renewed _ -> {}
        }
    }

    /// It is that late, by the clock of the reader; hours of presence that are over become history.
    public void advance(Instant newNow) {
        if (since == null) {
            since = newNow;
        }
        if (newNow.isAfter(now)) {
            now = newNow;
        }
        if (!now.isBefore(nextBooking)) {
            nextBooking = now.plus(BOOKED_EVERY);
            presence.book(now.minus(BOOKED_AFTER), occasions);
        }
    }

    private void changed(Fact.ClockChanged change, Consumer<Signal> out) {
        var origin = change.origin();
        double size = Math.abs(change.size().toSeconds());
        var episode = clocks.add(origin.host(), change.trouble(), origin.time(), size);
        if (episode == null) {
            return;
        }
        Map<String, Meeting> best = new HashMap<>();
        for (var host : exposed(origin.host())) {
            for (var visit : presence.at(host, episode.begin())) {
                var meeting = meet(visit, change, episode);
                best.merge(
                        visit.principal(),
                        meeting,
                        (one, other) -> one.byClock() <= other.byClock() ? one : other);
            }
        }
        for (var meeting : best.values()) {
            tell(withOthers(meeting, best.size() - 1), out);
        }
    }

    /// Hosts whose visitors can have brought a change there about.
    private Collection<String> exposed(String clockHost) {
        return timing.contains(clockHost) ? timing : Set.of(clockHost);
    }

    private Meeting meet(Visit visit, Fact.ClockChanged change, Episodes.Episode episode) {
        var host = change.origin().host();
        long occasion = visit.occasion(episode.begin());
        double chance =
                clocks.chance(
                        host,
                        change.trouble(),
                        episode.size(),
                        episode.begin(),
                        visit.exposureHours(occasion));
        double byClock = Math.min(1, chance / share(visit.host(), host));
        visit.met(occasion, byClock);
        var history = clocks.history(host);
        var principal = visit.principal();
        return new Meeting(
                visit,
                change,
                episode,
                occasion,
                byClock,
                occasions.chance(principal, byClock),
                history.of(change.trouble()).past().atLeast(episode.size()),
                history.days(),
                occasions.alike(principal),
                0,
                episode.size());
    }

    /// Half of the chance is kept for the visitor's own host, where there are others in reach.
    private double share(String visited, String clockHost) {
        int others = timing.contains(visited) ? timing.size() - 1 : 0;
        if (others == 0) {
            return 1;
        }
        return visited.equals(clockHost) ? 0.5 : 0.5 / others;
    }

    private static Meeting withOthers(Meeting of, int others) {
        return new Meeting(
                of.visit(),
                of.change(),
                of.episode(),
                of.occasion(),
                of.byClock(),
                of.byPresence(),
                of.clockCount(),
                of.clockDays(),
                of.alike(),
                others,
                of.size());
    }

    /// Once for an hour of presence, and again when it became half as likely.
    private void tell(Meeting meeting, Consumer<Signal> out) {
        if (meeting.chance() > threshold) {
            return;
        }
        var visit = meeting.visit();
        var key =
                String.join(
                        "\n",
                        visit.principal(),
                        visit.start().toString(),
                        Long.toString(meeting.occasion()));
        if (told.getOrDefault(key, 2.0) < 2 * meeting.chance()) {
            return;
        }
        told.put(key, meeting.chance());
        out.accept(MeetingSignal.of(meeting, meeting.chance() * hoursPerMonth(), zone));
    }

    /// Hours of presence that the whole site brings in 30 days.
    double hoursPerMonth() {
        var from = since;
        double days = from == null ? 1 : Math.max(1, Duration.between(from, now).toHours() / 24.0);
        return 30 * (occasions.all() + 1) / days;
    }

    /// Hours of presence that became history.
    long hours() {
        return occasions.all();
    }

    /// Everything that is remembered; at most some tens of megabytes, by the bounds of its parts.
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            clocks.write(out);
            presence.write(out);
            occasions.write(out);
            out.writeBoolean(since != null);
            if (since != null) {
                Texts.write(since, out);
            }
            Texts.write(now, out);
            out.writeInt(told.size());
            for (var one : told.entrySet()) {
                out.writeUTF(one.getKey());
                out.writeDouble(one.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// A detector that remembers.
    ///
    /// @param bytes of [#toBytes]
    /// @throws IOException when they are damaged or of another version; nothing is kept then
    public static Coincidences remembering(Site site, byte[] bytes) throws IOException {
        var read = new Coincidences(site);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readByte() != VERSION) {
                throw new IOException("no memory of coincidences in version " + VERSION);
            }
            read.clocks.read(in);
            read.presence.read(in);
            read.occasions.read(in);
            if (in.readBoolean()) {
                read.since = Texts.instant(in);
            }
            read.now = Texts.instant(in);
            long known = Counts.checked(in.readInt(), MOST_TOLD);
            for (int i = 0; i < known; i++) {
                read.told.put(in.readUTF(), in.readDouble());
            }
            if (in.read() >= 0) {
                throw new IOException("bytes follow the memory of coincidences");
            }
        }
        return read;
    }
}
