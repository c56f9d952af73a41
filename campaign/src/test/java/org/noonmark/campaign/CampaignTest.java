package org.noonmark.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final CampaignSettings SMALL =
            new CampaignSettings(7, 40, 24, LocalDate.of(2025, 1, 1), 8, 10, true);

    private static List<Line> lines(CampaignSettings settings) {
        var lines = new ArrayList<Line>();
        Campaign.of(settings).lines().forEachRemaining(lines::add);
        return lines;
    }

    /// Running numbers count the intruder's records too.
    private static String key(Line line) {
        var text = line.text();
        if (line.fileName().endsWith("audit.log")) {
            text = text.replaceAll("(audit\\(\\d+\\.\\d+):\\d+", "$1");
        }
        return line.fileName() + " " + text.replaceAll("\"EventRecordID\":\\d+", "");
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        var month = new CampaignSettings(3, 30, 20, LocalDate.of(2025, 3, 1), 1, 20, true);
        var first = lines(month).iterator();
        var second = Campaign.of(month).lines();
        while (first.hasNext()) {
            var one = first.next();
            var other = second.next();
            assertThat(one.toString()).isEqualTo(other.toString());
            assertThat(one.stage()).isEqualTo(other.stage());
        }
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void timesNeverGoBack() {
        var last = Instant.MIN;
        for (var line : lines(SMALL)) {
            assertThat(line.time()).isAfterOrEqualTo(last);
            last = line.time();
        }
        assertThat(last).isAfter(Instant.parse("2025-08-31T23:00:00Z"));
        assertThat(last).isBefore(Instant.parse("2025-09-01T00:00:00Z"));
    }

    @Test
    void normalWorkIsTheSameWithAndWithoutTheIntruder() {
        for (long seed = 1; seed <= 3; seed++) {
            var with = new CampaignSettings(seed, 40, 24, LocalDate.of(2025, 1, 1), 8, 5, true);
            var normal = new HashMap<String, Integer>();
            for (var line : lines(with.withoutAttack())) {
                assertThat(line.stage()).isEmpty();
                normal.merge(key(line), 1, Integer::sum);
            }
            for (var line : lines(with)) {
                if (line.stage().isEmpty()) {
                    int left = normal.merge(key(line), -1, Integer::sum);
                    assertThat(left).as(line.toString()).isNotNegative();
                }
            }
            var truth = Campaign.of(with).truth();
            normal.forEach((key, left) -> {
                var file = key.substring(0, key.indexOf(' '));
                boolean isReplaced = file.endsWith("tracking.log") || file.endsWith("phase.csv");
                assertThat(left == 0 || isReplaced || truth.contains(file)).as(key).isTrue();
            });
        }
    }

    @Test
    void everyStageThatLeavesLinesIsLabelled() {
        for (long seed = 1; seed <= 3; seed++) {
            var settings = new CampaignSettings(seed, 40, 24, LocalDate.of(2025, 1, 1), 8, 0, true);
            var seen = new HashSet<Stage>();
            lines(settings).forEach(line -> line.stage().ifPresent(seen::add));
            assertThat(seen)
                    .contains(Stage.NIGHT_LOGINS, Stage.MOVEMENT, Stage.TRUST, Stage.TIME_EFFECT);
        }
    }

    @Test
    void labelledLinesAreOfTheVictimOrOfTheClock() {
        var campaign = Campaign.of(SMALL);
        var truth = campaign.truth();
        var account = truth.replaceAll("(?s).*\"account\":\"([^\"]+)\".*", "$1");
        for (var line : lines(SMALL)) {
            if (line.stage().filter(stage -> stage == Stage.NIGHT_LOGINS).isPresent()) {
                assertThat(line.text())
                        .matches("(?s).*(" + account + "|240\\.\\d+|ession|10\\.8\\.).*");
            }
        }
    }

    @Test
    void loginsOfADayAreAsStated() {
        long logins = 0;
        long tunnels = 0;
        var days = new HashSet<LocalDate>();
        var settings = new CampaignSettings(5, 100, 30, LocalDate.of(2025, 2, 1), 2, 0, false);
        for (var line : lines(settings)) {
            var text = line.text();
            days.add(LocalDate.ofEpochDay(line.time().getEpochSecond() / 86_400));
            logins += text.contains("Accepted ") && !text.contains("10.30.0.") ? 1 : 0;
            tunnels += text.contains("Peer Connection Initiated") ? 1 : 0;
        }
        double perPerson = 1.0 / (days.size() * settings.people());
        assertThat(logins * perPerson).isCloseTo(0.9, within(0.5));
        assertThat(tunnels * perPerson).isCloseTo(0.32, within(0.15));
    }

    @Test
    void moreNoiseMeansAsManyMoreLines() {
        var month = new CampaignSettings(3, 20, 20, LocalDate.of(2025, 3, 1), 1, 100, false);
        var more = new CampaignSettings(3, 20, 20, LocalDate.of(2025, 3, 1), 1, 200, false);
        double added = lines(more).size() - lines(month).size();
        double expected = 31.0 * 17 * 100;
        assertThat(added).isCloseTo(expected, within(0.35 * expected));
    }

    @Test
    void holidaysFollowEaster() {
        assertThat(Holidays.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
        assertThat(Holidays.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(Holidays.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
        assertThat(Holidays.isHoliday(LocalDate.of(2026, 4, 3))).isTrue();
        assertThat(Holidays.isHoliday(LocalDate.of(2026, 4, 7))).isFalse();
    }

    @Test
    void siteNamesEveryHostAndSaysThatItIsSynthetic() {
        var site = Campaign.of(SMALL).site();
        assertThat(site.get("site.toml")).startsWith("# SYNTHETIC").contains("name = \"ntp1\"");
        assertThat(site.get("site.toml").split("\\[\\[host]]", -1)).hasSize(25);
        assertThat(site.get("README.md")).startsWith("# SYNTHETIC");
        assertThat(site.get("networks.tsv").lines())
                .allMatch(line -> line.split("\t", -1).length == 5 && line.contains("SYNTHETIC"));
    }

    @Test
    void linesAreAsciiWithoutEnds() {
        var month = new CampaignSettings(9, 20, 20, LocalDate.of(2025, 3, 1), 1, 10, true);
        for (var line : lines(month)) {
            for (byte one : line.bytes()) {
                assertThat(one).isBetween((byte) ' ', (byte) '~');
            }
            assertThat(line.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(line.bytes());
        }
    }
}
