package org.noonmark.serve.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.noonmark.serve.SecretFile;

/// A certificate chain and the key of its first certificate.
///
/// @param chain the server's certificate first
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern PKCS8 =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final long MAX_BYTES = 262_144;
    private static final long SECRET_KIB = 64;

    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    /// Reads both files (PEM; the key in PKCS#8 without a passphrase, mode 0600) and makes sure
    /// that they belong together.
    ///
    /// @throws IOException that says what to do; it never shows the key
    static ServerIdentity read(Path certificate, Path key) throws IOException {
        var chain = chain(certificate);
        var identity = new ServerIdentity(chain, key(key, chain.getFirst().getPublicKey()));
        if (!identity.belongTogether()) {
            throw new IOException(key + ": is not the key of the certificate in " + certificate);
        }
        return identity;
    }

    /// SHA-256 of the server's certificate (DER), hexadecimal.
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(chain.getFirst().getEncoded()));
        } catch (GeneralSecurityException never) {
            throw new AssertionError("a certificate that was read can be written", never);
        }
    }

    private static List<X509Certificate> chain(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is no file of at most 256 KiB");
        }
        try {
            var pem = new ByteArrayInputStream(Files.readAllBytes(file));
            var chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IOException(file + ": has no certificate (PEM, the server's first)");
            }
            return chain;
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    file + ": is no chain of certificates (PEM, the server's first)", damaged);
        }
    }

    private static PrivateKey key(Path file, PublicKey belongingTo) throws IOException {
        var text = SecretFile.text(file, SECRET_KIB);
        var matcher = PKCS8.matcher(text);
        if (!matcher.find()) {
            throw new IOException(
                    file
                            + ": has no BEGIN PRIVATE KEY without a passphrase; convert it with:"
                            + " openssl pkcs8 -topk8 -nodes -in OLD -out NEW");
        }
        try {
            var der = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(belongingTo.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            // No cause: its message could show parts of the key.
            throw new IOException(
                    file
                            + ": is no key of the kind of the certificate (%s)"
                                    .formatted(belongingTo.getAlgorithm()));
        }
    }

    private boolean belongTogether() throws IOException {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        var text = "a pair".getBytes(StandardCharsets.US_ASCII);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            var signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException unsuited) {
            return false;
        }
    }
}
