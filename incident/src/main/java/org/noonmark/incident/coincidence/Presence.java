package org.noonmark.incident.coincidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.behaviour.site.Site;
import org.noonmark.guard.fact.Fact;

/// Who is present where, or was until a day ago, and from where they came.
///
/// Of each host the last [#MOST_VISITS] presences are kept, of [SiteClocks#MOST] hosts.
final class Presence {
    static final int MOST_VISITS = 64;
    private static final int MOST_TUNNELS = 10_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /// Who got an address from a tunnel.
    private record Tunnel(String host, String account) {}

    private final Map<String, String> hostByAddress = new HashMap<>();
    private final Map<String, List<Visit>> byHost = bounded(SiteClocks.MOST);
    private final Map<String, Tunnel> tunnels = bounded(MOST_TUNNELS);

    Presence(Site site) {
        for (var host : site.hosts()) {
            for (var address : host.addresses()) {
                hostByAddress.put(address, host.name());
            }
        }
    }

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    void login(Fact.Login login) {
        if (!login.accepted()) {
            return;
        }
        var host = login.origin().host();
        var time = login.origin().time();
        var account = Texts.cut(login.account());
        var visits = byHost.computeIfAbsent(host, _ -> new ArrayList<>());
        var visit =
                visits.stream()
                        .filter(one -> one.account().equals(account) && one.covers(time))
                        .findFirst()
                        .orElseGet(() -> begin(login, visits));
        visit.login(session(login.session(), login.address()), time);
        if (!login.given().isEmpty()) {
            tunnels.put(Texts.cut(login.given()), new Tunnel(host, visit.account()));
        }
    }

    private Visit begin(Fact.Login login, List<Visit> visits) {
        var origin = login.origin();
        var behind =
                before(login.address(), origin.time(), login.account())
                        .filter(one -> !one.host().equals(origin.host()))
                        .map(Visit::asBehind)
                        .orElse(List.of());
        var visit =
                new Visit(
                        Texts.cut(login.account()),
                        origin.host(),
                        Texts.cut(login.address()),
                        origin.time(),
                        origin.position(),
                        behind);
        if (visits.size() == MOST_VISITS) {
            visits.remove(leastMissed(visits));
        }
        visits.add(visit);
        return visit;
    }

    private static Visit leastMissed(List<Visit> visits) {
        return visits.stream().min(Comparator.comparing(Visit::presentUntil)).orElseThrow();
    }

    /// Whose presence a login from an address may continue: of the tunnel that gave it, or on the
    /// host that has it; there the same account's, else the one begun last.
    private Optional<Visit> before(String address, Instant time, String account) {
        var tunnel = tunnels.get(address);
        var host = tunnel != null ? tunnel.host : hostByAddress.get(address);
        if (host == null) {
            return Optional.empty();
        }
        var wanted = tunnel != null ? tunnel.account : account;
        return at(host, time).stream()
                .filter(one -> tunnel == null || one.account().equals(wanted))
                .max(
                        Comparator.comparing((Visit one) -> one.account().equals(wanted))
                                .thenComparing(Visit::start));
    }

    void logout(Fact.Logout logout) {
        var time = logout.origin().time();
        var session = session(logout.session(), logout.address());
        var account = Texts.cut(logout.account());
        var open =
                byHost.getOrDefault(logout.origin().host(), List.of()).stream()
                        .filter(one -> one.end() == null)
                        .filter(one -> account.isEmpty() || one.account().equals(account))
                        .toList();
        boolean isFound = open.stream().anyMatch(one -> one.logout(session, time));
        if (!isFound && open.size() == 1) {
            open.getFirst().logoutOnly(time);
        }
    }

    private static String session(String session, String address) {
        return Texts.cut(session.isEmpty() ? address : session);
    }

    /// The presences on a host that cover a time.
    List<Visit> at(String host, Instant time) {
        return byHost.getOrDefault(host, List.of()).stream()
                .filter(one -> one.covers(time))
                .toList();
    }

    /// Books all hours that ended before, and forgets who is gone for a day.
    void book(Instant before, Occasions into) {
        var forgotten = before.minus(REMEMBERED);
        for (var visits : byHost.values()) {
            visits.forEach(one -> one.book(before, into));
            visits.removeIf(one -> one.presentUntil().isBefore(forgotten));
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byHost.size());
        for (var host : byHost.entrySet()) {
            Texts.write(host.getKey(), out);
            out.writeByte(host.getValue().size());
            for (var visit : host.getValue()) {
                visit.write(out);
            }
        }
        out.writeInt(tunnels.size());
        for (var tunnel : tunnels.entrySet()) {
            Texts.write(tunnel.getKey(), out);
            Texts.write(tunnel.getValue().host, out);
            Texts.write(tunnel.getValue().account, out);
        }
    }

    void read(DataInput in) throws IOException {
        long hosts = Counts.checked(in.readInt(), SiteClocks.MOST);
        for (int i = 0; i < hosts; i++) {
            var host = in.readUTF();
            var visits = new ArrayList<Visit>();
            long count = Counts.checked(in.readByte(), MOST_VISITS);
            for (int j = 0; j < count; j++) {
                visits.add(Visit.read(in));
            }
            byHost.put(host, visits);
        }
        long given = Counts.checked(in.readInt(), MOST_TUNNELS);
        for (int i = 0; i < given; i++) {
            tunnels.put(in.readUTF(), new Tunnel(in.readUTF(), in.readUTF()));
        }
    }
}
