package org.noonmark.app.posture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.PatternSyntaxException;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Include;

/// The files of a host below a folder, named as the host names them: `/etc/chrony/chrony.conf`.
///
/// Links are followed, also those that lead out of the folder.
final class HostFiles {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 200;
    private static final int PERMISSIONS = 0_7777;

    private final Path root;
    private final Map<String, String> unread = new LinkedHashMap<>();

    HostFiles(Path root) {
        this.root = root;
    }

    /// Files that are there and could not be read, with the reason.
    Map<String, String> unread() {
        return Map.copyOf(unread);
    }

    /// A file; empty when it is not there or cannot be read.
    Optional<ConfigFile> read(String name) {
        var file = below(name);
        if (file.isEmpty() || !Files.exists(file.orElseThrow())) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file.orElseThrow())) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                unread.put(name, "is larger than 4 MiB");
                return Optional.empty();
            }
            return Optional.of(new ConfigFile(name, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            unread.put(name, "cannot be read: " + failed.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /// What a configuration includes, its names being relative to the folder of `main`.
    Include.Resolver includesOf(String main) {
        int slash = main.lastIndexOf('/');
        var folder = slash < 0 ? "" : main.substring(0, slash + 1);
        return include ->
                switch (include.kind()) {
                    case FILES -> {
                        var pattern = include.argument();
                        var whole = pattern.startsWith("/") ? pattern : folder + pattern;
                        int last = whole.lastIndexOf('/');
                        yield matching(whole.substring(0, last + 1), whole.substring(last + 1));
                    }
                    case CONFIGURATIONS -> matching(include.argument() + "/", "*.conf");
                    case SOURCES -> matching(include.argument() + "/", "*.sources");
                };
    }

    /// The files of a folder by a pattern of their names, in the order of names.
    List<ConfigFile> matching(String folder, String pattern) {
        var names = new ArrayList<String>();
        var place = below(folder);
        if (place.isEmpty() || !Files.isDirectory(place.orElseThrow())) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place.orElseThrow(), pattern)) {
            for (var file : files) {
                if (Files.isRegularFile(file) && names.size() < MOST_FILES) {
                    names.add(folder.replaceFirst("/+$", "") + "/" + file.getFileName());
                }
            }
        } catch (IOException | UncheckedIOException | PatternSyntaxException failed) {
            unread.put(folder + pattern, "cannot be listed: " + failed.getClass().getSimpleName());
        }
        return names.stream().sorted().map(this::read).flatMap(Optional::stream).toList();
    }

    /// Permission bits.
    OptionalInt mode(String name) {
        var file = below(name);
        try {
            if (file.isEmpty() || !Files.exists(file.orElseThrow())) {
                return OptionalInt.empty();
            }
            return Files.getAttribute(file.orElseThrow(), "unix:mode") instanceof Integer mode
                    ? OptionalInt.of(mode & PERMISSIONS)
                    : OptionalInt.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException failed) {
            return OptionalInt.empty();
        }
    }

    private Optional<Path> below(String name) {
        try {
            return Optional.of(
                    name.startsWith("/") ? root.resolve(name.substring(1)) : Path.of(name));
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }
}
