package org.noonmark.app.config;

import static org.noonmark.app.config.Key.withDefault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.noonmark.app.config.Key.Section;
import org.noonmark.sources.start.DatesPolicy;

/// The keys of `[start]`: what is believed before the station has the time.
final class StartKeys {
    static final Key<DatesPolicy> DATES =
            withDefault(
                    "dates",
                    Kinds.choice(
                            new TreeMap<>(
                                    Map.of(
                                            "roughtime", DatesPolicy.ROUGHTIME,
                                            "host", DatesPolicy.HOST))),
                    "roughtime",
                    "With [[roughtime_source]]: by what the dates of certificates are judged while"
                            + " no majority of the Roughtime parties agrees. \"roughtime\" fetches no"
                            + " keys until they do, unless the station has time from authenticated"
                            + " sources alone; \"host\" takes the host's clock, once they were asked"
                            + " in vain. Without [[roughtime_source]] the host's clock is taken at"
                            + " once.");

    static final Section START =
            new Section(
                    "start",
                    false,
                    "What is believed before the station has the time.",
                    List.of(DATES));

    private StartKeys() {}

    static void check(TomlReader toml) {
        var start = toml.one(START);
        if (start.isWritten(DATES) && toml.all(RoughtimeSourceKeys.ROUGHTIME_SOURCE).isEmpty()) {
            toml.problem(start, DATES, "does nothing without [[roughtime_source]]");
        }
    }
}
