package org.noonmark.posture.meaning;

import static org.noonmark.posture.text.Numbers.real;
import static org.noonmark.posture.text.Numbers.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// ntpd of ntp.org 4.2.8 and of NTPsec 1.2 (ntp.conf(5)), with its defaults.
///
/// Options of its command line come as a setting `NTPD_OPTS` (of `/etc/default`).
final class NtpPolicy {
    private static final int POOL_SOURCES = 4;
    private static final double DEFAULT_STEP = 0.128;
    private static final double SLEW_OPTION_STEP = 600;
    private static final double DEFAULT_PANIC = 1000;
    private static final double DEFAULT_MAXDIST = 1.5;
    private static final int DEFAULT_ORPHAN = 16;
    private static final Set<String> OPTIONS = Set.of("NTPD_OPTS", "OPTIONS");

    private final Settings settings;
    private final PolicyDraft draft = new PolicyDraft(Program.NTP);
    private final TreeMap<Prefix, Boolean> served = new TreeMap<>(Access.everybody().blocks());
    private final TreeMap<Prefix, Boolean> asking = new TreeMap<>(Access.everybody().blocks());
    private double step = DEFAULT_STEP;
    private double panic = DEFAULT_PANIC;
    private long panicFree;

    private NtpPolicy(Settings settings) {
        this.settings = settings;
    }

    static TimePolicy of(Settings settings) {
        return new NtpPolicy(settings).read();
    }

    private TimePolicy read() {
        draft.isAuthenticationRequired = true;
        draft.largestDistanceSeconds = DEFAULT_MAXDIST;
        for (var setting : settings.all()) {
            if (OPTIONS.contains(setting.name().toUpperCase(Locale.ROOT))) {
                commandLine(setting);
                continue;
            }
            switch (setting.name()) {
                case "server", "pool", "peer", "refclock" -> source(setting);
                case "broadcastclient", "multicastclient", "manycastclient" -> listened(setting);
                case "restrict" -> restrict(setting);
                case "tinker" -> tinker(setting);
                case "tos" -> tos(setting);
                case "enable", "disable" -> flags(setting);
                case "leapfile" -> draft.leapSources.add("leapfile " + setting.word(0));
                case "keys" -> draft.keyFiles.put("symmetric keys", setting.word(0));
                case "nts" -> nts(setting);
                case "statistics" -> draft.logs.addAll(setting.words());
                case "includefile" -> {}
                default -> draft.other(setting, setting.canonical());
            }
        }
        draft.stepping = step > 0 ? new Stepping(step, Stepping.AT_ANY_TIME) : Stepping.NEVER;
        draft.ceiling = panic > 0 ? new Ceiling(panic, panicFree) : Ceiling.NONE;
        draft.serves = new Access(served, new TreeSet<>());
        draft.commandedBy = new Access(asking, new TreeSet<>());
        return draft.policy();
    }

    /// `-g` lets the first correction pass the panic threshold, `-x` slews up to 600 s.
    private void commandLine(Setting setting) {
        for (var option : setting.words()) {
            if (option.matches("-[a-zA-Z]*g[a-zA-Z]*|--panicgate")) {
                panicFree = 1;
            }
            if (option.matches("-[a-zA-Z]*x[a-zA-Z]*|--slew")) {
                step = SLEW_OPTION_STEP;
            }
        }
    }

    private void source(Setting setting) {
        // -4 and -6 only choose the family of the address.
        var words = setting.words().stream().filter(word -> !word.matches("-[46]")).toList();
        var plain =
                new Setting(
                        setting.place(), setting.section(), setting.name(), words, setting.line());
        var name = plain.word(0).toLowerCase(Locale.ROOT);
        var key = plain.after("key").orElse("");
        boolean isClock = setting.name().equals("refclock") || name.startsWith("127.127.");
        boolean isLocal = name.startsWith("127.127.1.") || (name.equals("local") && isClock);
        if (isLocal) {
            draft.ownClockStratum = OptionalInt.of(localStratum(name));
        }
        draft.sources.add(
                new TimeSource(
                        kind(setting.name(), isClock, isLocal),
                        isClock && !name.startsWith("127.")
                                ? name + " " + plain.after("unit").orElse("0")
                                : name,
                        setting.name().equals("pool") ? POOL_SOURCES : 1,
                        plain.has("nts")
                                ? TimeSource.Authentication.NTS
                                : key.isEmpty()
                                        ? TimeSource.Authentication.NONE
                                        : TimeSource.Authentication.SYMMETRIC_KEY,
                        key,
                        !plain.has("noselect"),
                        plain.has("true"),
                        offset(plain, name),
                        setting.place()));
    }

    private static TimeSource.Kind kind(String directive, boolean isClock, boolean isLocal) {
        return isLocal
                ? TimeSource.Kind.LOCAL_CLOCK
                : isClock
                        ? TimeSource.Kind.REFERENCE_CLOCK
                        : switch (directive) {
                            case "pool" -> TimeSource.Kind.POOL;
                            case "peer" -> TimeSource.Kind.PEER;
                            default -> TimeSource.Kind.SERVER;
                        };
    }

    private double offset(Setting source, String name) {
        var written =
                source.after("time1")
                        .or(() ->
                                settings.named("fudge").stream()
                                        .filter(fudge -> fudge.word(0).equals(name))
                                        .findFirst()
                                        .flatMap(fudge -> fudge.after("time1")));
        return real(written.orElse("")).orElse(0);
    }

    private int localStratum(String name) {
        return settings.named("fudge").stream()
                .filter(fudge -> fudge.word(0).equals(name))
                .findFirst()
                .flatMap(fudge -> fudge.after("stratum"))
                .map(word -> whole(word).orElse(5))
                .orElse(5);
    }

    private void listened(Setting setting) {
        draft.sources.add(
                new TimeSource(
                        TimeSource.Kind.BROADCAST,
                        setting.name() + (setting.words().isEmpty() ? "" : " " + setting.word(0)),
                        1,
                        setting.after("key").isPresent()
                                ? TimeSource.Authentication.SYMMETRIC_KEY
                                : TimeSource.Authentication.NONE,
                        setting.after("key").orElse(""),
                        true,
                        false,
                        0,
                        setting.place()));
    }

    /// `restrict [-4|-6] default|source|ADDRESS [mask MASK] FLAG…`.
    private void restrict(Setting setting) {
        var words = new ArrayList<>(setting.words());
        var family = words.stream().filter(word -> word.matches("-[46]")).findFirst();
        words.removeIf(word -> word.matches("-[46]"));
        var subject = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        var flags =
                Set.copyOf(
                        words.stream().skip(1).map(word -> word.toLowerCase(Locale.ROOT)).toList());
        for (var target : targets(subject, family, setting)) {
            served.put(target, !flags.contains("ignore") && !flags.contains("noserve"));
            asking.put(target, !flags.contains("ignore") && !flags.contains("noquery"));
        }
        var rest = new TreeSet<>(flags);
        rest.removeAll(Set.of("ignore", "noserve", "noquery", "mask"));
        draft.other(setting, "restrict " + subject + family.orElse("") + " " + rest);
    }

    private static List<Prefix> targets(String subject, Optional<String> family, Setting setting) {
        if (subject.equals("default")) {
            return family.map(
                            flag -> List.of(flag.equals("-4") ? Prefix.ALL_IPV4 : Prefix.ALL_IPV6))
                    .orElse(List.of(Prefix.ALL_IPV4, Prefix.ALL_IPV6));
        }
        var mask = setting.after("mask");
        return (mask.isPresent()
                        ? Prefix.parse(subject, mask.orElseThrow())
                        : Prefix.parse(subject))
                .map(List::of)
                .orElse(List.of());
    }

    private void tinker(Setting setting) {
        step = setting.after("step").map(word -> real(word).orElse(step)).orElse(step);
        panic = setting.after("panic").map(word -> real(word).orElse(panic)).orElse(panic);
        rest(setting, Set.of("step", "panic"));
    }

    private void tos(Setting setting) {
        setting.after("minsane")
                .ifPresent(word -> draft.agreeing = whole(word).orElse(draft.agreeing));
        setting.after("maxdist")
                .ifPresent(word ->
                        draft.largestDistanceSeconds =
                                real(word).orElse(draft.largestDistanceSeconds));
        setting.after("orphan")
                .map(word -> whole(word).orElse(DEFAULT_ORPHAN))
                .filter(stratum -> stratum < DEFAULT_ORPHAN)
                .ifPresent(stratum -> draft.ownClockStratum = OptionalInt.of(stratum));
        rest(setting, Set.of("minsane", "maxdist", "orphan"));
    }

    /// Pairs of a word and a value that have no meaning here.
    private void rest(Setting setting, Set<String> told) {
        for (int i = 0; i + 1 < setting.words().size(); i += 2) {
            if (!told.contains(setting.word(i).toLowerCase(Locale.ROOT))) {
                var pair = setting.words().subList(i, i + 2);
                var part = new Setting(setting.place(), "", setting.name(), pair, setting.line());
                draft.other(part, part.canonical());
            }
        }
    }

    private void flags(Setting setting) {
        boolean isOn = setting.name().equals("enable");
        for (var flag : setting.words()) {
            if (flag.equalsIgnoreCase("auth")) {
                draft.isAuthenticationRequired = isOn;
            } else {
                draft.other(setting, setting.name() + " " + flag.toLowerCase(Locale.ROOT));
            }
        }
    }

    private void nts(Setting setting) {
        setting.after("key").ifPresent(file -> draft.keyFiles.put("NTS server key", file));
        draft.other(setting, setting.canonical());
    }
}
