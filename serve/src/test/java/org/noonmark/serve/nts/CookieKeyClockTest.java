package org.noonmark.serve.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.events.AuthenticationEvent;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.KeyChanged.Change;
import org.noonmark.serve.RecordedEvents;
import org.noonmark.serve.SetClock;

class CookieKeyClockTest {
    private static final long DAY = 86_400;

    @TempDir Path folder;
    private final SetClock clock = new SetClock();
    private final RecordedEvents events = new RecordedEvents();

    private CookieKeyClock start(Optional<Path> revocations) throws IOException {
        return CookieKeyClock.of(
                CookieKeyScheduleTest.schedule("home"), revocations, clock, events);
    }

    @Test
    void hasNoKeysBeforeTimeIsKnown() throws IOException {
        var keys = start(Optional.empty());
        assertThat(keys.get()).isNull();

        clock.set(20_780 * DAY);
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_780);
        assertThat(events.told())
                .containsExactly(new AuthenticationEvent.CookieKeysChanged(20_780, true));
    }

    @Test
    void followsTheEpochAndNothingElse() throws IOException {
        clock.set(20_780 * DAY);
        var keys = start(Optional.empty());
        var first = keys.get();
        clock.set(20_780 * DAY + 1000);
        keys.look();
        assertThat(keys.get()).isSameAs(first);

        clock.set(20_781 * DAY);
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_781);
    }

    @Test
    void keepsItsKeysWhileTimeIsNotTrusted() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "");
        clock.set(20_780 * DAY);
        var keys = start(Optional.of(file));
        var before = keys.get();
        clock.lose();
        keys.look();
        assertThat(keys.get()).isSameAs(before);

        Files.writeString(file, "20780\n");
        keys.look();
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_781);
    }

    @Test
    void takesRevocationsWithoutARestart() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "");
        clock.set(20_780 * DAY);
        var keys = start(Optional.of(file));
        Files.writeString(file, "20770-20780\n");
        keys.look();
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_781);
        assertThat(keys.get().keys()).containsOnlyKeys(20_781);
        assertThat(events.of(AuthenticationEvent.CookieKeysChanged.class))
                .as("the epoch that seals")
                .containsExactly(
                        new AuthenticationEvent.CookieKeysChanged(20_780, true),
                        new AuthenticationEvent.CookieKeysChanged(20_781, true));
        var ledger = events.of(KeyChanged.class);
        assertThat(ledger.getFirst()).isEqualTo(KeyChanged.of(20_780, Change.NEW));
        assertThat(ledger.getLast()).isEqualTo(KeyChanged.of(20_781, Change.NEW));
        assertThat(ledger)
                .as("those before went with it")
                .contains(KeyChanged.of(20_780, Change.REVOKED))
                .filteredOn(key -> key.change() == Change.REVOKED)
                .hasSizeGreaterThan(1);
    }

    @Test
    void tellsTheLedgerWhichEpochsCameAndWent() throws IOException {
        clock.set(20_780 * DAY);
        var keys = start(Optional.empty());
        int oldest = keys.get().keys().keySet().stream().min(Integer::compare).orElseThrow();
        clock.set(20_781 * DAY);
        keys.look();
        assertThat(events.of(KeyChanged.class))
                .containsExactly(
                        KeyChanged.of(20_780, Change.NEW),
                        KeyChanged.of(oldest, Change.RETIRED),
                        KeyChanged.of(20_781, Change.NEW));
    }

    @Test
    void aWrongLineTakesNothingFromTheOthers() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "20778\n");
        clock.set(20_780 * DAY);
        var keys = start(Optional.of(file));
        Files.writeString(file, "2077O\n20779\n");
        keys.look();
        keys.look();
        assertThat(keys.get().keys()).doesNotContainKeys(20_778, 20_779).hasSize(7);
        assertThat(events.of(AuthenticationEvent.RevocationIncomplete.class))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("revoked:1:"));

        Files.writeString(file, "20779\n");
        keys.look();
        keys.look();
        assertThat(keys.get().keys()).doesNotContainKey(20_779).hasSize(8);
    }

    @Test
    void aListThatCouldNotBeReadIsReadAsSoonAsItCanBe() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "");
        clock.set(20_780 * DAY);
        var keys = start(Optional.of(file));
        Files.delete(file);
        Files.createDirectory(file);
        for (int i = 0; i < 3; i++) {
            keys.look();
        }
        assertThat(events.of(AuthenticationEvent.RevocationIncomplete.class)).hasSize(1);
        Files.delete(file);
        Files.writeString(file, "20780\n");
        keys.look();
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_781);
    }

    @Test
    void revokesAlsoWhileTheTokenDoesNotAnswer() throws IOException {
        var token = new FailingToken();
        var file = Files.writeString(folder.resolve("revoked"), "");
        clock.set(20_780 * DAY);
        var keys = CookieKeyClock.of(schedule(token), Optional.of(file), clock, events);
        var before = keys.get();
        token.pullOut();
        Files.writeString(file, "20770-20780\n");
        keys.look();
        keys.look();
        assertThat(keys.get().keys()).containsOnlyKeys(20_781);
        assertThat(keys.get().current()).isEqualTo(20_781);
        assertThat(before.keys()).containsKey(20_780);

        Files.writeString(file, "20770-20781\n");
        keys.look();
        keys.look();
        assertThat(keys.get()).as("nothing to seal with").isNull();
    }

    @Test
    void goesOnWithTheKeysItHasUntilTheTokenAnswersAgain() throws IOException {
        var token = new FailingToken();
        clock.set(20_780 * DAY);
        var keys = CookieKeyClock.of(schedule(token), Optional.empty(), clock, events);
        token.pullOut();
        for (int day = 20_781; day <= 20_783; day++) {
            clock.set(day * DAY);
            keys.look();
            keys.look();
            assertThat(keys.get().current()).isEqualTo(20_781);
            assertThat(keys.get().keys().keySet()).allMatch(epoch -> epoch >= 20_783 - 10);
        }
        assertThat(keys.get().keys()).as("outdated ones go").doesNotContainKey(20_775);
        assertThat(events.of(AuthenticationEvent.ServerSecretNotUsed.class)).hasSize(1);
        token.plugIn();
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_783);
        assertThat(keys.get().keys()).hasSize(9);
        int asked = token.asked();
        keys.look();
        assertThat(token.asked()).as("all is there").isEqualTo(asked);
    }

    @Test
    void beginsWithoutKeysWhenTheTokenDoesNotAnswerYet() throws IOException {
        var token = new FailingToken();
        token.pullOut();
        clock.set(20_780 * DAY);
        var keys = CookieKeyClock.of(schedule(token), Optional.empty(), clock, events);
        assertThat(keys.get()).isNull();
        assertThat(events.told())
                .contains(new AuthenticationEvent.CookieKeysChanged(20_780, false));
        token.plugIn();
        keys.look();
        assertThat(keys.get().current()).isEqualTo(20_780);
    }

    @Test
    void aBugDoesNotEndTheLooking() throws IOException {
        var keys = start(Optional.empty());
        clock.failOnce();
        keys.lookOrTell();
        assertThat(events.of(AuthenticationEvent.ServerSecretNotUsed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("a bug"));
        clock.set(20_780 * DAY);
        keys.lookOrTell();
        assertThat(keys.get().current()).isEqualTo(20_780);
    }

    private static CookieKeySchedule schedule(FailingToken token) {
        return new CookieKeySchedule(token.secret(new byte[32]), "home", DAY, 7);
    }

    @Test
    void aBrokenListChangesNothingAndIsToldOnce() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "20780\n");
        clock.set(20_780 * DAY);
        var keys = start(Optional.of(file));
        var before = keys.get();
        Files.writeString(file, "all of them\n");
        for (int i = 0; i < 4; i++) {
            keys.look();
        }
        assertThat(keys.get()).isSameAs(before);
        assertThat(events.of(AuthenticationEvent.RevocationIncomplete.class)).hasSize(1);
    }

    @Test
    void saysWhenNothingIsLeft() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "0-30000\n");
        clock.set(20_780 * DAY);
        assertThat(start(Optional.of(file)).get()).isNull();
        assertThat(events.told())
                .containsExactly(new AuthenticationEvent.CookieKeysChanged(20_780, false));
    }

    @Test
    void doesNotStartWithAWrongList() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "?");
        assertThatThrownBy(() -> start(Optional.of(file))).hasMessageContaining("revoked:1:");
    }
}
