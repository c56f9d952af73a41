package org.noonmark.sources.nts;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.noonmark.time.UtcInstant;

/// Believes a server whose certificates lead to an anchor, name the host, and are valid at both
/// ends of an interval of time.
///
/// Paths and names are checked by the run-time's own manager, twice, with an explicit date, so that
/// the host's clock has no say. The server's own certificate is checked here once more, since the
/// run-time passes over the dates of one that is an anchor itself. Revocation is not asked.
final class DatedTrust extends X509ExtendedTrustManager {
    private static final long ATTOS_PER_MILLI = 1_000_000_000_000_000L;

    private final CertificateTime.Ground ground;
    private final Instant earliest;
    private final Instant latest;
    private final List<X509ExtendedTrustManager> atBothEnds;

    private DatedTrust(
            CertificateTime.Ground ground,
            Instant earliest,
            Instant latest,
            List<X509ExtendedTrustManager> atBothEnds) {
        this.ground = ground;
        this.earliest = earliest;
        this.latest = latest;
        this.atBothEnds = atBothEnds;
    }

    static DatedTrust of(Set<TrustAnchor> anchors, CertificateTime.Between time)
            throws GeneralSecurityException {
        var earliest = Instant.ofEpochMilli(millis(time.earliest()));
        var latest = Instant.ofEpochMilli(Math.addExact(millis(time.latest()), 1));
        return new DatedTrust(
                time.ground(),
                earliest,
                latest,
                List.of(at(anchors, earliest), at(anchors, latest)));
    }

    private static long millis(UtcInstant utc) {
        return utc.toPosixSeconds() * 1000 + utc.attoseconds() / ATTOS_PER_MILLI;
    }

    private static X509ExtendedTrustManager at(Set<TrustAnchor> anchors, Instant instant)
            throws GeneralSecurityException {
        var parameters = new PKIXBuilderParameters(anchors, null);
        parameters.setDate(Date.from(instant));
        parameters.setRevocationEnabled(false);
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("the run-time's PKIX manager checks no names");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkDates(chain);
        for (var manager : atBothEnds) {
            manager.checkServerTrusted(chain, authType, socket);
        }
    }

    private void checkDates(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("the server sent no certificate");
        }
        var notBefore = chain[0].getNotBefore().toInstant();
        var notAfter = chain[0].getNotAfter().toInstant();
        if (notAfter.isBefore(latest)) {
            throw new CertificateExpiredException("expired at " + notAfter + itIs(latest));
        }
        if (notBefore.isAfter(earliest)) {
            throw new CertificateNotYetValidException(
                    "not valid before " + notBefore + itIs(earliest));
        }
    }

    private String itIs(Instant now) {
        return "; it is %s by %s".formatted(now.truncatedTo(ChronoUnit.SECONDS), ground.text());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkDates(chain);
        for (var manager : atBothEnds) {
            manager.checkServerTrusted(chain, authType, engine);
        }
    }

    /// Without a connection the name cannot be checked, so nothing is believed.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("a certificate without a connection is not judged");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("clients are not judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
