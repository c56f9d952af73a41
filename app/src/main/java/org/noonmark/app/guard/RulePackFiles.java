package org.noonmark.app.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.RuleText;

/// The files of one pack of rules: a folder with all below it, a zip archive, or one file.
///
/// @param name of the pack, as it was given
/// @param texts in the order of their names
/// @param sha256 over names and bytes of all of them, hexadecimal
public record RulePackFiles(String name, List<RuleText> texts, String sha256) {
    /// More than ten times what the largest public pack has.
    private static final int MOST_FILES = 50_000;

    private static final int MOST_FILE_BYTES = 4 << 20;
    private static final long MOST_BYTES = 256L << 20;
    private static final int DEEPEST_FOLDER = 32;

    public RulePackFiles {
        texts = List.copyOf(texts);
    }

    /// Reads every file of the pack whose name ends in .yml or .yaml.
    ///
    /// @throws IOException with one line that names the file
    public static RulePackFiles read(Path path) throws IOException {
        var files = new Collected();
        if (Files.isDirectory(path)) {
            folder(path, files);
        } else if (Files.isRegularFile(path)) {
            if (isZip(path)) {
                archive(path, files);
            } else {
                try (var stream = Files.newInputStream(path)) {
                    files.add(String.valueOf(path.getFileName()), stream);
                }
            }
        } else {
            throw new IOException("there is no such file or folder");
        }
        return files.pack(path.toString());
    }

    /// A pack of texts that are at hand.
    public static RulePackFiles of(String name, List<RuleText> texts) {
        var files = new Collected();
        texts.forEach(text -> files.add(text.file(), text.text().getBytes(StandardCharsets.UTF_8)));
        return files.pack(name);
    }

    private static boolean isZip(Path path) throws IOException {
        try (var stream = Files.newInputStream(path)) {
            var head = stream.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && head[2] == 3
                    && head[3] == 4;
        }
    }

    private static void folder(Path root, Collected files) throws IOException {
        try (var inside = Files.walk(root, DEEPEST_FOLDER, FileVisitOption.FOLLOW_LINKS)) {
            var found =
                    inside.filter(RulePackFiles::isRule).filter(Files::isRegularFile).iterator();
            while (found.hasNext()) {
                var file = found.next();
                try (var stream = Files.newInputStream(file)) {
                    files.add(root.relativize(file).toString(), stream);
                }
            }
        } catch (UncheckedIOException failed) {
            throw new IOException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static void archive(Path path, Collected files) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(path))) {
            for (var entry = next(zip, path); entry != null; entry = next(zip, path)) {
                if (!entry.isDirectory() && isRule(entry.getName())) {
                    files.add(entry.getName(), zip);
                }
            }
        } catch (ZipException damaged) {
            throw new IOException("the archive is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static @Nullable ZipEntry next(ZipInputStream zip, Path path) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException odd) {
            throw new IOException(path + " has a name that is no text", odd);
        }
    }

    private static boolean isRule(Path path) {
        return isRule(String.valueOf(path.getFileName()));
    }

    private static boolean isRule(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /// What was read until now, within bounds.
    private static final class Collected {
        private final Map<String, byte[]> files = new TreeMap<>();
        private long bytes;

        void add(String name, InputStream stream) throws IOException {
            var content = stream.readNBytes(MOST_FILE_BYTES + 1);
            bytes += content.length;
            if (content.length > MOST_FILE_BYTES) {
                throw new IOException(name + " has more than 4 MiB: this is no rule");
            }
            if (files.size() == MOST_FILES || bytes > MOST_BYTES) {
                throw new IOException(
                        "more than %d files or 256 MiB: this is no pack of rules"
                                .formatted(MOST_FILES));
            }
            add(name, content);
        }

        void add(String name, byte[] content) {
            files.put(name, content);
        }

        RulePackFiles pack(String name) {
            var digest = sha256();
            var texts = new ArrayList<RuleText>();
            files.forEach((file, content) -> {
                var title = file.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        (title.length + " " + content.length + "\n")
                                .getBytes(StandardCharsets.UTF_8));
                digest.update(title);
                digest.update(content);
                texts.add(RuleText.of(file, content));
            });
            return new RulePackFiles(name, texts, HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException("every JDK has SHA-256", absent);
            }
        }
    }
}
