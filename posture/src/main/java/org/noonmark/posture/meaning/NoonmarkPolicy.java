package org.noonmark.posture.meaning;

import static org.noonmark.posture.text.Numbers.whole;

import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// Noonmark's own configuration, handed in as settings whose section is the TOML table and whose
/// words are the values; of a repeated table the section has a number: `ntp_source[2]`.
final class NoonmarkPolicy {
    private static final double DEFAULT_CORRECTION = 1;
    private static final double DEFAULT_BOUND = 1.5;
    private static final int DEFAULT_LOCAL_STRATUM = 10;
    private static final Pattern DURATION = Pattern.compile("([0-9.]+)\\s*(ps|ns|us|ms|s|min|h|d)");
    private static final Set<String> TOLD =
            Set.of(
                    "station.minimum_agreeing",
                    "station.require_authenticated",
                    "station.correction_limit",
                    "station.largest_source_bound",
                    "local.authority",
                    "local.stratum",
                    "keys.file",
                    "serve.ntp.listen",
                    "serve.ntp.allow",
                    "serve.ntp.deny",
                    "serve.nts.key",
                    "serve.nts.root_secret");

    private final Settings settings;
    private final PolicyDraft draft = new PolicyDraft(Program.NOONMARK);

    private NoonmarkPolicy(Settings settings) {
        this.settings = settings;
    }

    static TimePolicy of(Settings settings) {
        return new NoonmarkPolicy(settings).read();
    }

    private TimePolicy read() {
        sources();
        draft.agreeing = whole(value("station", "minimum_agreeing", "1")).orElse(1);
        draft.isAuthenticationRequired =
                value("station", "require_authenticated", "false").equals("true");
        draft.ceiling =
                new Ceiling(
                        seconds(value("station", "correction_limit", ""), DEFAULT_CORRECTION), 0);
        draft.largestDistanceSeconds =
                seconds(value("station", "largest_source_bound", ""), DEFAULT_BOUND);
        if (value("local", "authority", "false").equals("true")) {
            draft.ownClockStratum =
                    OptionalInt.of(
                            whole(value("local", "stratum", "")).orElse(DEFAULT_LOCAL_STRATUM));
        }
        key("symmetric keys", "keys", "file");
        key("NTS server key", "serve.nts", "key");
        key("NTS root secret", "serve.nts", "root_secret");
        serving();
        for (var setting : settings.all()) {
            var name = setting.section() + "." + setting.name();
            if (!TOLD.contains(name) && !setting.section().startsWith("ntp_source[")) {
                draft.other(setting, setting.canonical());
            }
        }
        return draft.policy();
    }

    private void sources() {
        var sections = new LinkedHashSet<String>();
        settings.all().stream()
                .map(Setting::section)
                .filter(section -> section.startsWith("ntp_source["))
                .forEach(sections::add);
        for (var section : sections) {
            var host = settings.section(section).last("host");
            var key = value(section, "key_id", "");
            host.ifPresent(setting ->
                    draft.sources.add(
                            new TimeSource(
                                    TimeSource.Kind.SERVER,
                                    setting.word(0).toLowerCase(java.util.Locale.ROOT),
                                    Math.clamp(
                                            whole(value(section, "addresses", "1")).orElse(1),
                                            1,
                                            100),
                                    value(section, "nts", "false").equals("true")
                                            ? TimeSource.Authentication.NTS
                                            : key.isEmpty()
                                                    ? TimeSource.Authentication.NONE
                                                    : TimeSource.Authentication.SYMMETRIC_KEY,
                                    key,
                                    true,
                                    false,
                                    0,
                                    setting.place())));
        }
    }

    private void serving() {
        var listen = settings.section("serve.ntp").last("listen");
        boolean isBeyond =
                listen.isPresent()
                        && listen.orElseThrow().words().stream()
                                .anyMatch(word ->
                                        Prefix.parse(word).filter(Prefix::isLoopback).isEmpty());
        if (!isBeyond) {
            return;
        }
        var blocks = new TreeMap<Prefix, Boolean>();
        var allow = settings.section("serve.ntp").last("allow");
        if (allow.isEmpty() || allow.orElseThrow().words().isEmpty()) {
            blocks.putAll(Access.everybody().blocks());
        }
        allow.ifPresent(setting ->
                setting.words()
                        .forEach(word ->
                                Prefix.parse(word).ifPresent(block -> blocks.put(block, true))));
        settings.section("serve.ntp")
                .last("deny")
                .ifPresent(setting ->
                        setting.words()
                                .forEach(word ->
                                        Prefix.parse(word)
                                                .ifPresent(block -> blocks.put(block, false))));
        draft.serves = new Access(blocks, new TreeSet<>());
    }

    private void key(String what, String section, String name) {
        settings.section(section)
                .last(name)
                .ifPresent(setting -> draft.keyFiles.put(what, setting.value()));
    }

    private String value(String section, String name, String otherwise) {
        return settings.section(section).word(name, otherwise);
    }

    /// A duration as Noonmark writes it: `1.5 s`, as one word or two.
    private double seconds(String text, double otherwise) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return otherwise;
        }
        double unit =
                switch (matcher.group(2)) {
                    case "ps" -> 1e-12;
                    case "ns" -> 1e-9;
                    case "us" -> 1e-6;
                    case "ms" -> 1e-3;
                    case "min" -> 60;
                    case "h" -> 3600;
                    case "d" -> 86_400;
                    default -> 1;
                };
        var number = Numbers.real(matcher.group(1));
        return number.isPresent() ? number.getAsDouble() * unit : otherwise;
    }
}
