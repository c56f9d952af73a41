package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// What a station that serves NTS needs in its folder: an authority, a certificate with its key, a
/// root secret; and the sections that name them.
final class NtsFiles {
    static final String NAME = "time.example";

    final Path folder;
    final Path authority;
    final Path root;

    private NtsFiles(Path folder) {
        this.folder = folder;
        this.authority = folder.resolve("authority.crt");
        this.root = folder.resolve("nts.root");
    }

    /// Makes all of them, for the host's own time.
    ///
    /// @param addresses for which the certificate holds besides `time.example`
    static NtsFiles create(Path folder, String... addresses) {
        return create(folder, KeyKind.P256, addresses);
    }

    /// The same with a server's key of the kind asked for. GnuTLS (chronyd) takes no EC key as the
    /// run-time writes it, without the public half.
    static NtsFiles create(Path folder, KeyKind kind, String... addresses) {
        var files = new NtsFiles(folder);
        var from = Instant.now().minus(Duration.ofDays(1));
        var until = from.plus(Duration.ofDays(90));
        var authority = TestCertificates.authority(from, until);
        var names = new ArrayList<>(List.of(NAME));
        names.addAll(List.of(addresses));
        try {
            Files.writeString(files.authority, authority.certificatePem());
            authority.server(kind, names, from, until).writeTo(folder);
            closeToOthers(folder.resolve("server.key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        files.writeRoot("00112233".repeat(8));
        return files;
    }

    /// Gives the station another root secret, which it takes at its next start.
    void writeRoot(String hex) {
        try {
            Files.writeString(root, hex + "\n");
            closeToOthers(root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void closeToOthers(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /// The host's clock as the standard, NTP and NTS on one address.
    String configuration(String address, int ntpPort, int keyExchangePort, String... more) {
        return """
        [local]
        authority = true
        accuracy = "1 ms"
        [serve.ntp]
        listen = ["%s"]
        port = %d
        [serve.nts]
        listen = ["%s"]
        port = %d
        certificate = "%s"
        key = "%s"
        root_secret = "%s"
        """
                        .formatted(
                                address,
                                ntpPort,
                                address,
                                keyExchangePort,
                                folder.resolve("server.crt"),
                                folder.resolve("server.key"),
                                root)
                + String.join("\n", more)
                + "\n";
    }
}
