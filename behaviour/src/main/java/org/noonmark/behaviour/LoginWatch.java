package org.noonmark.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.noonmark.behaviour.network.Network;
import org.noonmark.behaviour.network.NetworkType;
import org.noonmark.behaviour.network.Networks;
import org.noonmark.guard.fact.Fact;

/// Judges accepted logins by what their account usually does.
///
/// Judged first, taught afterwards. What is unusual is taught in small steps: a value becomes usual
/// on the third separate day, an unusual hour when its block of four hours came on three days.
final class LoginWatch {
    private static final long SAME_LOGIN_MILLIS = 30_000;
    private static final double OWN_OCCASIONS = 50;
    private static final double IMPOSSIBLE_KMH = 1000;
    private static final double UNUSUAL = 0.01;

    /// Beyond this nothing is told, whatever a report takes away from it.
    private static final double TELLABLE = 0.2;

    private static final int ABSENT_DAYS = 14;
    private static final int BLOCK_HOURS = 4;

    private final Networks networks;
    private final Tunnels tunnels;
    private final SiteProfile site;
    private final Profiles<NetworkProfile> sources;

    LoginWatch(
            Networks networks,
            Tunnels tunnels,
            SiteProfile site,
            Profiles<NetworkProfile> sources) {
        this.networks = networks;
        this.tunnels = tunnels;
        this.site = site;
        this.sources = sources;
    }

    /// Where a login really comes from.
    ///
    /// @param address outside of any tunnel of ours
    /// @param owner of the tunnel, empty without one
    record Source(String address, Network network, String owner) {
        String words() {
            var from = address.isEmpty() ? "the console" : address + " (" + network.words() + ")";
            return owner.isEmpty() ? from : from + " through the tunnel of " + owner;
        }
    }

    Source source(String address) {
        var tunnel = tunnels.at(address);
        if (tunnel == null) {
            return new Source(address, networks.of(address), "");
        }
        return new Source(tunnel.outer(), networks.of(tunnel.outer()), tunnel.account());
    }

    /// Whether this is the login before, told once more by another log or with a tunnel's address.
    boolean isSame(AccountProfile account, Fact.Login login, Moment moment) {
        if (!login.given().isEmpty() && login.session().equals(account.lastSession)) {
            return true;
        }
        long since = moment.time().toEpochMilli() - account.lastMillis;
        return account.lastMillis != Long.MIN_VALUE
                && Math.abs(since) <= SAME_LOGIN_MILLIS
                && login.address().equals(account.lastAddress)
                && login.origin().host().equals(account.lastHost);
    }

    void judge(
            AccountProfile account,
            Fact.Login login,
            Source source,
            Moment moment,
            Consumer<Finding> found) {
        if (moment.teaches()) {
            account.hours.age(moment.day());
            account.shares.age(moment.day());
        }
        hour(account, login, moment, found);
        journey(account, login, source, moment, found);
        source(account, login, source, moment, found);
        method(account, login, moment, found);
        host(account, login, moment, found);
        absence(account, login, moment, found);
        remember(account, login, source, moment);
    }

    private static void remember(
            AccountProfile account, Fact.Login login, Source source, Moment moment) {
        long millis = moment.time().toEpochMilli();
        if (account.lastMillis != Long.MIN_VALUE && millis < account.lastMillis) {
            return;
        }
        account.lastMillis = millis;
        account.lastAddress = login.address();
        account.lastHost = login.origin().host();
        account.lastSession = login.session();
        account.lastPlace = source.network().place();
        account.logins += moment.teaches() ? 1 : 0;
    }

    private void hour(
            AccountProfile account, Fact.Login login, Moment moment, Consumer<Finding> found) {
        if (moment.hour() == account.lastHour) {
            return;
        }
        double claimed = account.hours.tail(moment.cell(), site.density());
        double p = site.hourClaims.honest(claimed);
        if (p <= TELLABLE) {
            var because =
                    "%s, %s %s"
                            .formatted(
                                    baseline(account, login, moment),
                                    account.hours.quiet(moment.cell()),
                                    moment.zone());
            found.accept(new Finding("unusual-hour", p, Occasion.HOUR, List.of("T1078"), because));
        }
        if (moment.teaches() && moment.hour() > account.lastHour) {
            account.lastHour = moment.hour();
            teachHour(account, moment, claimed);
        }
    }

    private void teachHour(AccountProfile account, Moment moment, double claimed) {
        if (!account.mayTeach(moment.day())) {
            return;
        }
        site.add(Occasion.HOUR, account.isYoung(), claimed <= UNUSUAL);
        site.hourClaims.add(claimed);
        if (claimed <= UNUSUAL) {
            int block = moment.cell() / BLOCK_HOURS % (24 / BLOCK_HOURS);
            int category = Occasion.HOUR_BLOCK.code;
            account.values.add(category, block, moment.day());
            if (!account.values.isUsual(category, block, moment.day())) {
                return;
            }
        }
        account.hours.add(moment.cell());
        site.hours.add(moment.cell());
    }

    private static String baseline(AccountProfile account, Fact.Login login, Moment moment) {
        long days = account.logins == 0 ? 0 : moment.day() - account.firstDay;
        return days < 60
                ? "logins of %s: %d in %d days".formatted(login.account(), account.logins, days)
                : "logins of %s: %d in %d months"
                        .formatted(login.account(), account.logins, Math.round(days / 30.4));
    }

    /// What a value of an account is worth: 1 when it is usual or was judged today.
    private double novelty(
            AccountProfile account, Occasion occasion, int hash, boolean counts, Moment moment) {
        int category = occasion.code;
        if (account.values.wasSeen(category, hash, moment.day())) {
            return 1;
        }
        boolean isNew = counts && !account.values.isUsual(category, hash, moment.day());
        boolean isYoung = account.isYoung();
        int before = account.values.days(category, hash, moment.day());
        double share = site.share(occasion, isYoung, before);
        double own = account.shares.mean(category, share, OWN_OCCASIONS, before);
        double p = isNew ? Math.max(share, own) : 1;
        if (moment.teaches()) {
            site.add(occasion, isYoung, isNew);
            if (!isYoung) {
                account.shares.add(category, isNew);
            }
            account.values.add(category, hash, moment.day());
        }
        return p;
    }

    private void source(
            AccountProfile account,
            Fact.Login login,
            Source source,
            Moment moment,
            Consumer<Finding> found) {
        var network = source.network();
        var name = network.name().isEmpty() ? source.address() : network.name();
        int hash = SeenValues.hash(name);
        int own = SeenValues.hash(login.account());
        var profile = sources.of(name.isEmpty() ? "console" : name);
        boolean isStrange = !profile.isKnownToOthers(own, moment.day());
        var news = new ArrayList<String>();
        double least = ways(account, login.account(), source, hash, isStrange, moment, news);
        teachNetwork(account, profile, hash, own, moment);
        if (least < 1) {
            var because =
                    "%s; from %s, new for it: %s"
                            .formatted(
                                    baseline(account, login, moment),
                                    source.words(),
                                    String.join(", ", news));
            double p = Math.min(1, least * news.size());
            found.accept(
                    new Finding("unusual-source", p, Occasion.NETWORK, remote(network), because));
        }
    }

    /// In which ways a source is new for an account; returns the smallest probability.
    ///
    /// @param isStrange whether few others come from that network
    /// @param news takes the ways
    private double ways(
            AccountProfile account,
            String name,
            Source source,
            int hash,
            boolean isStrange,
            Moment moment,
            List<String> news) {
        var network = source.network();
        double least = 1;
        double bySite = novelty(account, Occasion.SITE_NETWORK, hash, isStrange, moment);
        least = news(news, "network that few others use", least, bySite);
        double byNetwork = novelty(account, Occasion.NETWORK, hash, true, moment);
        least = news(news, "network", least, byNetwork);
        if (!network.country().isEmpty()) {
            int country = SeenValues.hash(network.country());
            double p = novelty(account, Occasion.COUNTRY, country, true, moment);
            least = news(news, "country " + network.country(), least, p);
        }
        int type = SeenValues.hash(network.type().name());
        double byType = novelty(account, Occasion.NETWORK_TYPE, type, true, moment);
        least = news(news, network.type().words(), least, byType);
        if (!source.owner().isEmpty()) {
            boolean isOther = !source.owner().equals(name);
            int owner = SeenValues.hash(source.owner());
            double p = novelty(account, Occasion.TUNNEL, owner, isOther, moment);
            least = news(news, "tunnel of " + source.owner(), least, p);
        }
        return least;
    }

    private static double news(List<String> news, String what, double least, double p) {
        if (p < 1) {
            news.add(what);
        }
        return Math.min(least, p);
    }

    private static List<String> remote(Network network) {
        return network.type() == NetworkType.OWN ? List.of("T1078") : List.of("T1078", "T1133");
    }

    /// A network is an account's when that usually comes from it.
    private static void teachNetwork(
            AccountProfile account, NetworkProfile profile, int hash, int own, Moment moment) {
        int network = Occasion.NETWORK.code;
        if (moment.teaches() && account.values.isUsual(network, hash, moment.day())) {
            profile.accounts.add(Occasion.ACCOUNT_OF_NETWORK.code, own, moment.day());
        }
    }

    private void method(
            AccountProfile account, Fact.Login login, Moment moment, Consumer<Finding> found) {
        var method = login.service() + " " + login.method();
        double p = novelty(account, Occasion.METHOD, SeenValues.hash(method), true, moment);
        tell(account, login, moment, Occasion.METHOD, p, "by " + method, found);
        if (!login.credential().isEmpty()) {
            int hash = SeenValues.hash(login.credential());
            double byKey = novelty(account, Occasion.CREDENTIAL, hash, true, moment);
            var words = "with the credential " + login.credential();
            tell(account, login, moment, Occasion.CREDENTIAL, byKey, words, found);
        }
    }

    private void host(
            AccountProfile account, Fact.Login login, Moment moment, Consumer<Finding> found) {
        var host = login.origin().host();
        if (!host.isEmpty()) {
            double p = novelty(account, Occasion.HOST, SeenValues.hash(host), true, moment);
            tell(account, login, moment, Occasion.HOST, p, "on " + host, found);
        }
    }

    private static void tell(
            AccountProfile account,
            Fact.Login login,
            Moment moment,
            Occasion occasion,
            double p,
            String what,
            Consumer<Finding> found) {
        if (p >= 1) {
            return;
        }
        var kind =
                switch (occasion) {
                    case HOST -> "unusual-host";
                    case CREDENTIAL -> "unusual-credential";
                    default -> "unusual-method";
                };
        var techniques =
                occasion == Occasion.HOST && login.service().equals("sshd")
                        ? List.of("T1078", "T1021.004")
                        : List.of("T1078");
        int usual = account.values.usual(occasion.code, moment.day());
        var because =
                "%s; %s, where %d others are usual"
                        .formatted(baseline(account, login, moment), what, usual);
        found.accept(new Finding(kind, p, occasion, techniques, because));
    }

    private void journey(
            AccountProfile account,
            Fact.Login login,
            Source source,
            Moment moment,
            Consumer<Finding> found) {
        var place = source.network().place();
        long millis = moment.time().toEpochMilli() - account.lastMillis;
        if (place.isEmpty() || account.lastPlace.isEmpty() || millis < 0) {
            return;
        }
        double kilometres = place.get().leastKilometresTo(account.lastPlace.get());
        if (kilometres <= 0) {
            return;
        }
        double hours = Math.max(millis, 60_000) / 3.6e6;
        boolean isImpossible = kilometres / hours > IMPOSSIBLE_KMH;
        boolean isYoung = account.isYoung();
        double share = site.share(Occasion.JOURNEY, isYoung, 0);
        int kind = Occasion.JOURNEY.code;
        double p = Math.max(share, account.shares.mean(kind, share, OWN_OCCASIONS));
        if (isImpossible) {
            var because =
                    "%s; from %s %.0f km or more away %.1f h after one from %s"
                            .formatted(
                                    baseline(account, login, moment),
                                    source.words(),
                                    kilometres,
                                    hours,
                                    account.lastAddress);
            found.accept(
                    new Finding(
                            "impossible-travel", p, Occasion.JOURNEY, List.of("T1078"), because));
        }
        if (moment.teaches()) {
            site.add(Occasion.JOURNEY, isYoung, isImpossible);
            account.shares.add(kind, isImpossible);
        }
    }

    private void absence(
            AccountProfile account, Fact.Login login, Moment moment, Consumer<Finding> found) {
        int gap = account.lastDay == Integer.MIN_VALUE ? 0 : moment.day() - account.lastDay;
        if (gap > 0) {
            double claimed = account.absence(gap);
            if (gap >= ABSENT_DAYS) {
                var because =
                        "%s; the one before was %d days ago"
                                .formatted(baseline(account, login, moment), gap);
                found.accept(
                        new Finding(
                                "dormant-account",
                                site.absenceClaims.honest(claimed),
                                Occasion.ABSENCE,
                                List.of("T1078"),
                                because));
            }
            if (moment.teaches()) {
                site.add(Occasion.ABSENCE, account.isYoung(), gap >= ABSENT_DAYS);
                site.absenceClaims.add(claimed);
                account.learnGap(gap);
            }
        }
        if (moment.teaches()) {
            account.day(moment.day());
        }
    }
}
