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
        assertThat(events.all())
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
        assertThat(events.of(AuthenticationEvent.ServerSecretNotUsed.class)).hasSize(1);
    }

    @Test
    void saysWhenNothingIsLeft() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "0-30000\n");
        clock.set(20_780 * DAY);
        assertThat(start(Optional.of(file)).get()).isNull();
        assertThat(events.all())
                .containsExactly(new AuthenticationEvent.CookieKeysChanged(20_780, false));
    }

    @Test
    void doesNotStartWithAWrongList() throws IOException {
        var file = Files.writeString(folder.resolve("revoked"), "?");
        assertThatThrownBy(() -> start(Optional.of(file))).hasMessageContaining("revoked:1:");
    }
}
