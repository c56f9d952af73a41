package org.noonmark.app.config;

import static org.noonmark.app.config.Key.required;
import static org.noonmark.app.config.Key.withDefault;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.noonmark.app.config.Key.Section;
import org.noonmark.behaviour.site.Site;

/// The keys of a site file.
final class SiteKeys {
    static final Key<ZoneId> SITE_ZONE =
            withDefault(
                    "zone",
                    Kinds.zone(),
                    "UTC",
                    "The time zone in which people work of whom the file says nothing.");
    static final Section SITE =
            new Section("site", false, "The site as a whole.", List.of(SITE_ZONE));

    static final Key<String> HOST_NAME =
            required("name", Kinds.word("a host's name"), "The host as its logs name it.");
    static final Key<List<InetAddress>> ADDRESSES =
            withDefault(
                    "addresses",
                    Kind.listOf(Kinds.address()),
                    List.of(),
                    "Its addresses, by which a login from it is known.");
    static final Key<Boolean> TIMING =
            withDefault(
                    "timing", Kinds.flag(), false, "Whether it keeps, compares or serves time.");
    static final Section HOST =
            new Section("host", true, "A host of the site.", List.of(HOST_NAME, ADDRESSES, TIMING));

    static final Key<String> PERSON_NAME =
            required("name", Kinds.text("a name"), "The person, or the machine account.");
    static final Key<List<String>> ACCOUNTS =
            required(
                    "accounts",
                    Kind.listOf(Kinds.text("an account")),
                    "The accounts that the person has.");
    static final Key<ZoneId> PERSON_ZONE =
            Key.optional("zone", Kinds.zone(), "Where the person works; the site's when absent.");
    static final Section PERSON =
            new Section(
                    "person",
                    true,
                    "Somebody who works at the site.",
                    List.of(PERSON_NAME, ACCOUNTS, PERSON_ZONE));

    static final Key<String> NETWORK_NAME =
            required("name", Kinds.text("a name"), "The network in messages.");
    static final Key<String> PREFIX = required("prefix", Kinds.prefixText(), "Its addresses.");
    static final Key<Site.Use> USE =
            required(
                    "use",
                    Kinds.choice(
                            new TreeMap<>(
                                    Map.of(
                                            "office", Site.Use.OFFICE,
                                            "vpn", Site.Use.VPN,
                                            "servers", Site.Use.SERVERS,
                                            "timing", Site.Use.TIMING))),
                    "What it is for; vpn has the addresses that a tunnel gives to people.");
    static final Section NETWORK =
            new Section(
                    "network",
                    true,
                    "A network of the site's own.",
                    List.of(NETWORK_NAME, PREFIX, USE));

    static final List<Section> SECTIONS = List.of(SITE, HOST, PERSON, NETWORK);

    private SiteKeys() {}

    /// Names and accounts that stand for two things.
    static void check(TomlReader toml) {
        unique(toml, HOST, HOST_NAME, "two hosts");
        unique(toml, NETWORK, NETWORK_NAME, "two networks");
        var owners = new HashMap<String, String>();
        for (var person : toml.all(PERSON)) {
            for (var account : person.find(ACCOUNTS).orElse(List.of())) {
                var owner = person.find(PERSON_NAME).orElse("");
                var other = owners.putIfAbsent(account, owner);
                if (other != null) {
                    toml.problem(
                            person, ACCOUNTS, "%s has \"%s\" already".formatted(other, account));
                }
            }
        }
    }

    private static void unique(TomlReader toml, Section section, Key<String> key, String two) {
        var names = new HashMap<String, SectionValues>();
        for (var one : toml.all(section)) {
            one.find(key)
                    .filter(name -> names.put(name, one) != null)
                    .ifPresent(name ->
                            toml.problem(one, key, "%s are called \"%s\"".formatted(two, name)));
        }
    }

    static Site of(TomlReader toml) {
        var zone = toml.one(SITE).get(SITE_ZONE);
        return new Site(
                zone,
                toml.all(HOST).stream().map(SiteKeys::host).toList(),
                toml.all(PERSON).stream().map(person -> person(person, zone)).toList(),
                toml.all(NETWORK).stream().map(SiteKeys::network).toList());
    }

    private static Site.Host host(SectionValues host) {
        return new Site.Host(
                host.get(HOST_NAME),
                host.get(ADDRESSES).stream().map(InetAddress::getHostAddress).toList(),
                host.get(TIMING));
    }

    private static Site.Person person(SectionValues person, ZoneId site) {
        return new Site.Person(
                person.get(PERSON_NAME),
                person.get(ACCOUNTS),
                person.find(PERSON_ZONE).orElse(site));
    }

    private static Site.Network network(SectionValues network) {
        return new Site.Network(network.get(NETWORK_NAME), network.get(PREFIX), network.get(USE));
    }
}
