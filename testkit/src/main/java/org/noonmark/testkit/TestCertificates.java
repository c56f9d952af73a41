package org.noonmark.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of one test, and the server certificates that it issues.
///
/// Keys are new in each run. Nothing is written anywhere before [Issued#writeTo(Path)].
public final class TestCertificates {
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final String chainPem;

    private TestCertificates(KeyPair keys, X509Certificate certificate, String above) {
        this.keys = keys;
        this.certificate = certificate;
        this.chainPem = certificatePem() + above;
    }

    /// Kinds of server keys.
    public enum KeyKind {
        /// ECDSA on P-256.
        P256,
        /// RSA with 2,048 bits.
        RSA2048,
        /// Ed25519.
        ED25519
    }

    /// A server's certificate with its key.
    ///
    /// @param certificate of the server alone
    /// @param key of that certificate
    /// @param chainPem the server's certificate followed by its authorities'
    /// @param keyPem the key in PKCS#8, without a passphrase
    public record Issued(
            X509Certificate certificate, PrivateKey key, String chainPem, String keyPem) {
        /// Writes `server.crt` and `server.key` into the folder, replacing what is there.
        public void writeTo(Path folder) throws IOException {
            Files.writeString(folder.resolve("server.crt"), chainPem);
            Files.writeString(folder.resolve("server.key"), keyPem);
        }
    }

    /// A new self-signed authority (P-256), valid from the first instant to the second.
    public static TestCertificates authority(Instant notBefore, Instant notAfter) {
        var keys = newKeys(KeyKind.P256);
        var name = new X500Principal("CN=Test authority");
        var own = authority(builder(name, name, keys, notBefore, notAfter), keys.getPrivate());
        return new TestCertificates(keys, own, "");
    }

    /// A new authority below this one.
    public TestCertificates intermediate(String name, Instant notBefore, Instant notAfter) {
        var below = newKeys(KeyKind.P256);
        var issuer = certificate.getSubjectX500Principal();
        var subject = new X500Principal("CN=" + name);
        var builder = builder(issuer, subject, below, notBefore, notAfter);
        return new TestCertificates(below, authority(builder, keys.getPrivate()), chainPem);
    }

    private static X509Certificate authority(X509v3CertificateBuilder builder, PrivateKey issuer) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return sign(builder, issuer);
        } catch (CertIOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The authority's own certificate, for trust stores.
    public X509Certificate certificate() {
        return certificate;
    }

    /// The authority's own certificate, as text for a file.
    public String certificatePem() {
        return pem("CERTIFICATE", encoded(certificate));
    }

    /// Issues a P-256 certificate for a server.
    ///
    /// @param names DNS names and IP addresses, as text; the first is the common name as well
    public Issued server(List<String> names, Instant notBefore, Instant notAfter) {
        return server(KeyKind.P256, names, notBefore, notAfter);
    }

    /// Issues a certificate for a server with a key of the kind asked for.
    ///
    /// @param names DNS names and IP addresses, as text; the first is the common name as well
    public Issued server(KeyKind kind, List<String> names, Instant notBefore, Instant notAfter) {
        var server = newKeys(kind);
        var subject = new X500Principal("CN=" + names.getFirst());
        var alternatives = names.stream().map(TestCertificates::name).toArray(GeneralName[]::new);
        try {
            var issuer = certificate.getSubjectX500Principal();
            var builder =
                    builder(issuer, subject, server, notBefore, notAfter)
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature))
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(alternatives));
            var issued = sign(builder, keys.getPrivate());
            return new Issued(
                    issued,
                    server.getPrivate(),
                    pem("CERTIFICATE", encoded(issued)) + chainPem,
                    pem("PRIVATE KEY", server.getPrivate().getEncoded()));
        } catch (CertIOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Issues a P-256 certificate for a time-stamp authority (RFC 3161 section 2.3).
    public Issued timestamping(String name, Instant notBefore, Instant notAfter) {
        return timestamping(KeyKind.P256, name, notBefore, notAfter);
    }

    /// The same with a key of the kind asked for.
    public Issued timestamping(KeyKind kind, String name, Instant notBefore, Instant notAfter) {
        var server = newKeys(kind);
        try {
            var builder =
                    builder(
                                    certificate.getSubjectX500Principal(),
                                    new X500Principal("CN=" + name),
                                    server,
                                    notBefore,
                                    notAfter)
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    true,
                                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            var issued = sign(builder, keys.getPrivate());
            return new Issued(
                    issued,
                    server.getPrivate(),
                    pem("CERTIFICATE", encoded(issued)) + chainPem,
                    pem("PRIVATE KEY", server.getPrivate().getEncoded()));
        } catch (CertIOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static GeneralName name(String text) {
        try {
            InetAddress.ofLiteral(text);
            return new GeneralName(GeneralName.iPAddress, text);
        } catch (IllegalArgumentException noAddress) {
            return new GeneralName(GeneralName.dNSName, text);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer,
            X500Principal subject,
            KeyPair of,
            Instant notBefore,
            Instant notAfter) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(63, new SecureRandom()),
                Date.from(notBefore),
                Date.from(notAfter),
                subject,
                of.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey with) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(with);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair newKeys(KeyKind kind) {
        try {
            return switch (kind) {
                case P256 -> {
                    var generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(256);
                    yield generator.generateKeyPair();
                }
                case RSA2048 -> {
                    var generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    yield generator.generateKeyPair();
                }
                case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            };
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String pem(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(label, lines.encodeToString(der), label);
    }
}
