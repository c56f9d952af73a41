package org.noonmark.tsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// What a client asks: when did this hash exist (TimeStampReq, RFC 3161 section 2.4.1).
///
/// @param imprint hash of the data, as long as the algorithm's
/// @param policy under which the client wants the token, an object identifier with dots
/// @param nonce that the token has to repeat
/// @param wantsCertificates whether the token shall carry the signer's certificates
/// @param hasNullParameters whether NULL stands beside the algorithm's identifier; RFC 5754 section
///   2 wants it left out, most clients send it, and a token has to repeat what was sent
public record TimestampRequest(
        HashAlgorithm algorithm,
        Octets imprint,
        Optional<String> policy,
        Optional<BigInteger> nonce,
        boolean wantsCertificates,
        boolean hasNullParameters) {
    /// The largest request that is read. A usual one has less than 100 bytes.
    public static final int MAX_BYTES = 8 * 1024;

    /// The longest nonce; RFC 3161 asks for 64 random bits.
    static final int MAX_NONCE_BYTES = 128;

    public TimestampRequest {
        if (imprint.lengthBytes() != algorithm.lengthBytes()) {
            throw new IllegalArgumentException(
                    "must be as long as the algorithm's hash: imprint=" + imprint);
        }
    }

    /// A request as most clients write it, with NULL beside the algorithm.
    public TimestampRequest(
            HashAlgorithm algorithm,
            Octets imprint,
            Optional<String> policy,
            Optional<BigInteger> nonce,
            boolean wantsCertificates) {
        this(algorithm, imprint, policy, nonce, wantsCertificates, true);
    }

    /// The imprint in the same bytes as in the request (RFC 3161 section 2.4.2).
    MessageImprint messageImprint() {
        var oid = new ASN1ObjectIdentifier(algorithm.oid());
        var identifier =
                hasNullParameters
                        ? new AlgorithmIdentifier(oid, DERNull.INSTANCE)
                        : new AlgorithmIdentifier(oid);
        return new MessageImprint(identifier, imprint.toArray());
    }

    /// DER of the request.
    public byte[] encode() {
        var request =
                new TimeStampReq(
                        messageImprint(),
                        policy.map(ASN1ObjectIdentifier::new).orElse(null),
                        nonce.map(ASN1Integer::new).orElse(null),
                        wantsCertificates ? ASN1Boolean.TRUE : null,
                        null);
        try {
            return request.getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
