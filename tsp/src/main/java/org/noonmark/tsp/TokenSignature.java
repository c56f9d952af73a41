package org.noonmark.tsp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/// The one signature of a token (SignerInfo, RFC 5652 section 5.3).
///
/// @param certificate of the key that is to have made it
record TokenSignature(SignerInformation signer, X509Certificate certificate) {
    /// Signature algorithms whose digest is told by the name, or by SignerInfo (rsaEncryption).
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS =
            Set.of(
                    PKCSObjectIdentifiers.rsaEncryption,
                    PKCSObjectIdentifiers.sha256WithRSAEncryption,
                    PKCSObjectIdentifiers.sha384WithRSAEncryption,
                    PKCSObjectIdentifiers.sha512WithRSAEncryption,
                    NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256,
                    NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384,
                    NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512,
                    X9ObjectIdentifiers.ecdsa_with_SHA256,
                    X9ObjectIdentifiers.ecdsa_with_SHA384,
                    X9ObjectIdentifiers.ecdsa_with_SHA512,
                    NISTObjectIdentifiers.id_ecdsa_with_sha3_256,
                    NISTObjectIdentifiers.id_ecdsa_with_sha3_384,
                    NISTObjectIdentifiers.id_ecdsa_with_sha3_512,
                    EdECObjectIdentifiers.id_Ed25519);

    /// Why it does not bind the certificate to what is signed; the first reason that is found.
    Optional<TokenFailure> problem() throws GeneralSecurityException, CMSException {
        if (!isBound()) {
            return Optional.of(TokenFailure.CERTIFICATE_NOT_BOUND);
        }
        if (!restsOnStrongHashes()) {
            return Optional.of(TokenFailure.ALGORITHM_WEAK);
        }
        return isRight() ? Optional.empty() : Optional.of(TokenFailure.SIGNATURE_WRONG);
    }

    /// ESSCertIDv2 (RFC 5816), or ESSCertID with SHA-1 (RFC 3161) when there is no other.
    private boolean isBound() throws GeneralSecurityException {
        if (signer.getSignedAttributes() == null) {
            return false;
        }
        var second = onlyValue(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second != null) {
            var id = SigningCertificateV2.getInstance(second).getCerts()[0];
            var algorithm = HashAlgorithm.ofOid(oid(id.getHashAlgorithm()));
            return algorithm.isPresent()
                    && isHash(algorithm.orElseThrow().text(), id.getCertHash())
                    && isIssuerSerial(id.getIssuerSerial());
        }
        var first = onlyValue(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (first == null) {
            return false;
        }
        var id = SigningCertificate.getInstance(first).getCerts()[0];
        return isHash("SHA-1", id.getCertHash()) && isIssuerSerial(id.getIssuerSerial());
    }

    /// There must be one such attribute with one value (RFC 5035 sections 3 and 4).
    private @Nullable ASN1Encodable onlyValue(ASN1ObjectIdentifier type) {
        var all = signer.getSignedAttributes().getAll(type);
        if (all.size() == 0) {
            return null;
        }
        var values = signer.getSignedAttributes().get(type).getAttrValues();
        if (all.size() > 1 || values.size() != 1) {
            throw new IllegalArgumentException("must have one value: attribute=" + type);
        }
        return values.getObjectAt(0);
    }

    private boolean isHash(String algorithm, byte[] sent) throws GeneralSecurityException {
        var own = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        return MessageDigest.isEqual(own, sent);
    }

    /// Need not be there; must be the certificate's own when it is (RFC 5035 section 5.4).
    private boolean isIssuerSerial(@Nullable IssuerSerial sent) throws GeneralSecurityException {
        if (sent == null) {
            return true;
        }
        var issuer = new GeneralName(holder(certificate).getIssuer());
        var names = sent.getIssuer().getNames();
        return sent.getSerial().hasValue(certificate.getSerialNumber())
                && names.length == 1
                && StampContent.isSame(names[0], issuer);
    }

    static X509CertificateHolder holder(X509Certificate certificate)
            throws GeneralSecurityException {
        return new X509CertificateHolder(
                org.bouncycastle.asn1.x509.Certificate.getInstance(certificate.getEncoded()));
    }

    /// Neither the digest over TSTInfo nor that over the attributes may be one for which two
    /// contents can be made: an authority could be made to sign one of them.
    private boolean restsOnStrongHashes() {
        return HashAlgorithm.ofOid(signer.getDigestAlgOID()).isPresent()
                && signatureHashIsStrong(signer.toASN1Structure().getDigestEncryptionAlgorithm());
    }

    private static boolean signatureHashIsStrong(AlgorithmIdentifier signature) {
        if (signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            var hash = RSASSAPSSparams.getInstance(signature.getParameters()).getHashAlgorithm();
            return HashAlgorithm.ofOid(oid(hash)).isPresent();
        }
        return ALGORITHMS.contains(signature.getAlgorithm());
    }

    private static String oid(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().getId();
    }

    private boolean isRight() throws CMSException {
        try {
            // By the key alone: with a certificate BouncyCastle would judge a signing time as well.
            return signer.verify(
                    new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (OperatorCreationException unknownKey) {
            return false;
        }
    }
}
