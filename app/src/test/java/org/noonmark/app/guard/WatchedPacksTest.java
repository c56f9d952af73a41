package org.noonmark.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.config.GuardConfig;
import org.noonmark.app.output.CommandFailure;

class WatchedPacksTest {
    @TempDir Path folder;
    private final List<String> troubles = new ArrayList<>();

    private void write(String name, String title) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "title: %s\nlogsource: {product: linux}\ndetection:\n  s: {a: b}\n  condition: s\n"
                        .formatted(title));
    }

    private WatchedPacks watched() {
        return watched(folder, false);
    }

    private WatchedPacks watched(Path pack, boolean ownRules) {
        return WatchedPacks.read(
                new GuardConfig(
                        List.of(pack),
                        ownRules,
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        1,
                        List.of(
                                new GuardConfig.Log(
                                        "l",
                                        Path.of("l"),
                                        "auto",
                                        ZoneOffset.UTC,
                                        Optional.empty(),
                                        false))),
                troubles::add);
    }

    @Test
    void aChangedPackIsReadWhenItStoppedChanging() throws Exception {
        write("a.yml", "one");
        var packs = watched();
        assertThat(packs.changed()).isEmpty();
        write("b.yml", "two");
        assertThat(packs.changed()).as("it may still be written to").isEmpty();
        var changed = packs.changed();
        assertThat(changed).isPresent();
        assertThat(changed.get().rules()).hasSize(2);
        assertThat(packs.changed()).isEmpty();
    }

    @Test
    void filesThatWereOnlyTouchedChangeNothing() throws Exception {
        write("a.yml", "one");
        var packs = watched();
        Files.setLastModifiedTime(folder.resolve("a.yml"), FileTime.fromMillis(12_345));
        assertThat(packs.changed()).isEmpty();
        assertThat(packs.changed()).isEmpty();
    }

    @Test
    void aPackThatIsGoneIsToldOnceAndTakenUpAgain() throws Exception {
        write("a.yml", "one");
        var packs = watched();
        var away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        assertThat(packs.changed()).isEmpty();
        assertThatThrownBy(packs::changed).isInstanceOf(CommandFailure.class);
        assertThat(packs.changed()).isEmpty();
        assertThat(packs.packs().rules()).hasSize(1);
        Files.move(away, folder);
        write("b.yml", "two");
        assertThat(packs.changed()).isEmpty();
        assertThat(packs.changed()).isPresent();
    }

    @Test
    void aPackThatIsNotThereAtTheStartLeavesTheRulesOfThisRelease() throws Exception {
        var pack = folder.resolve("later");
        var packs = watched(pack, true);
        assertThat(troubles).singleElement().asString().contains("no such file or folder");
        assertThat(packs.packs().rules()).isNotEmpty();
        int own = packs.packs().rules().size();
        Files.createDirectories(pack);
        write("later/a.yml", "one");
        assertThat(packs.changed()).isEmpty();
        assertThat(packs.changed().orElseThrow().rules()).hasSize(own + 1);
    }
}
