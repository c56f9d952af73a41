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
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.config.Problem;
import org.noonmark.app.ledger.Ticks;
import org.noonmark.signing.ssh.SshSignature;

/// A configuration as it was given, with the signatures that lie beside it.
public final class Candidate {
    /// As many signatures of one file are looked at.
    private static final int MOST_SIGNATURES = 64;

    private final byte[] bytes;
    private final ConfigurationFile read;
    private final List<SignatureFile> signatures;

    /// A configuration.
    ///
    /// @param bytes of the file, which are what is signed
    /// @param read what they say
    public Candidate(byte[] bytes, ConfigurationFile read, List<SignatureFile> signatures) {
        this.bytes = bytes.clone();
        this.read = read;
        this.signatures = List.copyOf(signatures);
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
                List.of());
    }

    /// What stands in place of a file that cannot be read.
    public static Candidate unreadable(Path file, String reason) {
        var problem = new Problem(file.toString(), 1, 1, "file", reason);
        return new Candidate(new byte[0], new ConfigurationFile.Bad(List.of(problem)), List.of());
    }

    /// Reads `file`, and every file beside it whose name is the same with `.sig` or with a dot, a
    /// word and `.sig` after it.
    ///
    /// @param mostBytes of the configuration; a longer one is a mistake, and not looked into
    /// @throws IOException when the configuration itself cannot be read
    public static Candidate read(Path file, int mostBytes) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(mostBytes + 1);
        }
        if (bytes.length > mostBytes) {
            return unreadable(file, "is larger than %d KiB".formatted(mostBytes >> 10));
        }
        return new Candidate(
                bytes, ConfigurationFile.read(file.toString(), bytes), signatures(file));
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
        return name.startsWith(prefix) && name.endsWith(".sig") && Files.isRegularFile(path);
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
        return Ticks.sha256(bytes);
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
    byte[] bytes() {
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

    /// Whether nothing of it changed since `other`.
    public boolean isSame(Candidate other) {
        return Arrays.equals(bytes, other.bytes) && signatures.equals(other.signatures);
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
