package org.noonmark.behaviour;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.behaviour.network.Networks;
import org.noonmark.behaviour.profile.ProfileMemory;
import org.noonmark.behaviour.site.Site;
import org.noonmark.behaviour.suspicion.Report;
import org.noonmark.behaviour.suspicion.Suspicions;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.fact.Origin;
import org.noonmark.guard.signal.Signal;

/// Learns what accounts, hosts and networks usually do, and tells what is unusual.
///
/// Call [#advance] with a time that can be believed before the facts of that time: the station's
/// clock, or for an archive each event's own time in order. A fact that claims to come later than
/// that by more than ten minutes is judged as if it happened now; one that is older by more than
/// two days is judged and teaches nothing. What an account does while it is under suspicion teaches
/// nothing. For one thread.
public final class Behaviour {
    private static final String SITE = "site";
    private static final String SUSPICIONS = "suspicions";
    private static final long EARLY_SECONDS = 600;
    private static final long LATE_SECONDS = 2 * 86_400L;
    private static final long LOOK_MILLIS = 60_000;

    private final Roster roster;
    private final Networks networks;
    private final ProfileMemory memory;
    private final BehaviourSettings settings;
    private final Tunnels tunnels = new Tunnels();
    private final Profiles<AccountProfile> accounts;
    private final Profiles<HostProfile> hosts;
    private final Profiles<NetworkProfile> sources;
    private SiteProfile siteProfile = new SiteProfile();
    private Suspicions suspicions = new Suspicions();
    private LoginWatch logins;
    private HostWatch watch;
    private @Nullable Instant now;
    private long lookedMillis = Long.MIN_VALUE;
    private int today = Integer.MIN_VALUE;
    private long todayEndsMillis = Long.MIN_VALUE;
    private long todayBeginsMillis = Long.MAX_VALUE;
    private boolean learns = true;
    private long damaged;

    /// @param memory where profiles come from and go to
    public Behaviour(
            Site site, Networks networks, ProfileMemory memory, BehaviourSettings settings) {
        this.roster = new Roster(site);
        this.networks = networks;
        this.memory = memory;
        this.settings = settings;
        int most = settings.profiles();
        accounts = new Profiles<>("account ", most, AccountProfile::new, memory);
        hosts = new Profiles<>("host ", most, HostProfile::new, memory);
        sources = new Profiles<>("network ", most, NetworkProfile::new, memory);
        watch = new HostWatch(roster, siteProfile, hosts);
        logins = new LoginWatch(networks, tunnels, siteProfile, sources);
        reload();
    }

    /// Takes everything from the memory again, as after a roll-back; what was not saved is lost.
    public void reload() {
        accounts.forget();
        hosts.forget();
        sources.forget();
        siteProfile = new SiteProfile();
        var bytes = memory.load(SITE);
        if (bytes.isPresent() && !siteProfile.decode(bytes.get())) {
            damaged++;
            siteProfile = new SiteProfile();
        }
        var marks = memory.load(SUSPICIONS);
        suspicions = new Suspicions();
        if (marks.isPresent()) {
            var decoded = Suspicions.decode(marks.get());
            damaged += decoded.isEmpty() ? 1 : 0;
            suspicions = decoded.orElseGet(Suspicions::new);
        }
        // A host that fell silent while nobody looked has to be known to be missed.
        memory.loadAll(hosts::hold);
        watch = new HostWatch(roster, siteProfile, hosts);
        logins = new LoginWatch(networks, tunnels, siteProfile, sources);
    }

    /// Gives what changed to the memory.
    ///
    /// @param at now, by the clock of whoever runs this
    public void save(Instant at) {
        setClock(at);
        accounts.save();
        hosts.save();
        sources.save();
        memory.save(SITE, siteProfile.encode(), at);
        memory.save(SUSPICIONS, suspicions.encode(), at);
    }

    private void setClock(Instant at) {
        accounts.now(at);
        hosts.now(at);
        sources.now(at);
    }

    /// From now on nothing is learned; judging goes on.
    public void freeze() {
        learns = false;
    }

    /// Learns again.
    public void unfreeze() {
        learns = true;
    }

    public boolean isFrozen() {
        return !learns;
    }

    /// How many memories began anew because their bytes were damaged.
    public long damagedProfiles() {
        return damaged + accounts.damaged() + hosts.damaged() + sources.damaged();
    }

    /// Who is under suspicion, and by whose word.
    public Suspicions suspicions() {
        return suspicions;
    }

    /// The time is now `instant`, as far as anybody vouches for it; an earlier one than before is
    /// passed over. Tells of hosts that are silent.
    public void advance(Instant instant, Consumer<Signal> out) {
        if (now != null && instant.isBefore(now)) {
            return;
        }
        now = instant;
        setClock(instant);
        long millis = instant.toEpochMilli();
        turnTo(instant, millis);
        if (lookedMillis == Long.MIN_VALUE || millis - lookedMillis >= LOOK_MILLIS) {
            lookedMillis = millis;
            for (var silent : watch.silent(millis)) {
                var teller = teller(silent.name(), instant, out);
                watch.judge(silent, teller::silence);
                silent.host().isSilenceTold = true;
            }
        }
    }

    private void turnTo(Instant instant, long millis) {
        if (millis >= todayBeginsMillis && millis < todayEndsMillis) {
            return;
        }
        var moment = Moment.of(instant, roster.zone(), learns);
        var date = java.time.LocalDate.ofEpochDay(moment.day());
        todayBeginsMillis = date.atStartOfDay(roster.zone()).toInstant().toEpochMilli();
        todayEndsMillis = date.plusDays(1).atStartOfDay(roster.zone()).toInstant().toEpochMilli();
        today = Math.max(today, moment.day());
        if (learns) {
            siteProfile.age(today);
        }
    }

    /// A host said something, whatever it was. Costs one look-up.
    public void heard(String host, Instant at, Consumer<Signal> out) {
        if (host.isEmpty()) {
            return;
        }
        var believed = believed(at);
        if (now == null) {
            turnTo(believed, believed.toEpochMilli());
        }
        watch.heard(
                host,
                believed.toEpochMilli(),
                today,
                learns,
                (since, finding) -> teller(host, believed, out).silence(since, finding));
    }

    private Instant believed(Instant at) {
        return now != null && at.isAfter(now.plusSeconds(EARLY_SECONDS)) ? now : at;
    }

    private Moment moment(Origin origin, String account) {
        var time = believed(origin.time());
        if (now == null) {
            turnTo(time, time.toEpochMilli());
        }
        boolean isLate = now != null && time.isBefore(now.minusSeconds(LATE_SECONDS));
        boolean isMarked = mark(account, time).isPresent();
        var zone = account.isEmpty() ? roster.zone() : roster.zoneOf(account);
        return Moment.of(time, zone, learns && !isLate && !isMarked);
    }

    private Optional<Report> mark(String account, Instant at) {
        return account.isEmpty() ? Optional.empty() : suspicions.of(account, at);
    }

    /// Takes a fact; tells what is unusual about it.
    public void fact(Fact fact, Consumer<Signal> out) {
        switch (fact) {
            case Fact.Login login -> login(login, out);
            case Fact.Logout logout -> tunnels.closed(logout.session());
            case Fact.AccountChanged changed -> changed(changed, out);
            case Fact.TrustChanged changed -> {
                boolean isKey = changed.store().contains("authorized_keys");
                var technique = isKey ? "T1098.004" : "T1553.004";
                var what = "trust changed, %s: %s".formatted(changed.store(), changed.what());
                rare(changed.origin(), changed.actor(), Occasion.TRUST, technique, what, out)
                        .file(changed.store())
                        .tell();
            }
            case Fact.LogLost lost -> lost(lost, out);
            case Fact.Suspected suspected -> suspected(suspected);
            case Fact.Renewed renewed -> {
                for (var account : roster.accountsOf(renewed.account())) {
                    suspicions.renewed(account, renewed.origin().time());
                }
            }
            case Fact.Command ignored -> {}
            case Fact.ClockChanged ignored -> {}
            case Fact.ConfigurationSeen ignored -> {}
        }
    }

    private void suspected(Fact.Suspected fact) {
        var report =
                new Report(
                        fact.person(),
                        fact.source(),
                        Math.clamp(fact.confidence(), 0, 1),
                        fact.origin().time(),
                        fact.what());
        suspicions.mark(roster.accountsOf(fact.person()), report);
    }

    private void login(Fact.Login login, Consumer<Signal> out) {
        if (!login.accepted() || login.account().isEmpty()) {
            return;
        }
        var moment = moment(login.origin(), login.account());
        var account = accounts.of(login.account());
        if (!login.given().isEmpty()) {
            var outer = login.address().isEmpty() ? account.lastAddress : login.address();
            tunnels.given(
                    login.given(), new Tunnels.Tunnel(login.account(), outer, login.session()));
        }
        if (logins.isSame(account, login, moment)) {
            return;
        }
        var host = login.origin().host();
        var source = logins.source(login.address());
        var teller =
                teller(host, moment.time(), out)
                        .origin(login.origin())
                        .account(login.account(), roster.personOf(login.account()))
                        .source(source)
                        .credential(login.credential())
                        .mark(mark(login.account(), moment.time()));
        logins.judge(account, login, source, moment, teller::finding);
        var from = roster.hostAt(login.address());
        if (!from.isEmpty() && !host.isEmpty() && !from.equals(host)) {
            watch.edge(host, from, login.account(), moment, teller.hostAlso(from)::finding);
        }
    }

    private void changed(Fact.AccountChanged changed, Consumer<Signal> out) {
        var account = changed.account();
        boolean isRenewal =
                changed.what().equals("password changed") || changed.what().equals("key replaced");
        boolean byAnother = !changed.actor().isEmpty() && !changed.actor().equals(account);
        if (isRenewal && byAnother && mark(changed.actor(), changed.origin().time()).isEmpty()) {
            suspicions.renewed(account, changed.origin().time());
        }
        if (!isRenewal) {
            var technique =
                    switch (changed.what()) {
                        case "account created" -> "T1136.001";
                        case "account deleted" -> "T1531";
                        default -> changed.what().startsWith("group ") ? "T1098.007" : "T1098";
                    };
            var what = "%s: %s".formatted(account, changed.what());
            var by = changed.actor().isEmpty() ? account : changed.actor();
            rare(changed.origin(), by, Occasion.ACCOUNT, technique, what, out).tell();
        }
    }

    private void lost(Fact.LogLost lost, Consumer<Signal> out) {
        var occasion =
                switch (lost.loss()) {
                    case CLEARED -> Occasion.LOG_CLEARED;
                    case GAP -> Occasion.LOG_GAP;
                    case SHORTENED -> Occasion.LOG_SHORTENED;
                    case STOPPED -> Occasion.LOG_STOPPED;
                };
        boolean isWindows = lost.log().equals("Security") || lost.log().equals("System");
        var technique =
                lost.loss() == Fact.Loss.STOPPED
                        ? "T1562.012"
                        : isWindows ? "T1070.001" : "T1070.002";
        var what = "%s: %s".formatted(lost.log(), lost.what());
        rare(lost.origin(), "", occasion, technique, what, out).file(lost.log()).tell();
    }

    private Teller rare(
            Origin origin,
            String account,
            Occasion occasion,
            String technique,
            String what,
            Consumer<Signal> out) {
        var moment = moment(origin, account);
        var teller =
                teller(origin.host(), moment.time(), out)
                        .origin(origin)
                        .account(account, roster.personOf(account))
                        .mark(mark(account, moment.time()));
        var kind =
                switch (occasion) {
                    case TRUST -> "trust-changed";
                    case ACCOUNT -> "account-changed";
                    default -> "log-lost";
                };
        watch.rare(origin.host(), occasion, moment, kind, List.of(technique), what, teller::hold);
        return teller;
    }

    private Teller teller(String host, Instant at, Consumer<Signal> out) {
        return new Teller(host, at, siteProfile, settings.threshold(), out);
    }
}
