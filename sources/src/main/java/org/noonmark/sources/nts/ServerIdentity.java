package org.noonmark.sources.nts;

import org.noonmark.time.UtcInstant;

/// Who proved to be the server, and how.
///
/// @param subject of its certificate (RFC 2253 text)
/// @param issuer of its certificate
/// @param validFrom the beginning of its certificate
/// @param validUntil its end
/// @param certificateSha256 SHA-256 of its own certificate (DER), in hex
/// @param tls protocol and cipher suite
/// @param judgedBy where the time came from by which its dates were judged
public record ServerIdentity(
        String subject,
        String issuer,
        UtcInstant validFrom,
        UtcInstant validUntil,
        String certificateSha256,
        String tls,
        CertificateTime.Ground judgedBy) {}
