package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogPosition;

/// The presence of one account on one host: its overlapping sessions as one interval.
///
/// It lasts until [#LAG] after the last of them ended, since what was prepared may act later. A
/// session whose end nobody saw ends [#LONGEST] after its login. Each hour of it, counted from the
/// first login, is one occasion.
final class Visit {
    static final Duration LAG = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofHours(12);
    static final long HOUR_SECONDS = 3600;
    private static final int MOST_SESSIONS = 32;
    private static final int MOST_LINKS = 8;

    /// A presence from which this one was begun: its account, its host, and from where it came.
    record Link(String account, String host, String address) {}

    private final String account;
    private final String host;
    private final String address;
    private final Instant start;
    private final LogPosition position;
    private final List<Link> behind;
    private final Set<String> sessions = new LinkedHashSet<>();
    private final Map<Long, Double> chances = new TreeMap<>();
    private Instant latestLogin;
    private @Nullable Instant end;
    private long booked;

    Visit(
            String account,
            String host,
            String address,
            Instant start,
            LogPosition position,
            List<Link> behind) {
        this.account = account;
        this.host = host;
        this.address = address;
        this.start = start;
        this.position = position;
        this.behind = List.copyOf(behind.subList(0, Math.min(MOST_LINKS, behind.size())));
        this.latestLogin = start;
    }

    String account() {
        return account;
    }

    String host() {
        return host;
    }

    String address() {
        return address;
    }

    Instant start() {
        return start;
    }

    LogPosition position() {
        return position;
    }

    /// From the nearest to the farthest.
    List<Link> behind() {
        return behind;
    }

    /// Empty while a session is open.
    @Nullable Instant end() {
        return end;
    }

    /// Whose history is the baseline: the account farthest behind.
    String principal() {
        return behind.isEmpty() ? account : behind.getLast().account();
    }

    /// What a presence that begins from here has behind it.
    List<Link> asBehind() {
        var links = new ArrayList<Link>();
        links.add(new Link(account, host, address));
        links.addAll(behind);
        return links;
    }

    Instant presentUntil() {
        return end != null ? end.plus(LAG) : latestLogin.plus(LONGEST);
    }

    boolean covers(Instant time) {
        return !time.isBefore(start) && time.isBefore(presentUntil());
    }

    /// Another session, or the same again.
    void login(String session, Instant time) {
        if (sessions.size() < MOST_SESSIONS) {
            sessions.add(session);
        }
        if (time.isAfter(latestLogin)) {
            latestLogin = time;
        }
        end = null;
    }

    /// A session ended; returns false when it is none of these. A time before the login counts as
    /// the login's.
    boolean logout(String session, Instant time) {
        if (end != null || !sessions.remove(session)) {
            return false;
        }
        if (sessions.isEmpty()) {
            end = time.isBefore(start) ? start : time;
        }
        return true;
    }

    /// Its only session ended, under whatever name.
    boolean logoutOnly(Instant time) {
        return sessions.size() == 1 && logout(sessions.iterator().next(), time);
    }

    /// The number of the hour that a time lies in.
    long occasion(Instant time) {
        return Duration.between(start, time).toSeconds() / HOUR_SECONDS;
    }

    /// How much of that hour the presence lasts, as far as is known: all of it while it goes on.
    double exposureHours(long occasion) {
        if (end == null) {
            return 1;
        }
        double present = Duration.between(start, presentUntil()).toSeconds();
        return Math.clamp(present / HOUR_SECONDS - occasion, 1.0 / 60, 1);
    }

    /// Keeps the least chance of an hour that is not booked yet.
    void met(long occasion, double chance) {
        if (occasion >= booked) {
            chances.merge(occasion, chance, Math::min);
        }
    }

    /// Books the hours that ended before.
    void book(Instant before, Occasions into) {
        while (true) {
            var from = start.plusSeconds(booked * HOUR_SECONDS);
            var to = from.plusSeconds(HOUR_SECONDS);
            if (to.isAfter(before) || !from.isBefore(presentUntil())) {
                return;
            }
            var chance = chances.remove(booked);
            into.add(principal(), chance == null ? 1 : chance);
            booked++;
        }
    }

    void write(DataOutput out) throws IOException {
        Texts.write(account, out);
        Texts.write(host, out);
        Texts.write(address, out);
        Texts.write(start, out);
        Texts.write(position.source(), out);
        out.writeLong(position.index());
        out.writeLong(position.offsetBytes());
        out.writeByte(behind.size());
        for (var link : behind) {
            Texts.write(link.account(), out);
            Texts.write(link.host(), out);
            Texts.write(link.address(), out);
        }
        Texts.write(latestLogin, out);
        out.writeBoolean(end != null);
        if (end != null) {
            Texts.write(end, out);
        }
        out.writeLong(booked);
        out.writeByte(sessions.size());
        for (var session : sessions) {
            Texts.write(session, out);
        }
        out.writeInt(chances.size());
        for (var one : chances.entrySet()) {
            out.writeLong(one.getKey());
            out.writeDouble(one.getValue());
        }
    }

    static Visit read(DataInput in) throws IOException {
        var account = in.readUTF();
        var host = in.readUTF();
        var address = in.readUTF();
        var start = Texts.instant(in);
        var position = new LogPosition(in.readUTF(), in.readLong(), in.readLong());
        var behind = new ArrayList<Link>();
        long links = Counts.checked(in.readByte(), MOST_LINKS);
        for (int i = 0; i < links; i++) {
            behind.add(new Link(in.readUTF(), in.readUTF(), in.readUTF()));
        }
        var visit = new Visit(account, host, address, start, position, behind);
        visit.latestLogin = Texts.instant(in);
        if (in.readBoolean()) {
            visit.end = Texts.instant(in);
        }
        visit.booked = Counts.checked(in.readLong());
        long open = Counts.checked(in.readByte(), MOST_SESSIONS);
        for (int i = 0; i < open; i++) {
            visit.sessions.add(in.readUTF());
        }
        long met = Counts.checked(in.readInt(), 100_000);
        for (int i = 0; i < met; i++) {
            visit.chances.put(in.readLong(), in.readDouble());
        }
        return visit;
    }
}
