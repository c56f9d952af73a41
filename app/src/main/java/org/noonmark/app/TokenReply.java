package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.time.TimeDelta;
import org.noonmark.tsp.Accuracy;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TokenInfo;
import org.noonmark.tsp.TokenVerifier;
import org.noonmark.tsp.Verified;

/// A time-stamp token that is held against the log: checked here, with the authorities that this
/// host or the command line trusts, since small verifiers cannot.
///
/// @param token the bytes
/// @param stamp what it says
record TokenReply(Octets token, Dispute.Stamp stamp) {
    /// An authority that promises no accuracy is taken at a second: its clock's resolution in most
    /// tokens.
    private static final TimeDelta WITHOUT_ACCURACY = TimeDelta.ofSeconds(1);

    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);
    private static final long ATTOS_PER_NANO = 1_000_000_000L;

    /// Checks a response or a bare token.
    ///
    /// @param digest what was stamped: SHA-256, 64 hexadecimal digits
    /// @param ca a file of trusted certificates; this host's without one
    static TokenReply read(Path file, byte[] bytes, String digest, Optional<Path> ca)
            throws StartFailure {
        var token =
                TimestampResponse.decode(bytes) instanceof TimestampResponse.Granted(var inside)
                        ? inside.toArray()
                        : bytes;
        var imprint = Octets.of(HexFormat.of().parseHex(digest));
        var verifier = new TokenVerifier(trusted(ca), List.of());
        return switch (verifier.verify(token, HashAlgorithm.SHA256, imprint)) {
            case Verified.Refused(var failure) ->
                    throw new StartFailure(file + ": the token proves nothing: " + failure.text());
            case Verified.Trusted(var info) ->
                    new TokenReply(Octets.of(token), stamp(token, digest, info));
        };
    }

    private static List<java.security.cert.X509Certificate> trusted(Optional<Path> ca)
            throws StartFailure {
        Authorities authorities =
                ca.isPresent() ? new Authorities.OfFile(ca.get()) : new Authorities.OfSystem();
        try {
            return authorities.anchors().stream().map(TrustAnchor::getTrustedCert).toList();
        } catch (IOException failed) {
            throw new StartFailure(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Dispute.Stamp stamp(byte[] token, String digest, TokenInfo info)
            throws StartFailure {
        var time =
                BigInteger.valueOf(info.genTime().toPosixSeconds())
                        .multiply(SECOND)
                        .add(BigInteger.valueOf(info.genTime().attoseconds() / ATTOS_PER_NANO));
        var accuracy =
                BigInteger.valueOf(
                        info.accuracy().map(Accuracy::toDelta).orElse(WITHOUT_ACCURACY).toNanos());
        try {
            return new Dispute.Stamp(
                    EvidenceBundle.sha256(token),
                    EvidenceBundle.sha256(info.signer().getEncoded()),
                    digest,
                    time.subtract(accuracy),
                    time.add(accuracy).add(BigInteger.ONE));
        } catch (CertificateEncodingException impossible) {
            throw new StartFailure("the signer's certificate cannot be written", impossible);
        }
    }
}
