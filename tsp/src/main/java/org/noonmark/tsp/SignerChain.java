package org.noonmark.tsp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for a chain from a signer's certificate to one that is trusted (RFC 5280 section 6).
///
/// The JDK's own builder goes by names alone and comes back to a certificate on each way that leads
/// to it, so a few hundred certificates of a stranger keep it busy for ever. Here a certificate is
/// gone through once at most, and only after it has been seen to have signed the one before; the
/// one chain that is found is then judged by the JDK.
final class SignerChain {
    private static final int MAX_LENGTH = 8;

    private final List<X509Certificate> trusted;
    private final List<X509Certificate> others;
    private final Instant at;
    private final Set<X509Certificate> seen = new HashSet<>();
    private final List<X509Certificate> path = new ArrayList<>();

    /// @param trusted certificates that need no proof
    /// @param others certificates that may lie between
    /// @param at all certificates of the chain must be valid then
    SignerChain(List<X509Certificate> trusted, List<X509Certificate> others, Instant at) {
        this.trusted = trusted;
        this.others = others;
        this.at = at;
    }

    /// Whether a valid chain leads from this certificate to a trusted one.
    boolean leadsFrom(X509Certificate signer) {
        if (!isValid(signer, at)) {
            return false;
        }
        return trusted.contains(signer) || reaches(signer);
    }

    static boolean isValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private boolean reaches(X509Certificate certificate) {
        if (path.size() == MAX_LENGTH || !seen.add(certificate)) {
            return false;
        }
        path.add(certificate);
        for (var anchor : trusted) {
            if (isIssued(certificate, anchor) && isJudgedValid(anchor)) {
                return true;
            }
        }
        for (var issuer : others) {
            if (!seen.contains(issuer) && isIssued(certificate, issuer) && reaches(issuer)) {
                return true;
            }
        }
        path.removeLast();
        return false;
    }

    private boolean isIssued(X509Certificate certificate, X509Certificate by) {
        return isValid(by, at) && isSigned(certificate, by);
    }

    /// Whether `by` has the issuer's name and its key made the signature.
    static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        if (!certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThis) {
            return false;
        }
    }

    private boolean isJudgedValid(X509Certificate anchor) {
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setDate(Date.from(at));
            parameters.setRevocationEnabled(false);
            var chain = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(chain, parameters);
            return true;
        } catch (GeneralSecurityException invalid) {
            return false;
        }
    }
}
