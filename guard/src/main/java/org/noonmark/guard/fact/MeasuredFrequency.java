package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.number;
import static org.noonmark.guard.fact.ClockFacts.text;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.time.TimeDelta;

/// Changes of frequency and of source in the measurement logs of chronyd (`tracking`) and ntpd
/// (`loopstats`).
///
/// A frequency has changed when it differs from the one before by more than five times what both
/// lines state as its uncertainty (chronyd's skew, ntpd's wander) and by more than 0.1 ppm, which
/// temperature alone seldom does between two lines. The size is the error that it can have caused
/// by now: the difference times the time between the lines. Values more than a day apart are not
/// compared. Keeps the last line of 4,096 logs; those that were silent longest are forgotten.
final class MeasuredFrequency {
    private static final int MOST = 4096;
    private static final double LEAST_PPM = 0.1;
    private static final double SIGMAS = 5;
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Key(String host, String log) {}

    private record Line(Instant time, double frequencyPpm, double uncertaintyPpm, String source) {}

    private final Map<Key, Line> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Line> eldest) {
                    return size() > MOST;
                }
            };

    int kept() {
        return last.size();
    }

    void read(LogEvent event, Origin origin, Consumer<Fact> out) {
        boolean isChronyd = event.first("skew_ppm") != null;
        var program = isChronyd ? "chronyd" : "ntpd";
        var line =
                new Line(
                        origin.time(),
                        number(event, "frequency_ppm"),
                        number(event, isChronyd ? "skew_ppm" : "wander_ppm"),
                        text(event, "ntp.source", ""));
        if (Double.isNaN(line.frequencyPpm) || Double.isNaN(line.uncertaintyPpm)) {
            return;
        }
        var key = new Key(origin.host(), origin.position().source());
        var before = last.get(key);
        boolean isLater = before == null || line.time.isAfter(before.time);
        if (isLater) {
            last.put(key, line);
        }
        if (before == null || !isLater) {
            return;
        }
        if (!line.source.equals(before.source)) {
            out.accept(TimingMessageFacts.selected(program, line.source).at(origin));
        }
        compare(program, before, line, origin, out);
    }

    private static void compare(
            String program, Line before, Line line, Origin origin, Consumer<Fact> out) {
        var between = Duration.between(before.time, line.time);
        double change = line.frequencyPpm - before.frequencyPpm;
        double limit = Math.max(LEAST_PPM, SIGMAS * (before.uncertaintyPpm + line.uncertaintyPpm));
        if (between.compareTo(LONGEST) > 0 || Math.abs(change) <= limit) {
            return;
        }
        double error = Math.min(Math.abs(change) * 1e-6 * between.toMillis() / 1000, 86_400);
        out.accept(
                new ClockReading(
                                Trouble.FREQUENCY,
                                program,
                                TimeDelta.fromSeconds(error),
                                String.format(
                                        Locale.ROOT,
                                        "frequency of %s changed by %+.3f ppm within %d s",
                                        program,
                                        change,
                                        between.toSeconds()))
                        .at(origin));
    }
}
