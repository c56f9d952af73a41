package org.noonmark.tsp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates with any names, keys and extensions.
final class ForgedCertificate {
    private static long serial = 1;

    private Instant from = Instant.parse("2026-01-01T00:00:00Z");
    private Instant to = Instant.parse("2027-01-01T00:00:00Z");
    private int keyUsage;
    private boolean forStamps;
    private boolean authority;
    private String alternative = "";
    private long sameSerial;

    /// A new pair of keys of a kind that the JDK knows.
    static KeyPair keys(String kind) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        switch (kind) {
            case "EC" -> generator.initialize(256);
            case "RSA", "DSA", "RSASSA-PSS" -> generator.initialize(2048);
            default -> {}
        }
        return generator.generateKeyPair();
    }

    ForgedCertificate valid(String first, String last) {
        from = Instant.parse(first);
        to = Instant.parse(last);
        return this;
    }

    /// @param bits of BouncyCastle's `KeyUsage`
    ForgedCertificate keyUsage(int bits) {
        keyUsage = bits;
        return this;
    }

    /// @param other whose serial number it gets
    ForgedCertificate serialOf(X509Certificate other) {
        sameSerial = other.getSerialNumber().longValueExact();
        return this;
    }

    ForgedCertificate forStamps() {
        forStamps = true;
        return this;
    }

    ForgedCertificate authority() {
        authority = true;
        keyUsage = KeyUsage.keyCertSign;
        return this;
    }

    ForgedCertificate alternative(String name) {
        alternative = name;
        return this;
    }

    /// @param with the issuer's key, EC
    X509Certificate issue(String subject, KeyPair of, String issuer, PrivateKey with)
            throws Exception {
        var builder =
                new JcaX509v3CertificateBuilder(
                        new X500Principal("CN=" + issuer),
                        BigInteger.valueOf(sameSerial == 0 ? serial++ : sameSerial),
                        Date.from(from),
                        Date.from(to),
                        new X500Principal("CN=" + subject),
                        of.getPublic());
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        if (keyUsage != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
        }
        if (forStamps) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        if (!alternative.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, alternative)));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(with);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
