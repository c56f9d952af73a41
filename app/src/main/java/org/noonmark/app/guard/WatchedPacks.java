package org.noonmark.app.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.noonmark.app.config.GuardConfig;
import org.noonmark.app.output.CommandFailure;

/// The packs of a station, read again when a file of them has changed.
///
/// A pack is read when two looks after each other show the same, so that one that is being written
/// is left alone. Belongs to one thread.
public final class WatchedPacks {
    private final List<Path> watched = new ArrayList<>();
    private final GuardConfig config;
    private RulePacks packs;
    private Map<Path, String> used;
    private Map<Path, String> seen;

    private WatchedPacks(GuardConfig config, RulePacks packs, Map<Path, String> signs) {
        this.config = config;
        this.packs = packs;
        this.used = signs;
        this.seen = signs;
        watched.addAll(config.rules());
        config.settings().ifPresent(watched::add);
    }

    /// Reads all packs. When one cannot be read the rules of this release are left, and the packs
    /// are tried again when they change: a station starts without them.
    ///
    /// @param trouble takes what is wrong
    public static WatchedPacks read(GuardConfig config, Consumer<String> trouble) {
        var paths = Stream.concat(config.rules().stream(), config.settings().stream()).toList();
        // Before they are read: a change in between is seen at the next look.
        var signs = signs(paths);
        try {
            return new WatchedPacks(config, load(config), signs);
        } catch (CommandFailure failed) {
            trouble.accept(String.valueOf(failed.getMessage()));
            return new WatchedPacks(config, own(config), signs);
        }
    }

    private static RulePacks own(GuardConfig config) {
        try {
            return RulePacks.read(List.of(), config.ownRules(), Optional.empty());
        } catch (CommandFailure impossible) {
            throw new IllegalStateException("the rules of this release can be read", impossible);
        }
    }

    private static RulePacks load(GuardConfig config) throws CommandFailure {
        return RulePacks.read(config.rules(), config.ownRules(), config.settings());
    }

    public RulePacks packs() {
        return packs;
    }

    /// The packs that are to be in force from now on, when they changed.
    ///
    /// @throws CommandFailure when they cannot be read; they are tried again when they change again
    public Optional<RulePacks> changed() throws CommandFailure {
        var now = signs(watched);
        boolean isStable = now.equals(seen);
        seen = now;
        if (!isStable || now.equals(used)) {
            return Optional.empty();
        }
        used = now;
        var next = load(config);
        if (hashes(next).equals(hashes(packs)) && config.settings().isEmpty()) {
            return Optional.empty();
        }
        packs = next;
        return Optional.of(next);
    }

    private static List<String> hashes(RulePacks packs) {
        return packs.packs().stream().map(loaded -> loaded.files().sha256()).toList();
    }

    /// What can be seen of each path without reading it.
    private static Map<Path, String> signs(List<Path> paths) {
        var signs = new HashMap<Path, String>();
        for (var path : paths) {
            signs.put(path, sign(path));
        }
        return signs;
    }

    private static String sign(Path path) {
        try (var files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            long count = 0;
            long hash = 0;
            var iterator = files.iterator();
            while (iterator.hasNext()) {
                var file = iterator.next();
                if (Files.isRegularFile(file)) {
                    count++;
                    hash +=
                            31L * file.hashCode()
                                    + 17L * Files.size(file)
                                    + Files.getLastModifiedTime(file).toMillis();
                }
            }
            return count + " " + hash;
        } catch (IOException | UncheckedIOException unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }
}
