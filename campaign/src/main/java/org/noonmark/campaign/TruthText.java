package org.noonmark.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What truly happened, as JSON.
final class TruthText {
    private TruthText() {}

    static String time(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000).toString();
    }

    static String none(CampaignSettings settings) {
        return "{\"note\":\"SYNTHETIC\",\"seed\":%d,\"attack\":false}\n".formatted(settings.seed());
    }

    static String of(CampaignSettings settings, Plan plan, Intruder intruder, Inventory inventory) {
        var effect = plan.effect();
        var text = new StringBuilder("{\"note\":\"SYNTHETIC\",\n");
        member(text, "seed", Long.toString(settings.seed()));
        member(text, "attack", "true");
        member(text, "account", quoted(plan.victim().account()));
        member(text, "phones", list(plan.phones().stream().map(Person::account).toList()));
        member(text, "phone_reported", Boolean.toString(plan.isReported()));
        member(
                text,
                "networks",
                list(plan.rented().stream().map(one -> one.prefix() + ".0.0/16").toList()));
        member(text, "admin_host", quoted(plan.admin().name()));
        member(text, "timing_hosts", list(plan.path().stream().map(Host::name).toList()));
        member(text, "stages", "[" + String.join(",\n", intruder.stages()) + "]");
        member(text, "wiped", list(plan.wipes().stream().map(Enum::name).toList()));
        member(
                text,
                "lines_taken_away",
                intruder.removals().stream()
                        .map(one -> removal(one, inventory))
                        .collect(Collectors.joining(",\n", "[", "]")));
        text.append(
                "\"time_effect\":{\"host\":\"%s\",\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"seconds\":%.3e}}\n"
                        .formatted(
                                effect.host().name(),
                                effect.kind(),
                                time(effect.fromMicros()),
                                time(effect.toMicros()),
                                effect.seconds()));
        return text.toString();
    }

    private static String removal(Removal one, Inventory inventory) {
        return String.format(
                Locale.ROOT,
                "{\"file\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}",
                inventory.fileName(one.file()),
                time(one.fromMicros()),
                time(one.toMicros()));
    }

    private static void member(StringBuilder text, String name, String value) {
        text.append('"').append(name).append("\":").append(value).append(",\n");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String list(List<String> texts) {
        return texts.stream().map(TruthText::quoted).collect(Collectors.joining(",", "[", "]"));
    }
}
