package org.noonmark.posture.meaning;

import java.util.Set;
import java.util.regex.Pattern;
import org.noonmark.posture.Program;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;

/// systemd-timesyncd (timesyncd.conf(5)): one server at a time, no authentication.
final class TimesyncdPolicy {
    /// Offsets above it are stepped at any time (`NTP_MAX_ADJUST` of systemd).
    private static final double STEP_SECONDS = 0.4;

    private static final double DEFAULT_ROOT_DISTANCE = 5;
    private static final Pattern SPAN = Pattern.compile("([0-9.]+)\\s*(us|ms|s|sec|min|h|)");

    private TimesyncdPolicy() {}

    static TimePolicy of(Settings settings) {
        var draft = new PolicyDraft(Program.TIMESYNCD);
        draft.stepping = new Stepping(STEP_SECONDS, Stepping.AT_ANY_TIME);
        draft.largestDistanceSeconds = DEFAULT_ROOT_DISTANCE;
        for (var setting : settings.all()) {
            switch (setting.name()) {
                case "NTP", "FallbackNTP" ->
                        setting.words().forEach(word -> add(draft, setting, word));
                case "RootDistanceMaxSec" ->
                        draft.largestDistanceSeconds = seconds(setting.value());
                default -> {
                    if (!Set.of(
                                    "PollIntervalMinSec 32",
                                    "PollIntervalMaxSec 2048",
                                    "ConnectionRetrySec 30",
                                    "SaveIntervalSec 60")
                            .contains(setting.name() + " " + setting.value())) {
                        draft.other(setting, setting.canonical());
                    }
                }
            }
        }
        return draft.policy();
    }

    private static void add(PolicyDraft draft, Setting setting, String word) {
        draft.sources.add(
                new TimeSource(
                        TimeSource.Kind.SERVER,
                        word.toLowerCase(java.util.Locale.ROOT),
                        1,
                        TimeSource.Authentication.NONE,
                        "",
                        true,
                        false,
                        0,
                        setting.place()));
    }

    /// A time span of systemd.time(7) with one unit; infinite when it is not understood.
    private static double seconds(String text) {
        var matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Double.POSITIVE_INFINITY;
        }
        double unit =
                switch (matcher.group(2)) {
                    case "us" -> 1e-6;
                    case "ms" -> 1e-3;
                    case "min" -> 60;
                    case "h" -> 3600;
                    default -> 1;
                };
        var number = Numbers.real(matcher.group(1));
        return number.isPresent() ? number.getAsDouble() * unit : Double.POSITIVE_INFINITY;
    }
}
