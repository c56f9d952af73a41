package org.noonmark.incident.coincidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On sites without an intruder, what claims to be one in a thousand comes about that often.
class CalibrationTest {
    private static final double[] LEVELS = {0.1, 0.01, 0.001};

    /// The least share of what they say that claims have to come about: what is lost is the part of
    /// the chance that is kept for kinds of trouble that do not happen there, hours of presence
    /// that were not whole, and in classes of few hours the bound of what can be claimed at all.
    private static final double LEAST = 0.1;

    @ParameterizedTest
    @CsvSource({
        "even,    false, false, 0.0",
        "daily,   true,  false, 0.0",
        "bursty,  false, true,  0.0",
        "causing, true,  false, 0.1",
        "all,     true,  true,  0.1",
    })
    void claimsComeAboutAsOftenAsTheySay(
            String name, boolean isDaily, boolean isBursty, double causing) {
        var kind = new World.Kind(300, isDaily, isBursty, causing);
        var claims = new World(kind, 7).run(new Coincidences(World.SITE, 1), Duration.ofDays(120));
        assertThat(claims.hours()).isGreaterThan(60_000);
        var shown = new StringBuilder(name);
        for (double level : LEVELS) {
            shown.append(
                    String.format(
                            Locale.ROOT,
                            " %s: %.5f of hours, %.5f of sessions;",
                            level,
                            claims.share(level),
                            claims.shareOfSessions(level)));
        }
        for (double level : LEVELS) {
            double deviation = Math.sqrt(level * (1 - level) / claims.hours());
            double least = level > 0.01 ? 0 : LEAST * level;
            assertThat(claims.share(level))
                    .as("%s at %s", shown, level)
                    .isBetween(least, level + 4 * deviation);
        }
    }
}
