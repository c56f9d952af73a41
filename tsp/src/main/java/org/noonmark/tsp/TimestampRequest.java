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
public record TimestampRequest(
        HashAlgorithm algorithm,
        Octets imprint,
        Optional<String> policy,
        Optional<BigInteger> nonce,
        boolean wantsCertificates) {
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

    /// DER of the request.
    public byte[] encode() {
        var hash =
                new MessageImprint(
                        new AlgorithmIdentifier(
                                new ASN1ObjectIdentifier(algorithm.oid()), DERNull.INSTANCE),
                        imprint.toArray());
        var request =
                new TimeStampReq(
                        hash,
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
