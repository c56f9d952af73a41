package org.noonmark.tsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;

/// What an authority answers (TimeStampResp, RFC 3161 section 2.4.2).
public sealed interface TimestampResponse {
    /// The largest response that is read.
    int MAX_BYTES = 256 * 1024;

    /// DER of the token.
    record Granted(Octets token) implements TimestampResponse {}

    /// No token, and why.
    ///
    /// @param status as sent: 2 is rejection, 3 waiting, 4 and 5 are about revocation
    /// @param failure absent when none was sent, or none that is known
    /// @param text for people, perhaps empty
    record Refused(int status, Optional<PkiFailure> failure, String text)
            implements TimestampResponse {}

    /// Bytes that are no response.
    record Malformed() implements TimestampResponse {}

    /// DER of a response with a token.
    static byte[] granted(byte[] token) {
        try {
            var status = new DERSequence(new ASN1Integer(0));
            return response(status, ASN1Primitive.fromByteArray(token));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// DER of a refusal with status rejection.
    ///
    /// @param text one sentence for the client's operator
    static byte[] refused(PkiFailure failure, String text) {
        var status = new ASN1EncodableVector();
        status.add(new ASN1Integer(2));
        status.add(new DERSequence(new DERUTF8String(text)));
        status.add(bits(failure.bit()));
        return response(new DERSequence(status), null);
    }

    private static byte[] response(
            DERSequence status, @org.jspecify.annotations.Nullable ASN1Primitive token) {
        var fields = new ASN1EncodableVector();
        fields.add(status);
        if (token != null) {
            fields.add(token);
        }
        try {
            return new DERSequence(fields).getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// One bit of a BIT STRING, without the zeros behind it (X.690 section 11.2.2).
    private static DERBitString bits(int bit) {
        var octets = new byte[bit / 8 + 1];
        octets[bit / 8] = (byte) (0x80 >>> (bit % 8));
        return new DERBitString(octets, 7 - (bit % 8));
    }

    /// What `bytes` are; never throws.
    static TimestampResponse decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES || !DerShape.isSound(bytes)) {
            return new Malformed();
        }
        try {
            var response = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(bytes));
            var status = response.getStatus();
            int code = status.getStatus().intValueExact();
            var token = response.getTimeStampToken();
            if (code > 1) {
                return new Refused(code, failure(status), text(status));
            }
            return token == null || code < 0
                    ? new Malformed()
                    : new Granted(Octets.of(token.getEncoded("DER")));
        } catch (IOException | RuntimeException wrong) {
            // BouncyCastle tells wrong shapes by exceptions of many kinds.
            return new Malformed();
        }
    }

    private static Optional<PkiFailure> failure(PKIStatusInfo status) {
        var sent = status.getFailInfo();
        if (sent == null) {
            return Optional.empty();
        }
        var octets = sent.getBytes();
        for (int bit = 0; bit < 8 * octets.length; bit++) {
            if ((octets[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
                return PkiFailure.ofBit(bit);
            }
        }
        return Optional.empty();
    }

    private static String text(PKIStatusInfo status) {
        var text = status.getStatusString();
        return text == null || text.size() == 0
                ? ""
                : text.getStringAtUTF8(0).getString().replaceAll("\\p{Cntrl}", "?");
    }
}
