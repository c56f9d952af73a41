package org.noonmark.tsp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Makes tokens with one key under one policy (RFC 3161 section 2.4.2, RFC 5816).
///
/// Immutable; any thread may issue.
public final class TimestampSigner {
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final X509CertificateHolder certificate;
    private final ASN1ObjectIdentifier policy;
    private final GeneralName name;
    private final Attribute signingCertificate;
    private final JcaCertStore certificates;
    private final DigestCalculatorProvider digests;
    private final SecureRandom random;

    private TimestampSigner(
            PrivateKey key, List<X509Certificate> chain, String policy, SecureRandom random)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.certificate = new X509CertificateHolder(chain.getFirst().getEncoded());
        this.policy = new ASN1ObjectIdentifier(policy);
        this.name = new GeneralName(certificate.getSubject());
        this.signingCertificate = signingCertificate(certificate);
        this.certificates = new JcaCertStore(this.chain);
        this.digests = new JcaDigestCalculatorProviderBuilder().build();
        this.random = random;
    }

    /// A signer, ready.
    ///
    /// @param key RSA or EC; tokens of others are refused by `openssl ts`
    /// @param chain the authority's certificate first, which must be for time-stamps and nothing
    ///   else; each is signed by the next
    /// @param policy object identifier with dots, told in every token
    /// @param random for signatures that need it
    /// @throws GeneralSecurityException with one sentence when key or certificate will not do
    public static TimestampSigner of(
            PrivateKey key, List<X509Certificate> chain, String policy, SecureRandom random)
            throws GeneralSecurityException {
        var problem = SignerFitness.problem(key, chain, random);
        if (problem.isPresent()) {
            throw new GeneralSecurityException(problem.orElseThrow());
        }
        try {
            return new TimestampSigner(key, chain, policy, random);
        } catch (IOException | OperatorCreationException unusable) {
            throw new GeneralSecurityException("the certificate cannot be read", unusable);
        }
    }

    /// The policy of its tokens.
    public String policy() {
        return policy.getId();
    }

    /// The authority's certificate.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Whether all certificates of the chain are valid at a time; a token outside would prove
    /// nothing.
    public boolean isValidAt(StampTime time) {
        var instant =
                Instant.ofEpochSecond(
                        time.genTime().toPosixSeconds(),
                        time.genTime().attoseconds() / 1_000_000_000L);
        return chain.stream().allMatch(each -> SignerChain.isValid(each, instant));
    }

    /// DER of a token.
    ///
    /// @param serial never used before by this authority
    public byte[] issue(TimestampRequest request, StampTime time, BigInteger serial) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new SignerInfoGeneratorBuilder(digests)
                            .setSignedAttributeGenerator(this::signedAttributes)
                            .build(SignerFitness.contentSigner(key, random), certificate));
            if (request.wantsCertificates()) {
                generator.addCertificates(certificates);
            }
            var content =
                    new CMSProcessableByteArray(
                            PKCSObjectIdentifiers.id_ct_TSTInfo,
                            tstInfo(request, time, serial).getEncoded("DER"));
            return generator.generate(content, true).getEncoded("DER");
        } catch (CMSException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("must sign: " + key.getAlgorithm(), impossible);
        }
    }

    private TSTInfo tstInfo(TimestampRequest request, StampTime time, BigInteger serial) {
        return new TSTInfo(
                policy,
                request.messageImprint(),
                new ASN1Integer(serial),
                new ASN1GeneralizedTime(GeneralizedTime.format(time.genTime())),
                accuracy(time.accuracy()),
                ASN1Boolean.FALSE,
                request.nonce().map(ASN1Integer::new).orElse(null),
                name,
                null);
    }

    private static org.bouncycastle.asn1.tsp.Accuracy accuracy(Accuracy accuracy) {
        return new org.bouncycastle.asn1.tsp.Accuracy(
                accuracy.seconds() == 0 ? null : new ASN1Integer(accuracy.seconds()),
                accuracy.millis() == 0 ? null : new ASN1Integer(accuracy.millis()),
                accuracy.microsOfMilli() == 0 ? null : new ASN1Integer(accuracy.microsOfMilli()));
    }

    /// BouncyCastle's own generator would add a signing time from the host's clock.
    private AttributeTable signedAttributes(Map<?, ?> facts) {
        var type = facts.get(CMSAttributeTableGenerator.CONTENT_TYPE);
        var digest = facts.get(CMSAttributeTableGenerator.DIGEST);
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, (ASN1Encodable) requireNonNull(type)));
        attributes.add(
                attribute(
                        CMSAttributes.messageDigest,
                        new DEROctetString((byte[]) requireNonNull(digest))));
        attributes.add(signingCertificate);
        return new AttributeTable(attributes);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /// ESSCertIDv2 with SHA-256, the default (RFC 5816 section 2.2.1).
    private static Attribute signingCertificate(X509CertificateHolder certificate)
            throws GeneralSecurityException, IOException {
        var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        var issuer =
                new IssuerSerial(
                        new GeneralNames(
                                new GeneralName(X500Name.getInstance(certificate.getIssuer()))),
                        certificate.getSerialNumber());
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash, issuer))));
    }

    /// Chain of certificates, the authority's own first.
    public List<X509Certificate> chain() {
        return new ArrayList<>(chain);
    }
}
