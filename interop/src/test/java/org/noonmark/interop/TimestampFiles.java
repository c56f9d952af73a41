package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// What a time-stamp authority needs in its folder, whoever runs it, and the data that is stamped.
///
/// @param authority that certified it, PEM
/// @param certificate of the time-stamp authority and of its issuer, PEM
/// @param key of that certificate
/// @param data something to stamp
record TimestampFiles(Path authority, Path certificate, Path key, Path data) {
    static final String POLICY = "1.3.6.1.4.1.32473.1";

    /// Makes all of them, for the host's own time; certified by the authority itself.
    static TimestampFiles create(Path folder) {
        return create(folder, KeyKind.P256, false);
    }

    /// @param hasIntermediate whether another certificate lies between that of the authority and
    ///   its own
    static TimestampFiles create(Path folder, KeyKind kind, boolean hasIntermediate) {
        var from = Instant.now().minus(Duration.ofDays(1));
        var until = from.plus(Duration.ofDays(90));
        var authority = TestCertificates.authority(from, until);
        var files =
                new TimestampFiles(
                        folder.resolve("authority.crt"),
                        folder.resolve("server.crt"),
                        folder.resolve("server.key"),
                        folder.resolve("document"));
        try {
            Files.writeString(files.authority, authority.certificatePem());
            var issuer =
                    hasIntermediate
                            ? authority.intermediate("between.example", from, until)
                            : authority;
            issuer.timestamping(kind, "tsa.example", from, until).writeTo(folder);
            Files.setPosixFilePermissions(files.key, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(files.data, "what existed before");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return files;
    }

    /// The host's clock as the standard, time-stamps on one port.
    String configuration(int port, String largestAccuracy) {
        return """
        [local]
        authority = true
        accuracy = "1 ms"
        [serve.ntp]
        enabled = false
        [serve.tsa]
        listen = ["127.0.0.1"]
        port = %d
        certificate = "%s"
        key = "%s"
        policy = "%s"
        largest_accuracy = "%s"
        """
                .formatted(port, certificate, key, POLICY, largestAccuracy);
    }

    /// The same authority run by OpenSSL.
    ///
    /// @param bindingHash with which the signature names the certificate
    String opensslConfiguration(Path serial, String bindingHash) {
        return """
        [tsa]
        default_tsa = own
        [own]
        serial = %s
        signer_cert = %s
        certs = %s
        signer_key = %s
        signer_digest = sha256
        default_policy = %s
        digests = sha256, sha384, sha512
        accuracy = secs:1, millisecs:500, microsecs:100
        ordering = yes
        tsa_name = yes
        ess_cert_id_alg = %s
        """
                .formatted(serial, certificate, authority, key, POLICY, bindingHash);
    }
}
