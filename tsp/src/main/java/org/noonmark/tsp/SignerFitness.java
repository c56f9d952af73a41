package org.noonmark.tsp;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// Whether a key and a chain of certificates can make tokens that a reader will believe.
///
/// Looked at before the first token: what is wrong here would be found by readers only.
final class SignerFitness {
    private static final byte[] PROBE = {'n', 'o', 'o', 'n'};

    private SignerFitness() {}

    /// One sentence when they cannot.
    static Optional<String> problem(
            PrivateKey key, List<X509Certificate> chain, SecureRandom random) {
        if (algorithm(key).isEmpty()) {
            return Optional.of(
                    "a key of this kind cannot sign time-stamps: "
                            + name(key)
                            + "; take RSA or EC");
        }
        var own = chain.getFirst();
        var unfit = StampCertificate.whyUnfit(own);
        if (unfit.isPresent()) {
            return unfit;
        }
        if (!belongs(key, own, random)) {
            return Optional.of(
                    "the key does not belong to the certificate: take the pair that belongs together");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!SignerChain.isSigned(chain.get(i - 1), chain.get(i))) {
                return Optional.of(
                        "certificate %d of the chain is not signed by the next one: put them in"
                                        .formatted(i)
                                + " order, the authority's own first");
            }
        }
        return Optional.empty();
    }

    private static boolean belongs(
            PrivateKey key, X509Certificate certificate, SecureRandom random) {
        try {
            var signer = contentSigner(key, random);
            try (var out = signer.getOutputStream()) {
                out.write(PROBE);
            }
            var verifier =
                    new JcaContentVerifierProviderBuilder()
                            .build(certificate.getPublicKey())
                            .get(signer.getAlgorithmIdentifier());
            try (var out = verifier.getOutputStream()) {
                out.write(PROBE);
            }
            return verifier.verify(signer.getSignature());
        } catch (OperatorCreationException | IOException | RuntimeException otherKind) {
            // BouncyCastle tells a public key of another kind by exceptions of many kinds.
            return false;
        }
    }

    /// Makes signatures with SHA-256.
    static ContentSigner contentSigner(PrivateKey key, SecureRandom random)
            throws OperatorCreationException {
        var algorithm =
                algorithm(key)
                        .orElseThrow(
                                () -> new OperatorCreationException("unknown key: " + name(key)));
        return new JcaContentSignerBuilder(algorithm).setSecureRandom(random).build(key);
    }

    private static Optional<String> algorithm(PrivateKey key) {
        return switch (name(key)) {
            case "EC" -> Optional.of("SHA256withECDSA");
            case "RSA" -> Optional.of("SHA256withRSA");
            // Not Ed25519: OpenSSL reads tokens as PKCS#7, which does not know it, and refuses
            // them.
            default -> Optional.empty();
        };
    }

    private static String name(PrivateKey key) {
        // The JDK calls both Edwards curves EdDSA.
        return key instanceof EdECKey edwards ? edwards.getParams().getName() : key.getAlgorithm();
    }
}
