package org.noonmark.tsp;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// What a certificate has to be so that it may sign tokens (RFC 3161 section 2.3).
final class StampCertificate {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private StampCertificate() {}

    /// One sentence when it may not sign tokens.
    static Optional<String> whyUnfit(X509Certificate certificate) {
        var critical = certificate.getCriticalExtensionOIDs();
        if (critical == null || !critical.contains(EXTENDED_KEY_USAGE)) {
            return Optional.of(
                    "the certificate has no critical extended key usage: issue it with"
                            + " extendedKeyUsage = critical,timeStamping");
        }
        if (!usages(certificate).equals(List.of(TIME_STAMPING))) {
            return Optional.of(
                    "the certificate is not for time-stamps alone: issue it with"
                            + " extendedKeyUsage = critical,timeStamping");
        }
        var use = certificate.getKeyUsage();
        if (use != null && !isForSignaturesAlone(use)) {
            return Optional.of(
                    "the certificate's key is not for signatures alone: issue it with"
                            + " keyUsage = digitalSignature");
        }
        return Optional.empty();
    }

    /// OpenSSL takes no other bit either (check_purpose_timestamp_sign in crypto/x509/v3_purp.c).
    private static boolean isForSignaturesAlone(boolean[] use) {
        for (int bit = 0; bit < use.length; bit++) {
            if (use[bit] && bit != DIGITAL_SIGNATURE && bit != NON_REPUDIATION) {
                return false;
            }
        }
        return use[DIGITAL_SIGNATURE] || use[NON_REPUDIATION];
    }

    private static List<String> usages(X509Certificate certificate) {
        try {
            var usages = certificate.getExtendedKeyUsage();
            return usages == null ? List.of() : usages;
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }
}
