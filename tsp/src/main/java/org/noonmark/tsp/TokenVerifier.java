package org.noonmark.tsp;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.UtcInstant;

/// Checks tokens against what a reader trusts (RFC 3161 sections 2.2 and 2.4.2, RFC 5816).
///
/// The chain is judged at genTime. Revocation is not looked up: that needs the network.
///
/// @param trusted certificates that need no proof
/// @param known further certificates that a chain may use
public record TokenVerifier(List<X509Certificate> trusted, List<X509Certificate> known) {
    /// Certificates inside a token; an honest one has two or three.
    private static final int MAX_CERTIFICATES = 16;

    public TokenVerifier {
        trusted = List.copyOf(trusted);
        known = List.copyOf(known);
    }

    /// Checks a token against the request that it answers.
    public Verified verify(byte[] token, TimestampRequest request) {
        var verified = verify(token, request.algorithm(), request.imprint());
        if (!(verified instanceof Verified.Trusted(var info))) {
            return verified;
        }
        if (!info.nonce().equals(request.nonce())) {
            return new Verified.Refused(TokenFailure.NONCE_DIFFERS);
        }
        boolean otherPolicy =
                request.policy().stream().anyMatch(asked -> !asked.equals(info.policy()));
        return otherPolicy ? new Verified.Refused(TokenFailure.POLICY_DIFFERS) : verified;
    }

    /// Checks a token against the hash of the data that it is for; never throws on its bytes.
    public Verified verify(byte[] token, HashAlgorithm algorithm, Octets imprint) {
        if (token.length > TimestampResponse.MAX_BYTES || !DerShape.isSound(token)) {
            return new Verified.Refused(TokenFailure.MALFORMED);
        }
        try {
            var info = check(token);
            boolean same = info.hashOid().equals(algorithm.oid()) && info.imprint().equals(imprint);
            return same
                    ? new Verified.Trusted(info)
                    : new Verified.Refused(TokenFailure.DATA_DIFFER);
        } catch (Failed failed) {
            return new Verified.Refused(failed.failure);
        } catch (CMSException | GeneralSecurityException | RuntimeException wrong) {
            // BouncyCastle tells wrong shapes by exceptions of many kinds.
            return new Verified.Refused(TokenFailure.MALFORMED);
        }
    }

    /// The algorithm of a token's imprint, when it is one that is accepted here.
    public static Optional<HashAlgorithm> hashOf(byte[] token) {
        if (token.length > TimestampResponse.MAX_BYTES || !DerShape.isSound(token)) {
            return Optional.empty();
        }
        try {
            return HashAlgorithm.ofOid(
                    info(new CMSSignedData(token))
                            .getMessageImprint()
                            .getHashAlgorithm()
                            .getAlgorithm()
                            .getId());
        } catch (CMSException | RuntimeException wrong) {
            return Optional.empty();
        }
    }

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;
        private final TokenFailure failure;

        Failed(TokenFailure failure) {
            super(failure.text());
            this.failure = failure;
        }
    }

    private static TSTInfo info(CMSSignedData signed) {
        var content = signed.getSignedContent();
        if (content == null
                || !content.getContentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            throw new IllegalArgumentException("must hold TSTInfo");
        }
        return TSTInfo.getInstance(content.getContent());
    }

    private TokenInfo check(byte[] token) throws Failed, CMSException, GeneralSecurityException {
        var signed = new CMSSignedData(token);
        var bytes = (byte[]) signed.getSignedContent().getContent();
        if (!signed.getSignedContent().getContentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)
                || signed.getSignerInfos().size() != 1
                || !DerShape.isSound(bytes)) {
            throw new Failed(TokenFailure.MALFORMED);
        }
        var tst = TSTInfo.getInstance(bytes);
        var signer = signed.getSignerInfos().getSigners().iterator().next();
        var inside = certificates(signed.getCertificates().getMatches(null));
        var certificate = signerCertificate(signer, inside);
        if (StampCertificate.whyUnfit(certificate).isPresent()) {
            throw new Failed(TokenFailure.CERTIFICATE_NOT_FOR_TIMESTAMPS);
        }
        failOn(signatureProblem(signer, certificate));
        failOn(StampContent.problem(tst, certificate));
        var info = StampContent.info(tst, certificate).orElseThrow(IllegalArgumentException::new);
        if (!hasChain(certificate, inside, info.genTime())) {
            throw new Failed(TokenFailure.CHAIN_UNTRUSTED);
        }
        return info;
    }

    private static void failOn(Optional<TokenFailure> problem) throws Failed {
        if (problem.isPresent()) {
            throw new Failed(problem.orElseThrow());
        }
    }

    private static Optional<TokenFailure> signatureProblem(
            SignerInformation signer, X509Certificate certificate) throws GeneralSecurityException {
        try {
            return new TokenSignature(signer, certificate).problem();
        } catch (CMSException wrong) {
            return Optional.of(TokenFailure.SIGNATURE_WRONG);
        }
    }

    private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
            throws Failed, GeneralSecurityException {
        if (holders.size() > MAX_CERTIFICATES) {
            throw new Failed(TokenFailure.MALFORMED);
        }
        var certificates = new ArrayList<X509Certificate>();
        for (var holder : holders) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private X509Certificate signerCertificate(
            SignerInformation signer, List<X509Certificate> inside)
            throws Failed, GeneralSecurityException {
        @Nullable X509Certificate first = null;
        for (var list : List.of(inside, known, trusted)) {
            for (var certificate : list) {
                if (signer.getSID().match(TokenSignature.holder(certificate))) {
                    if (signatureProblem(signer, certificate).isEmpty()) {
                        return certificate;
                    }
                    first = first == null ? certificate : first;
                }
            }
        }
        if (first == null) {
            throw new Failed(TokenFailure.SIGNER_CERTIFICATE_MISSING);
        }
        return first;
    }

    private boolean hasChain(
            X509Certificate certificate, List<X509Certificate> inside, UtcInstant genTime) {
        var others = new ArrayList<>(inside);
        others.addAll(known);
        var at =
                Instant.ofEpochSecond(
                        genTime.toPosixSeconds(), genTime.attoseconds() / 1_000_000_000L);
        return new SignerChain(trusted, others, at).leadsFrom(certificate);
    }
}
