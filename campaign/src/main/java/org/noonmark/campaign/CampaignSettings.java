package org.noonmark.campaign;

import java.time.LocalDate;

/// What is generated.
///
/// @param seed of all that is drawn
/// @param people employed at the beginning; those who leave are replaced
/// @param start first day, in UTC
/// @param months how long; the stages of the campaign spread over it
/// @param noise background lines of each host and day: cron, daemons, kernel, scans
/// @param attack whether there is an intruder; all normal work is the same without
public record CampaignSettings(
        long seed, int people, int hosts, LocalDate start, int months, int noise, boolean attack) {
    private static final int FEWEST_PEOPLE = 20;
    private static final int MOST_PEOPLE = 5000;
    private static final int FEWEST_HOSTS = 20;
    private static final int MOST_HOSTS = 250;
    private static final int MOST_MONTHS = 120;
    private static final int MOST_NOISE = 100_000;

    /// Checks the bounds.
    public CampaignSettings {
        check("people", people, FEWEST_PEOPLE, MOST_PEOPLE);
        check("hosts", hosts, FEWEST_HOSTS, MOST_HOSTS);
        check("months", months, 1, MOST_MONTHS);
        check("noise", noise, 0, MOST_NOISE);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "must be from %d to %d: %s=%d".formatted(least, most, name, value));
        }
    }

    /// The site of the issue: 200 people, 60 hosts, 24 months, 200 lines of noise, with an
    /// intruder.
    public static CampaignSettings of(long seed) {
        return new CampaignSettings(seed, 200, 60, LocalDate.of(2025, 1, 1), 24, 200, true);
    }

    /// The same normal work, without the intruder.
    public CampaignSettings withoutAttack() {
        return new CampaignSettings(seed, people, hosts, start, months, noise, false);
    }

    /// The day after the last.
    LocalDate end() {
        return start.plusMonths(months);
    }

    long days() {
        return end().toEpochDay() - start.toEpochDay();
    }
}
