package org.noonmark.posture.meaning;

import static org.noonmark.posture.text.Numbers.real;
import static org.noonmark.posture.text.Numbers.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// chronyd (chrony.conf(5), chrony 4.x), with its defaults.
final class ChronyPolicy {
    private static final int DEFAULT_POOL_SOURCES = 4;
    private static final int DEFAULT_LOCAL_STRATUM = 10;
    private static final double DEFAULT_MAXDISTANCE = 3;

    /// Directives that the policy tells in its own words.
    private static final Set<String> TOLD =
            Set.of(
                    "server",
                    "pool",
                    "peer",
                    "refclock",
                    "makestep",
                    "maxchange",
                    "allow",
                    "deny",
                    "cmdallow",
                    "cmddeny",
                    "bindcmdaddress",
                    "cmdport",
                    "port",
                    "authselectmode",
                    "minsources",
                    "local",
                    "maxdistance",
                    "leapsectz",
                    "leapseclist",
                    "keyfile",
                    "ntsserverkey",
                    "user",
                    "log",
                    "include",
                    "confdir",
                    "sourcedir");

    /// Arguments that say what holds without them.
    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("maxjitter", "1"),
                    Map.entry("maxupdateskew", "1000"),
                    Map.entry("corrtimeratio", "3"),
                    Map.entry("maxslewrate", "83333.333"),
                    Map.entry("maxdrift", "500000"),
                    Map.entry("maxclockerror", "1"),
                    Map.entry("combinelimit", "3"),
                    Map.entry("reselectdist", "0.0001"),
                    Map.entry("stratumweight", "0.001"),
                    Map.entry("clientloglimit", "524288"),
                    Map.entry("leapsecmode", "system"),
                    Map.entry("ntsport", "4460"),
                    Map.entry("ntsprocesses", "1"),
                    Map.entry("ntsrotate", "604800"),
                    Map.entry("ntsrefresh", "2419200"),
                    Map.entry("maxntsconnections", "100"),
                    Map.entry("logbanner", "32"),
                    Map.entry("nocerttimecheck", "0"),
                    Map.entry("minsamples", "6"),
                    Map.entry("maxsamples", "0"),
                    Map.entry("sched_priority", "0"),
                    Map.entry("dscp", "0"));

    private final Settings settings;
    private final PolicyDraft draft = new PolicyDraft(Program.CHRONY);

    private ChronyPolicy(Settings settings) {
        this.settings = settings;
    }

    static TimePolicy of(Settings settings) {
        return new ChronyPolicy(settings).read();
    }

    private TimePolicy read() {
        for (var setting : settings.all()) {
            switch (setting.name()) {
                case "server", "pool", "peer" -> draft.sources.add(network(setting));
                case "refclock" -> draft.sources.add(clock(setting));
                case "sourcedir" -> draft.sourceFolders.addAll(setting.words());
                case "log" ->
                        setting.words()
                                .forEach(word -> draft.logs.add(word.toLowerCase(Locale.ROOT)));
                case "leapsectz", "leapseclist" ->
                        draft.leapSources.add(setting.name() + " " + setting.word(0));
                case "keyfile" -> draft.keyFiles.put("symmetric keys", setting.word(0));
                case "ntsserverkey" -> draft.keyFiles.put("NTS server key", setting.word(0));
                default -> keepOther(setting);
            }
        }
        movement();
        access();
        draft.isAuthenticationRequired =
                settings.word("authselectmode", "mix").equalsIgnoreCase("require");
        if (Set.of("prefer", "ignore")
                .contains(settings.word("authselectmode", "mix").toLowerCase(Locale.ROOT))) {
            settings.last("authselectmode")
                    .ifPresent(setting -> draft.other(setting, setting.canonical()));
        }
        draft.agreeing = whole(settings.word("minsources", "1")).orElse(1);
        draft.largestDistanceSeconds =
                real(settings.word("maxdistance", "")).orElse(DEFAULT_MAXDISTANCE);
        draft.account = settings.word("user", "");
        settings.last("local").ifPresent(this::fallBack);
        return draft.policy();
    }

    private void keepOther(Setting setting) {
        if (TOLD.contains(setting.name())) {
            return;
        }
        var isDefault =
                setting.words().size() == 1
                        && Numbers.canonical(setting.word(0))
                                .equalsIgnoreCase(DEFAULTS.getOrDefault(setting.name(), "\0"));
        if (!isDefault) {
            draft.other(setting, setting.canonical());
        }
    }

    private TimeSource network(Setting setting) {
        boolean isPool = setting.name().equals("pool");
        var key = setting.after("key").orElse("");
        return new TimeSource(
                switch (setting.name()) {
                    case "pool" -> TimeSource.Kind.POOL;
                    case "peer" -> TimeSource.Kind.PEER;
                    default -> TimeSource.Kind.SERVER;
                },
                setting.word(0).toLowerCase(Locale.ROOT),
                isPool
                        ? Math.clamp(
                                whole(setting.after("maxsources").orElse(""))
                                        .orElse(DEFAULT_POOL_SOURCES),
                                1,
                                16)
                        : 1,
                setting.has("nts")
                        ? TimeSource.Authentication.NTS
                        : key.isEmpty()
                                ? TimeSource.Authentication.NONE
                                : TimeSource.Authentication.SYMMETRIC_KEY,
                key,
                !setting.has("noselect"),
                setting.has("trust"),
                real(setting.after("offset").orElse("")).orElse(0),
                setting.place());
    }

    private static TimeSource clock(Setting setting) {
        return new TimeSource(
                TimeSource.Kind.REFERENCE_CLOCK,
                setting.word(0).toUpperCase(Locale.ROOT) + " " + setting.word(1),
                1,
                TimeSource.Authentication.NONE,
                "",
                !setting.has("noselect"),
                setting.has("trust"),
                real(setting.after("offset").orElse("")).orElse(0),
                setting.place());
    }

    /// `makestep threshold limit`: a negative limit is none; without makestep only slews.
    private void movement() {
        settings.last("makestep")
                .ifPresent(setting -> {
                    var threshold = real(setting.word(0));
                    var limit = whole(setting.word(1));
                    if (threshold.isPresent() && limit.isPresent()) {
                        long updates =
                                limit.getAsInt() < 0 ? Stepping.AT_ANY_TIME : limit.getAsInt();
                        draft.stepping = new Stepping(threshold.getAsDouble(), updates);
                    }
                });
        settings.last("maxchange")
                .ifPresent(setting -> {
                    var offset = real(setting.word(0));
                    if (offset.isPresent()) {
                        draft.ceiling =
                                new Ceiling(offset.getAsDouble(), whole(setting.word(1)).orElse(0));
                        keepIgnored(setting);
                    }
                });
    }

    /// A negative third argument of `maxchange` ignores for ever, others end the program.
    private void keepIgnored(Setting setting) {
        int ignored = whole(setting.word(2)).orElse(0);
        if (ignored != 0) {
            draft.other(setting, "maxchange ignoring " + ignored);
        }
    }

    private void access() {
        if (!settings.word("port", "123").equals("0")) {
            draft.serves = grants("allow", "deny", new TreeMap<>());
        }
        settings.last("port")
                .filter(setting -> !Set.of("0", "123").contains(setting.word(0)))
                .ifPresent(setting -> draft.other(setting, setting.canonical()));
        if (settings.word("cmdport", "323").equals("0")) {
            return;
        }
        var bound = new ArrayList<Prefix>();
        settings.named("bindcmdaddress")
                .forEach(setting -> Prefix.parse(setting.word(0)).ifPresent(bound::add));
        var hosts = new TreeMap<Prefix, Boolean>();
        Prefix.parse("127.0.0.1").ifPresent(host -> hosts.put(host, true));
        Prefix.parse("::1").ifPresent(host -> hosts.put(host, true));
        var allowed = grants("cmdallow", "cmddeny", new TreeMap<>(hosts));
        // By default the socket is bound to loopback, whatever cmdallow says.
        draft.commandedBy =
                bound.stream().allMatch(Prefix::isLoopback)
                        ? Access.of(hosts.keySet().stream().filter(allowed::allows).toList())
                        : allowed;
        settings.last("cmdport")
                .filter(setting -> !setting.word(0).equals("323"))
                .ifPresent(setting -> draft.other(setting, setting.canonical()));
    }

    private Access grants(String allow, String deny, SortedMap<Prefix, Boolean> blocks) {
        var names = new TreeSet<String>();
        for (var setting : settings.all()) {
            if (!setting.name().equals(allow) && !setting.name().equals(deny)) {
                continue;
            }
            boolean isAllowed = setting.name().equals(allow);
            boolean isForAll = setting.word(0).equalsIgnoreCase("all");
            var subject = setting.word(isForAll ? 1 : 0);
            var targets = targets(subject);
            if (targets.isEmpty() && isAllowed) {
                names.add(subject.toLowerCase(Locale.ROOT));
            } else if (targets.isEmpty()) {
                names.remove(subject.toLowerCase(Locale.ROOT));
            }
            for (var target : targets) {
                if (isForAll) {
                    blocks.keySet().removeIf(target::contains);
                }
                blocks.put(target, isAllowed);
            }
        }
        return new Access(blocks, names);
    }

    /// Without an argument both families; empty for a name.
    private static List<Prefix> targets(String subject) {
        return switch (subject) {
            case "" -> List.of(Prefix.ALL_IPV4, Prefix.ALL_IPV6);
            case "0/0" -> List.of(Prefix.ALL_IPV4);
            case "::/0" -> List.of(Prefix.ALL_IPV6);
            default -> Prefix.parse(subject).map(List::of).orElse(List.of());
        };
    }

    private void fallBack(Setting setting) {
        draft.ownClockStratum =
                OptionalInt.of(
                        whole(
                                        setting.words().stream()
                                                .filter("stratum"::equalsIgnoreCase)
                                                .findFirst()
                                                .flatMap(setting::after)
                                                .orElse(""))
                                .orElse(DEFAULT_LOCAL_STRATUM));
        if (setting.words().stream().anyMatch("orphan"::equalsIgnoreCase)) {
            draft.other(setting, "local orphan");
        }
    }
}
