package org.noonmark.tsp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/// What a token says, and whether it may say so (TSTInfo, RFC 3161 section 2.4.2).
final class StampContent {
    private StampContent() {}

    /// Why nothing follows from it, whoever signed it.
    static Optional<TokenFailure> problem(TSTInfo tst, X509Certificate signer)
            throws GeneralSecurityException {
        if (!tst.getVersion().hasValue(BigInteger.ONE)) {
            return Optional.of(TokenFailure.MALFORMED);
        }
        var extensions = tst.getExtensions();
        if (extensions != null && extensions.getCriticalExtensionOIDs().length > 0) {
            return Optional.of(TokenFailure.EXTENSION_UNKNOWN);
        }
        var name = tst.getTsa();
        return name == null || isNameOf(name, signer)
                ? Optional.empty()
                : Optional.of(TokenFailure.AUTHORITY_DIFFERS);
    }

    private static boolean isNameOf(GeneralName name, X509Certificate signer)
            throws GeneralSecurityException {
        var holder = TokenSignature.holder(signer);
        var others =
                GeneralNames.fromExtensions(
                        holder.getExtensions(), Extension.subjectAlternativeName);
        return isSame(name, new GeneralName(holder.getSubject()))
                || (others != null
                        && Arrays.stream(others.getNames()).anyMatch(own -> isSame(name, own)));
    }

    /// Whether two names are one; of distinguished names, however their strings are encoded.
    static boolean isSame(GeneralName one, GeneralName other) {
        boolean distinguished =
                one.getTagNo() == GeneralName.directoryName && other.getTagNo() == one.getTagNo();
        return distinguished
                ? X500Name.getInstance(one.getName()).equals(X500Name.getInstance(other.getName()))
                : one.equals(other);
    }

    /// Its fields, or nothing when genTime is no time.
    static Optional<TokenInfo> info(TSTInfo tst, X509Certificate signer) {
        var imprint = tst.getMessageImprint();
        var nonce = tst.getNonce();
        return GeneralizedTime.parse(tst.getGenTime().getTimeString())
                .map(genTime ->
                        new TokenInfo(
                                genTime,
                                accuracy(tst.getAccuracy()),
                                tst.getSerialNumber().getValue(),
                                tst.getPolicy().getId(),
                                imprint.getHashAlgorithm().getAlgorithm().getId(),
                                Octets.of(imprint.getHashedMessage()),
                                nonce == null ? Optional.empty() : Optional.of(nonce.getValue()),
                                signer));
    }

    private static Optional<Accuracy> accuracy(org.bouncycastle.asn1.tsp.@Nullable Accuracy sent) {
        if (sent == null) {
            return Optional.empty();
        }
        long micros = 0;
        micros += sent.getSeconds() == null ? 0 : 1_000_000L * sent.getSeconds().intValueExact();
        micros += sent.getMillis() == null ? 0 : 1_000L * sent.getMillis().intValueExact();
        micros += sent.getMicros() == null ? 0 : sent.getMicros().intValueExact();
        return micros < 1 ? Optional.empty() : Optional.of(new Accuracy(micros));
    }
}
