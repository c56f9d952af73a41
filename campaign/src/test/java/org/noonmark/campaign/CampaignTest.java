package org.noonmark.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static CampaignSettings small(long seed) {
        return new CampaignSettings(seed, 25, 20, LocalDate.of(2025, 2, 1), 3, 2, true);
    }

    private static List<Line> lines(CampaignSettings settings) {
        var lines = new ArrayList<Line>();
        Campaign.of(settings).lines().forEachRemaining(lines::add);
        return lines;
    }

    /// Running numbers count the intruder's records too.
    private static String key(Line line) {
        var text = line.text();
        if (line.fileName().endsWith("audit.log")) {
            int number = text.indexOf(':', text.indexOf("audit("));
            text = text.substring(0, number) + text.substring(text.indexOf(')', number));
        } else if (line.fileName().endsWith("security.json")) {
            int number = text.indexOf("\"EventRecordID\":");
            text = text.substring(0, number) + text.substring(text.indexOf(',', number));
        }
        return line.fileName() + " " + text;
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        var month = new CampaignSettings(3, 30, 20, LocalDate.of(2025, 3, 1), 1, 20, true);
        var first = lines(month).iterator();
        var second = Campaign.of(month).lines();
        int different = 0;
        while (first.hasNext()) {
            var one = first.next();
            var other = second.next();
            boolean isSame = one.toString().equals(other.toString());
            different += isSame && one.stage().equals(other.stage()) ? 0 : 1;
        }
        assertThat(different).isZero();
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void timesNeverGoBack() {
        var last = Instant.MIN;
        int wrong = 0;
        for (var line : lines(small(7))) {
            wrong += line.time().isBefore(last) ? 1 : 0;
            last = line.time();
        }
        assertThat(wrong).isZero();
        assertThat(last).isBetween("2025-04-30T23:00:00Z", "2025-04-30T23:59:59.999999Z");
    }

    @Test
    void normalWorkIsTheSameWithAndWithoutTheIntruder() {
        for (long seed = 1; seed <= 2; seed++) {
            var with = small(seed);
            var normal = lines(with.withoutAttack());
            var left = new HashMap<String, Integer>();
            normal.forEach(line -> left.merge(key(line), 1, Integer::sum));
            assertThat(normal).noneMatch(line -> line.stage().isPresent());
            var invented = new ArrayList<Line>();
            for (var line : lines(with)) {
                if (line.stage().isEmpty() && left.merge(key(line), -1, Integer::sum) < 0) {
                    invented.add(line);
                }
            }
            assertThat(invented).isEmpty();
            var lost = normal.stream().filter(line -> left.getOrDefault(key(line), 0) > 0).toList();
            assertThat(lost).isNotEmpty().allMatch(told(with));
        }
    }

    /// Whether a line was taken away, or shows the intruder's effect on time.
    private static Predicate<Line> told(CampaignSettings settings) {
        var inventory = new Inventory(settings);
        var plan = Plan.of(settings, inventory, new Staff(settings, inventory));
        var removals = new Intruder(settings, inventory, plan).removals();
        return line -> {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, line.time());
            boolean isMeasured =
                    line.fileName().endsWith("tracking.log")
                            || line.fileName().endsWith("phase.csv");
            return (isMeasured && plan.effect().isDuring(micros))
                    || removals.stream()
                            .anyMatch(one ->
                                    inventory.fileName(one.file()).equals(line.fileName())
                                            && one.covers(one.file(), micros));
        };
    }

    @Test
    void everyStageThatLeavesLinesIsLabelled() {
        for (long seed = 1; seed <= 2; seed++) {
            var settings = new CampaignSettings(seed, 40, 24, LocalDate.of(2025, 1, 1), 8, 0, true);
            var seen = new HashSet<Stage>();
            lines(settings).forEach(line -> line.stage().ifPresent(seen::add));
            assertThat(seen)
                    .contains(Stage.NIGHT_LOGINS, Stage.MOVEMENT, Stage.TRUST, Stage.TIME_EFFECT);
        }
    }

    @Test
    void labelledLinesAreOfTheVictimOrOfTheClock() {
        var campaign = Campaign.of(small(7));
        var truth = campaign.truth();
        var account = truth.replaceAll("(?s).*\"account\":\"([^\"]+)\".*", "$1");
        for (var line : lines(small(7))) {
            if (line.stage().filter(stage -> stage == Stage.NIGHT_LOGINS).isPresent()) {
                assertThat(line.text())
                        .matches("(?s).*(" + account + "|240\\.\\d+|ession|10\\.8\\.).*");
            }
        }
    }

    @Test
    void noTwoSeedsAreAlike() {
        assertThat(Campaign.of(small(1)).truth())
                .isNotEqualTo(Campaign.of(small(2)).truth().replace("\"seed\":2", "\"seed\":1"));
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
        var site = Campaign.of(small(7)).site();
        assertThat(site.get("site.toml")).startsWith("# SYNTHETIC").contains("name = \"ntp1\"");
        assertThat(site.get("site.toml").split("\\[\\[host]]", -1)).hasSize(21);
        assertThat(site.get("README.md")).startsWith("# SYNTHETIC");
        assertThat(site.get("networks.tsv").lines())
                .allMatch(line -> line.split("\t", -1).length == 5 && line.contains("SYNTHETIC"));
    }

    @Test
    void linesAreAsciiWithoutEnds() {
        var month = new CampaignSettings(9, 20, 20, LocalDate.of(2025, 3, 1), 1, 10, true);
        int odd = 0;
        for (var line : lines(month)) {
            var text = line.text();
            odd += text.isEmpty() || text.chars().anyMatch(one -> one < ' ' || one > '~') ? 1 : 0;
        }
        assertThat(odd).isZero();
    }
}
