package org.noonmark.tsp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/// Makes tokens with right signatures over whatever is asked for.
final class ForgedToken {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private List<X509Certificate> inside;
    private String signature = "SHA256withECDSA";
    private @Nullable String digestOid;
    private int signers = 1;
    private int version = 1;
    private @Nullable GeneralName authority;
    private @Nullable Extensions extensions;
    private X509Certificate bound;
    private BigInteger boundSerial;
    private int boundTimes = 1;

    ForgedToken(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
        this.inside = List.of(certificate);
        this.bound = certificate;
        this.boundSerial = certificate.getSerialNumber();
    }

    ForgedToken inside(List<X509Certificate> certificates) {
        inside = certificates;
        return this;
    }

    ForgedToken signature(String algorithm) {
        signature = algorithm;
        return this;
    }

    ForgedToken digest(String oid) {
        digestOid = oid;
        return this;
    }

    ForgedToken signers(int number) {
        signers = number;
        return this;
    }

    ForgedToken version(int number) {
        version = number;
        return this;
    }

    ForgedToken authority(GeneralName name) {
        authority = name;
        return this;
    }

    ForgedToken extensions(Extensions sent) {
        extensions = sent;
        return this;
    }

    ForgedToken boundTo(X509Certificate other, BigInteger serial) {
        bound = other;
        boundSerial = serial;
        return this;
    }

    ForgedToken boundTimes(int number) {
        boundTimes = number;
        return this;
    }

    byte[] of(TimestampRequest request) throws Exception {
        var generator = new CMSSignedDataGenerator();
        for (int i = 0; i < signers; i++) {
            generator.addSignerInfoGenerator(signerInfo());
        }
        generator.addCertificates(new JcaCertStore(inside));
        var content =
                new CMSProcessableByteArray(
                        PKCSObjectIdentifiers.id_ct_TSTInfo, content(request).getEncoded("DER"));
        return generator.generate(content, true).getEncoded("DER");
    }

    private SignerInfoGenerator signerInfo() throws Exception {
        var builder =
                new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        if (digestOid != null) {
            builder.setContentDigest(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digestOid)));
        }
        var bindings = new ArrayList<Attribute>();
        for (int i = 0; i < boundTimes; i++) {
            bindings.add(binding());
        }
        builder.setSignedAttributeGenerator(facts -> {
            var made = new DefaultSignedAttributeTableGenerator().getAttributes(facts);
            var all = made.remove(CMSAttributes.signingTime).toASN1EncodableVector();
            bindings.forEach(all::add);
            return new AttributeTable(all);
        });
        return builder.build(
                new JcaContentSignerBuilder(signature).build(key),
                new JcaX509CertificateHolder(certificate));
    }

    private Attribute binding() throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(bound.getEncoded());
        var issuer = X500Name.getInstance(bound.getIssuerX500Principal().getEncoded());
        var id = new ESSCertIDv2(hash, new IssuerSerial(issuer, boundSerial));
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(id)));
    }

    private ASN1Sequence content(TimestampRequest request) {
        var info =
                new TSTInfo(
                        new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1"),
                        request.messageImprint(),
                        new ASN1Integer(5),
                        new ASN1GeneralizedTime("20261123094559.25Z"),
                        null,
                        ASN1Boolean.FALSE,
                        request.nonce().map(ASN1Integer::new).orElse(null),
                        authority,
                        extensions);
        var fields = new ASN1EncodableVector();
        for (ASN1Encodable field : ASN1Sequence.getInstance(info.toASN1Primitive())) {
            fields.add(fields.size() == 0 ? new ASN1Integer(version) : field);
        }
        return new DERSequence(fields);
    }
}
