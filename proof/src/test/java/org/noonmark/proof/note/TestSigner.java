package org.noonmark.proof.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/// A key that signs, for tests.
final class TestSigner {
    final VerifierKey key;
    private final KeyPair pair;

    private TestSigner(VerifierKey key, KeyPair pair) {
        this.key = key;
        this.pair = pair;
    }

    static TestSigner of(String name, KeyType type) {
        try {
            var pair = KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair();
            var info = pair.getPublic().getEncoded();
            var raw = Arrays.copyOfRange(info, info.length - type.keyBytes(), info.length);
            return new TestSigner(VerifierKey.of(name, type, raw).good().orElseThrow(), pair);
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }

    SignatureLine sign(String text, long posixSeconds) {
        var message =
                NoteSignature.message(text, key.type(), key.name(), posixSeconds).orElseThrow();
        try {
            var signer = Signature.getInstance(key.type().algorithm());
            signer.initSign(pair.getPrivate());
            signer.update(message);
            var signature = signer.sign();
            var blob =
                    key.type().isTimed()
                            ? ByteBuffer.allocate(Long.BYTES + signature.length)
                                    .putLong(posixSeconds)
                                    .put(signature)
                                    .array()
                            : signature;
            return new SignatureLine(key.name(), key.id(), blob);
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }
}
