package org.noonmark.benchmarks;

import com.google.crypto.tink.subtle.AesSiv;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.cryptomator.siv.SivMode;

/// AES-SIV of 100 bytes, protected and unprotected, against the libraries that offer it:
/// `AesSivSideBySide [ROUNDS]`.
///
/// Associated data of 48 bytes, no nonce where a library takes none. With the key kept, and with a
/// key that is new each time.
final class AesSivSideBySide {
    private static final int TEXT_BYTES = 100;
    private static final int AD_BYTES = 48;
    private static final int OPERATIONS = 100_000;
    private static final int KEYS = 256;

    private final byte[][] keys = new byte[KEYS][32];
    private final byte[] text = new byte[TEXT_BYTES];
    private final byte[] ad = new byte[AD_BYTES];
    private final byte[] nonce = new byte[16];

    private AesSivSideBySide() {
        var random = new SplittableRandom(1);
        for (var key : keys) {
            random.nextBytes(key);
        }
        random.nextBytes(text);
        random.nextBytes(ad);
    }

    /// One protect and one unprotect with the n-th key.
    @FunctionalInterface
    private interface Operation {
        byte[] run(int key) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        var table = new AesSivSideBySide().table(rounds);
        System.out.println(table);
        var page =
                "# AES-SIV beside other libraries\n\n"
                        + table
                        + "\n"
                        + Surroundings.lines("none")
                        + "- One thread; medians of %d rounds of %,d operations. Again: `./noonmark bench AesSivSideBySide`\n"
                                .formatted(rounds, OPERATIONS);
        System.out.println("written to " + Surroundings.write("aes-siv", page));
    }

    private String table(int rounds) throws Exception {
        var kept = org.noonmark.wire.nts.AesSiv.of(keys[0]);
        var buffer = new byte[AD_BYTES + 32 + TEXT_BYTES];
        var tink = new AesSiv(keys[0]);
        var mode = new SivMode();
        var text =
                new StringBuilder(
                        "| protect + unprotect, 100 bytes, AD 48 | ns, key kept | ns, new key |\n|---|---|---|\n");
        row(
                text,
                rounds,
                "ours (with a nonce of 16 bytes)",
                _ -> ours(kept, buffer),
                key -> {
                    kept.setKey(keys[key], 0);
                    return ours(kept, buffer);
                });
        row(text, rounds, "Tink 1.24.0", _ -> tink(tink), key -> tink(new AesSiv(keys[key])));
        Operation siv = key -> sivMode(mode, keys[key]);
        row(text, rounds, "siv-mode 1.6.1 (takes the keys each time)", _ -> siv.run(0), siv);
        return text.toString();
    }

    private void row(StringBuilder text, int rounds, String name, Operation kept, Operation fresh)
            throws Exception {
        text.append(
                "| %s | %.0f | %.0f |\n"
                        .formatted(name, nanos(rounds, kept), nanos(rounds, fresh)));
    }

    private double nanos(int rounds, Operation operation) throws Exception {
        var took = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < OPERATIONS; i++) {
                var back = operation.run(i % KEYS);
                if (back[0] != text[0]) {
                    throw new IllegalStateException("the text does not come back");
                }
            }
            if (round >= 0) {
                took[round] = (System.nanoTime() - start) / (double) OPERATIONS;
            }
        }
        Arrays.sort(took);
        return took[rounds / 2];
    }

    private byte[] ours(org.noonmark.wire.nts.AesSiv siv, byte[] buffer) {
        int start = AD_BYTES + 32;
        System.arraycopy(ad, 0, buffer, 0, AD_BYTES);
        System.arraycopy(nonce, 0, buffer, AD_BYTES, nonce.length);
        System.arraycopy(text, 0, buffer, start, TEXT_BYTES);
        siv.seal(buffer, 0, AD_BYTES, AD_BYTES, nonce.length, start, TEXT_BYTES);
        if (!siv.open(buffer, 0, AD_BYTES, AD_BYTES, nonce.length, start, TEXT_BYTES)) {
            throw new IllegalStateException("not authentic");
        }
        buffer[0] = buffer[start];
        return buffer;
    }

    private byte[] tink(AesSiv siv) throws GeneralSecurityException {
        return siv.decryptDeterministically(siv.encryptDeterministically(text, ad), ad);
    }

    private byte[] sivMode(SivMode mode, byte[] key) throws Exception {
        var mac = Arrays.copyOf(key, 16);
        var counter = Arrays.copyOfRange(key, 16, 32);
        return mode.decrypt(counter, mac, mode.encrypt(counter, mac, text, ad), ad);
    }
}
