package org.noonmark.tsp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Checks tokens against what a reader trusts (RFC 3161 sections 2.2 and 2.4.2, RFC 5816).
///
/// The chain is judged at genTime. Revocation is not looked up: that needs the network.
///
/// @param trusted certificates that need no proof
/// @param known further certificates that a chain may use
public record TokenVerifier(List<X509Certificate> trusted, List<X509Certificate> known) {
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
        } catch (CMSException | IOException | GeneralSecurityException | RuntimeException wrong) {
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

    private TokenInfo check(byte[] token)
            throws Failed, CMSException, IOException, GeneralSecurityException {
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
        if (!isBound(signer, certificate)) {
            throw new Failed(TokenFailure.CERTIFICATE_NOT_BOUND);
        }
        checkSignature(signer, certificate);
        var info = tokenInfo(tst, certificate);
        checkChain(certificate, inside, info);
        return info;
    }

    private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
            throws GeneralSecurityException {
        var certificates = new ArrayList<X509Certificate>();
        for (var holder : holders) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private X509Certificate signerCertificate(
            SignerInformation signer, List<X509Certificate> inside)
            throws Failed, IOException, GeneralSecurityException {
        for (var list : List.of(inside, known, trusted)) {
            for (var certificate : list) {
                if (signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                    return certificate;
                }
            }
        }
        throw new Failed(TokenFailure.SIGNER_CERTIFICATE_MISSING);
    }

    /// ESSCertIDv2 (RFC 5816), or ESSCertID with SHA-1 (RFC 3161) when there is no other.
    private static boolean isBound(SignerInformation signer, X509Certificate certificate)
            throws GeneralSecurityException {
        var attributes = signer.getSignedAttributes();
        if (attributes == null) {
            return false;
        }
        var second = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second != null) {
            var id = SigningCertificateV2.getInstance(second.getAttributeValues()[0]).getCerts()[0];
            var algorithm = HashAlgorithm.ofOid(oid(id.getHashAlgorithm()));
            return algorithm.isPresent()
                    && MessageDigest.isEqual(
                            MessageDigest.getInstance(algorithm.orElseThrow().text())
                                    .digest(certificate.getEncoded()),
                            id.getCertHash());
        }
        var first = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        return first != null
                && MessageDigest.isEqual(
                        MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()),
                        SigningCertificate.getInstance(first.getAttributeValues()[0])
                                .getCerts()[0]
                                .getCertHash());
    }

    private static String oid(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().getId();
    }

    private static void checkSignature(SignerInformation signer, X509Certificate certificate)
            throws Failed {
        try {
            // By the key alone: with a certificate BouncyCastle would judge a signing time as well.
            var verifier =
                    new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey());
            if (!signer.verify(verifier)) {
                throw new Failed(TokenFailure.SIGNATURE_WRONG);
            }
        } catch (CMSException | OperatorCreationException wrong) {
            throw new Failed(TokenFailure.SIGNATURE_WRONG);
        }
    }

    private static TokenInfo tokenInfo(TSTInfo tst, X509Certificate certificate) throws Failed {
        ASN1GeneralizedTime time = tst.getGenTime();
        var genTime =
                GeneralizedTime.parse(time.getTimeString())
                        .orElseThrow(() -> new Failed(TokenFailure.MALFORMED));
        var nonce = tst.getNonce();
        return new TokenInfo(
                genTime,
                accuracy(tst.getAccuracy()),
                tst.getSerialNumber().getValue(),
                tst.getPolicy().getId(),
                oid(tst.getMessageImprint().getHashAlgorithm()),
                Octets.of(tst.getMessageImprint().getHashedMessage()),
                nonce == null ? Optional.empty() : Optional.of(nonce.getValue()),
                certificate);
    }

    private static Optional<Accuracy> accuracy(
            org.bouncycastle.asn1.tsp.@org.jspecify.annotations.Nullable Accuracy sent) {
        if (sent == null) {
            return Optional.empty();
        }
        long micros = 0;
        micros += sent.getSeconds() == null ? 0 : 1_000_000L * sent.getSeconds().intValueExact();
        micros += sent.getMillis() == null ? 0 : 1_000L * sent.getMillis().intValueExact();
        micros += sent.getMicros() == null ? 0 : sent.getMicros().intValueExact();
        return micros < 1 ? Optional.empty() : Optional.of(new Accuracy(micros));
    }

    private void checkChain(
            X509Certificate certificate, List<X509Certificate> inside, TokenInfo info)
            throws Failed {
        try {
            var anchors =
                    trusted.stream()
                            .map(anchor -> new TrustAnchor(anchor, null))
                            .collect(Collectors.toSet());
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(anchors, target);
            var others = new ArrayList<>(inside);
            others.addAll(known);
            others.add(certificate);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            parameters.setDate(Date.from(Instant.ofEpochSecond(info.genTime().toPosixSeconds())));
            parameters.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (GeneralSecurityException noChain) {
            throw new Failed(TokenFailure.CHAIN_UNTRUSTED);
        }
    }
}
