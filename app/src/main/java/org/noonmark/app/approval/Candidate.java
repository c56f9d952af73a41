package org.noonmark.app.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.noonmark.app.config.BoundFiles;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.config.Problem;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.signing.ssh.SshSignature;

/// A configuration as it was given, with the signatures that lie beside it.
public final class Candidate {
    /// As many signatures of one file are looked at.
    private static final int MOST_SIGNATURES = 64;

    /// How much is read of all the files that one names.
    private static final int MOST_FILE_BYTES = 16 << 20;

    /// What a file costs at least, so that there are at most 1024.
    private static final int LEAST_FILE_COST = 16 << 10;

    private final byte[] bytes;
    private final ConfigurationFile read;
    private final List<SignatureFile> signatures;
    private final List<BoundFile> files;

    /// A configuration.
    ///
    /// @param bytes of the file, which are what is signed
    /// @param read what they say
    /// @param files that it names, as they are now
    public Candidate(
            byte[] bytes,
            ConfigurationFile read,
            List<SignatureFile> signatures,
            List<BoundFile> files) {
        this.bytes = bytes.clone();
        this.read = read;
        this.signatures = List.copyOf(signatures);
        this.files = List.copyOf(files);
    }

    /// A file beside the configuration.
    ///
    /// @param text each letter is one byte
    public record SignatureFile(String name, String text) {
        /// The file with these bytes.
        public static SignatureFile of(String name, byte[] bytes) {
            return new SignatureFile(name, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// What `up` uses without a file.
    public static Candidate embedded() {
        return new Candidate(
                ConfigurationFile.EMBEDDED_DEFAULT.getBytes(StandardCharsets.UTF_8),
                new ConfigurationFile.Good(ConfigurationFile.embedded()),
                List.of(),
                List.of());
    }

    /// What stands in place of a file that cannot be read.
    public static Candidate unreadable(Path file, String reason) {
        var problem = new Problem(file.toString(), 1, 1, "file", reason);
        return new Candidate(
                new byte[0], new ConfigurationFile.Bad(List.of(problem)), List.of(), List.of());
    }

    /// Reads `file`, every file that it names, and every file beside it whose name is the same with
    /// `.sig` or with a dot, a word of ASCII letters, digits and @._- and `.sig` after it.
    ///
    /// @throws IOException when the configuration itself cannot be read
    public static Candidate read(Path file) throws IOException {
        return read(file, unreadable(file, "was not read before"));
    }

    /// The same again.
    ///
    /// @param before what it was; the same bytes are not understood anew
    /// @throws IOException when the configuration itself cannot be read
    public static Candidate read(Path file, Candidate before) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(ConfigurationFile.MAX_BYTES + 1);
        }
        if (bytes.length > ConfigurationFile.MAX_BYTES) {
            return unreadable(
                    file, "is larger than %d KiB".formatted(ConfigurationFile.MAX_BYTES >> 10));
        }
        var read =
                bytes.length > 0 && Arrays.equals(bytes, before.bytes)
                        ? before.read
                        : ConfigurationFile.read(file.toString(), bytes);
        return new Candidate(bytes, read, signatures(file), files(read));
    }

    private static List<BoundFile> files(ConfigurationFile read) {
        var found = new ArrayList<BoundFile>();
        if (read instanceof ConfigurationFile.Good(var good)) {
            int left = MOST_FILE_BYTES;
            for (var name : BoundFiles.of(good)) {
                // Nobody has agreed to this configuration yet, and it may name anything.
                var file = left > 0 ? BoundFile.read(name) : BoundFile.unreadable(name);
                left -= Math.max(LEAST_FILE_COST, file.length());
                found.add(file);
            }
        }
        return found;
    }

    private static List<SignatureFile> signatures(Path file) throws IOException {
        var found = new ArrayList<SignatureFile>();
        var folder = file.toAbsolutePath().getParent();
        var prefix = file.getFileName() + ".";
        if (folder == null) {
            return found;
        }
        try (var beside = Files.newDirectoryStream(folder, path -> isSignature(path, prefix))) {
            for (var path : beside) {
                if (found.size() < MOST_SIGNATURES) {
                    found.add(SignatureFile.of(path.getFileName().toString(), start(path)));
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        found.sort(Comparator.comparing(SignatureFile::name));
        return found;
    }

    private static boolean isSignature(Path path, String prefix) {
        var name = path.getFileName().toString();
        return name.startsWith(prefix)
                && name.substring(prefix.length()).matches("([A-Za-z0-9@._-]+\\.)?sig")
                && Files.isRegularFile(path);
    }

    /// One byte more than a signature has, so that a longer file is found out; nothing when it
    /// cannot be read, which is no signature either.
    private static byte[] start(Path path) {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(SshSignature.MAX_BYTES + 1);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    /// Hexadecimal.
    public String sha256() {
        return EvidenceBundle.sha256(bytes);
    }

    /// What is wrong with it, in one line; empty when it is good.
    String mistake() {
        return switch (read) {
            case ConfigurationFile.Good good -> "";
            case ConfigurationFile.Bad(List<Problem> problems) -> problems.getFirst().toString();
        };
    }

    /// The same as text.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The bytes of the file; a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// What the file says, or what is wrong with it.
    public ConfigurationFile read() {
        return read;
    }

    /// What lies beside it, by name.
    public List<SignatureFile> signatures() {
        return signatures;
    }

    /// The files that it names.
    public List<BoundFile> files() {
        return files;
    }

    /// One of them; one that cannot be read when it is not known.
    BoundFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseGet(() -> BoundFile.unreadable(name));
    }

    /// With what it runs, by name.
    ///
    /// @param approved whose leap table may reach further than the one that was signed
    public Map<String, BoundFile> inForce(Optional<Approved> approved) {
        return FileRule.inForce(this, approved);
    }

    /// Whether nothing of it changed since `other`.
    public boolean isSame(Candidate other) {
        return Arrays.equals(bytes, other.bytes)
                && signatures.equals(other.signatures)
                && areSame(files, other.files);
    }

    /// Both are in the order in which the configuration names them.
    private static boolean areSame(List<BoundFile> some, List<BoundFile> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i).isSame(others.get(i)));
    }

    /// What the good file says.
    ///
    /// @throws IllegalStateException when it has mistakes
    public Configuration configuration() {
        return switch (read) {
            case ConfigurationFile.Good(var configuration) -> configuration;
            case ConfigurationFile.Bad bad ->
                    throw new IllegalStateException("must be good: " + mistake());
        };
    }
}
