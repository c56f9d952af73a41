package org.noonmark.tsp;

import java.math.BigInteger;
import java.util.Optional;

/// Reads requests (RFC 3161 section 2.4.1), strictly DER but for a FALSE that is written out: some
/// clients send it, and it has one meaning.
///
/// ```
/// SEQUENCE
///   INTEGER 1                              version
///   SEQUENCE                               message imprint
///     SEQUENCE { OBJECT IDENTIFIER, NULL?} hash algorithm
///     OCTET STRING                         hash
///   OBJECT IDENTIFIER?                     policy
///   INTEGER?                               nonce
///   BOOLEAN? (absent: false)               whether certificates are wanted
///   [0] SEQUENCE?                          extensions; none is known, so any is refused
/// ```
public final class RequestDecoder {
    private static final int MAX_VERSION_BYTES = 4;

    private RequestDecoder() {}

    /// What `bytes` are; never throws.
    public static DecodedRequest decode(byte[] bytes) {
        if (bytes.length > TimestampRequest.MAX_BYTES) {
            return refused(PkiFailure.BAD_DATA_FORMAT, TimestampRequest.MAX_BYTES);
        }
        var outer = new DerCursor(bytes);
        var fields = outer.enter(DerCursor.SEQUENCE);
        int versionAt = fields.position();
        var version = fields.integer(MAX_VERSION_BYTES);
        var imprint = Hash.read(fields);
        var policy = policy(fields);
        var nonce = nonce(fields);
        boolean wantsCertificates = fields.isNext(DerCursor.BOOLEAN) && fields.bool();
        int extensionsAt = skipExtensions(fields);
        outer.failIfIn(fields);
        if (outer.hasProblem() || !outer.isAtEnd()) {
            return refused(
                    PkiFailure.BAD_DATA_FORMAT,
                    outer.hasProblem() ? outer.problemAt() : outer.position());
        }
        if (!version.equals(BigInteger.ONE)) {
            return refused(PkiFailure.BAD_REQUEST, versionAt);
        }
        var algorithm = HashAlgorithm.ofOid(imprint.oid());
        if (algorithm.isEmpty()) {
            return refused(PkiFailure.BAD_ALG, imprint.algorithmAt());
        }
        if (algorithm.orElseThrow().lengthBytes() != imprint.hash().lengthBytes()) {
            return refused(PkiFailure.BAD_DATA_FORMAT, imprint.hashAt());
        }
        if (extensionsAt >= 0) {
            return refused(PkiFailure.UNACCEPTED_EXTENSION, extensionsAt);
        }
        return new DecodedRequest.Request(
                imprint.request(algorithm.orElseThrow(), policy, nonce, wantsCertificates));
    }

    /// Where the extensions were, or -1 when there were none.
    private static int skipExtensions(DerCursor fields) {
        if (!fields.isNext(DerCursor.CONTEXT_0)) {
            return -1;
        }
        int at = fields.position();
        fields.skip();
        return at;
    }

    /// The message imprint as it was sent.
    private record Hash(String oid, boolean hasNull, int algorithmAt, Octets hash, int hashAt) {
        static Hash read(DerCursor fields) {
            var imprint = fields.enter(DerCursor.SEQUENCE);
            var algorithm = imprint.enter(DerCursor.SEQUENCE);
            int algorithmAt = algorithm.position();
            var oid = algorithm.oid();
            boolean hasNull = algorithm.isNext(DerCursor.NULL);
            if (hasNull) {
                algorithm.failIfIn(algorithm.enter(DerCursor.NULL));
            }
            imprint.failIfIn(algorithm);
            int hashAt = imprint.position();
            var hash = Octets.of(imprint.octets());
            fields.failIfIn(imprint);
            return new Hash(oid, hasNull, algorithmAt, hash, hashAt);
        }

        TimestampRequest request(
                HashAlgorithm algorithm,
                Optional<String> policy,
                Optional<BigInteger> nonce,
                boolean wantsCertificates) {
            return new TimestampRequest(algorithm, hash, policy, nonce, wantsCertificates, hasNull);
        }
    }

    private static Optional<String> policy(DerCursor fields) {
        return fields.isNext(DerCursor.OBJECT_IDENTIFIER)
                ? Optional.of(fields.oid())
                : Optional.empty();
    }

    private static Optional<BigInteger> nonce(DerCursor fields) {
        return fields.isNext(DerCursor.INTEGER)
                ? Optional.of(fields.integer(TimestampRequest.MAX_NONCE_BYTES))
                : Optional.empty();
    }

    private static DecodedRequest refused(PkiFailure failure, int position) {
        return new DecodedRequest.Refused(failure, position);
    }
}
