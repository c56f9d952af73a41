package org.noonmark.sources.nts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose signatures on certificates are believed.
public sealed interface Authorities {
    /// Those that the Java run-time carries.
    record OfSystem() implements Authorities {}

    /// Those in a PEM file, and no others. The file is read again for each exchange, so that it can
    /// be renewed while the station runs.
    record OfFile(Path file) implements Authorities {}

    /// The longest file that is read.
    long MAX_BYTES = 4 << 20;

    /// The anchors of paths, at least one.
    ///
    /// @throws IOException with one line for the operator
    default Set<TrustAnchor> anchors() throws IOException {
        try {
            return switch (this) {
                case OfSystem() -> ofSystem();
                case OfFile(var file) -> ofFile(file);
            };
        } catch (GeneralSecurityException broken) {
            throw new IOException("authorities cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static Set<TrustAnchor> ofSystem() throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        @Nullable KeyStore carried = null;
        factory.init(carried);
        var anchors = new HashSet<TrustAnchor>();
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (var certificate : x509.getAcceptedIssuers()) {
                    anchors.add(new TrustAnchor(certificate, null));
                }
            }
        }
        if (anchors.isEmpty()) {
            throw new IOException("the Java run-time carries no authorities: name a PEM file");
        }
        return anchors;
    }

    private static Set<TrustAnchor> ofFile(Path file) throws GeneralSecurityException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is no file; name a PEM file of authorities");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is larger than 4 MiB, no file of authorities");
        }
        var anchors = new HashSet<TrustAnchor>();
        try {
            var found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(file)));
            for (var certificate : found) {
                anchors.add(new TrustAnchor((X509Certificate) certificate, null));
            }
        } catch (CertificateException wrong) {
            throw new IOException(
                    file + ": is no PEM file of certificates (" + wrong.getMessage() + ")", wrong);
        }
        if (anchors.isEmpty()) {
            throw new IOException(file + ": holds no certificate");
        }
        return anchors;
    }
}
