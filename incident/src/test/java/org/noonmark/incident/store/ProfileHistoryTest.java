package org.noonmark.incident.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileHistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String KEY = "account mlind";

    @TempDir Path folder;
    private final List<String> trouble = new ArrayList<>();
    private GuardStore store;

    @BeforeEach
    void open() {
        var opened = GuardStore.open(folder.resolve(GuardStore.FILE), trouble::add);
        store = ((GuardStore.Opened.Ready) opened).store();
    }

    @AfterEach
    void close() {
        store.close();
        assertThat(trouble).isEmpty();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static byte[] of(LocalDate day) {
        return day.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void save(String key, LocalDate day) {
        store.profiles().save(key, of(day), noon(day));
    }

    @Test
    void theNewestIsLoaded() {
        save(KEY, TODAY.minusDays(3));
        save(KEY, TODAY);
        store.profiles().save(KEY, "evening".getBytes(StandardCharsets.UTF_8), noon(TODAY));
        save("host ntp1", TODAY.minusDays(9));
        var all = new HashMap<String, String>();
        store.profiles()
                .loadAll((key, body) -> all.put(key, new String(body, StandardCharsets.UTF_8)));
        assertThat(all)
                .containsOnly(
                        java.util.Map.entry(KEY, "evening"),
                        java.util.Map.entry("host ntp1", "2026-11-15"));
        assertThat(store.profiles().load(KEY).orElseThrow()).asString().isEqualTo("evening");
        assertThat(store.profiles().load("account nobody")).isEmpty();
    }

    @Test
    void aClockThatWasSetBackLosesNothing() {
        save(KEY, TODAY);
        save(KEY, TODAY.minusYears(50));
        assertThat(store.profiles().load(KEY)).contains(of(TODAY.minusYears(50)));
        assertThat(store.profiles().days(KEY)).containsOnlyKeys(TODAY);
    }

    @Test
    void threeYearsOfDaysBecomeAtMost49Rows() {
        var most = new int[1];
        store.together(() -> {
            for (var day = TODAY.minusYears(3); !day.isAfter(TODAY); day = day.plusDays(1)) {
                save(KEY, day);
                store.profiles().thin(noon(day));
                most[0] = Math.max(most[0], store.profiles().days(KEY).size());
            }
        });
        var kept = new ArrayList<>(store.profiles().days(KEY).keySet());
        assertThat(most[0]).isEqualTo(ProfileHistory.MOST_DAYS);
        for (int back = 0; back < 14; back++) {
            assertThat(kept).contains(TODAY.minusDays(back));
        }
        assertGaps(kept, TODAY.minusWeeks(13), 7);
        assertGaps(kept, TODAY.minusMonths(24), 31 + 7);
        assertThat(kept.getFirst()).isBefore(TODAY.minusMonths(23));
        store.profiles().days(KEY).forEach((day, body) -> assertThat(body).isEqualTo(of(day)));
    }

    private static void assertGaps(List<LocalDate> kept, LocalDate since, int most) {
        for (int i = 1; i < kept.size(); i++) {
            if (!kept.get(i - 1).isBefore(since)) {
                assertThat(kept.get(i)).isBeforeOrEqualTo(kept.get(i - 1).plusDays(most));
            }
        }
    }

    @Test
    void theNewestStaysHoweverOldItIs() {
        save(KEY, TODAY.minusYears(9));
        save(KEY, TODAY.minusYears(8));
        assertThat(store.profiles().thin(noon(TODAY))).isEqualTo(1);
        assertThat(store.profiles().days(KEY)).containsOnlyKeys(TODAY.minusYears(8));
    }

    /// An intruder who has taught the guard for five weeks is forgotten, the years before are not.
    @Test
    void aPoisonedBaselineIsRolledBackToADate() throws Exception {
        var poisoned = TODAY.minusWeeks(5);
        for (var day = TODAY.minusDays(200); !day.isAfter(TODAY); day = day.plusDays(1)) {
            save(KEY, day);
        }
        save("account intruder", poisoned.plusDays(2));
        store.profiles().thin(noon(TODAY));
        var restored = store.rollBack(poisoned, noon(TODAY)).orElseThrow();
        assertThat(restored.profiles()).isEqualTo(new ProfileHistory.RolledBack(1, 1));
        assertThat(store.profiles().load("account intruder")).isEmpty();
        assertThat(new String(store.profiles().load(KEY).orElseThrow(), StandardCharsets.UTF_8))
                .isBetween(poisoned.minusDays(7).toString(), poisoned.toString());
        var before = GuardStore.openToRead(restored.copy(), trouble::add);
        try (var copy = ((GuardStore.Opened.Ready) before).store()) {
            assertThat(copy.profiles().load(KEY)).contains(of(TODAY));
        }
        assertThat(Files.getPosixFilePermissions(restored.copy())).hasSize(2);
    }

    @Test
    void aDayBeforeAnythingWasLearnedLeavesNothing() {
        save(KEY, TODAY);
        assertThat(store.rollBack(TODAY.minusYears(1), noon(TODAY)).orElseThrow().profiles())
                .isEqualTo(new ProfileHistory.RolledBack(0, 1));
    }

    @Test
    void profilesOfManyEntitiesAreSavedInOneStep() {
        var body = new byte[2048];
        assertThat(
                        store.together(() -> {
                            for (int i = 0; i < 5_000; i++) {
                                store.profiles().save("account " + i, body, noon(TODAY));
                            }
                        }))
                .isTrue();
        var count = new int[1];
        store.profiles().loadAll((key, profile) -> count[0]++);
        assertThat(count[0]).isEqualTo(5_000);
    }
}
