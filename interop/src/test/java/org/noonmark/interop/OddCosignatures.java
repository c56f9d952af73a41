package org.noonmark.interop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;

/// A good bundle that one witness more has signed: correctly, or with its own key in a way that no
/// verifier may take.
final class OddCosignatures {
    private static final Ed25519PrivateKey SECRET = Ed25519PrivateKey.generate(new SecureRandom());
    private static final VerifierKey KEY =
            VerifierKey.of("w9.example", KeyType.ED25519_COSIGNATURE, SECRET.publicKey().bytes())
                    .good()
                    .orElseThrow();

    private OddCosignatures() {}

    /// The one that has to be accepted.
    static byte[] right(byte[] good) {
        return with(good, blob(good, "1767225600", 1_767_225_600L));
    }

    /// Those that have to be refused, by what is odd.
    static Map<String, byte[]> odd(byte[] good) {
        var all = new LinkedHashMap<String, byte[]>();
        var right = blob(good, "1767225600", 1_767_225_600L);
        all.put("a witness at time 0", with(good, blob(good, "0", 0)));
        all.put(
                "a witness at time 2^63",
                with(good, blob(good, "9223372036854775808", Long.MIN_VALUE)));
        all.put("a witness's time is another", with(good, blob(good, "1767225600", 1)));
        all.put("a byte less", with(good, Arrays.copyOf(right, right.length - 1)));
        all.put("a byte more", with(good, Arrays.copyOf(right, right.length + 1)));
        all.put("a witness as if it were the log", with(good, ownText(good)));
        return all;
    }

    private static String text(byte[] good) {
        var note = EvidenceArchive.read(good).orElseThrow().get("checkpoint");
        var whole = new String(note, StandardCharsets.UTF_8);
        return whole.substring(0, whole.indexOf("\n\n") + 1);
    }

    private static byte[] blob(byte[] good, String said, long time) {
        var message = "cosignature/v1\ntime " + said + "\n" + text(good);
        var signature = SECRET.sign(message.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(72).putLong(time).put(signature).array();
    }

    private static byte[] ownText(byte[] good) {
        return SECRET.sign(text(good).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(byte[] good, byte[] blob) {
        var id = KEY.toString().split("\\+", 3)[1];
        var bytes =
                ByteBuffer.allocate(4 + blob.length)
                        .putInt(Integer.parseUnsignedInt(id, 16))
                        .put(blob)
                        .array();
        var line = "\u2014 w9.example " + Base64.getEncoder().encodeToString(bytes) + "\n";
        var files = EvidenceArchive.read(good).orElseThrow();
        var old = new String(files.get("checkpoint"), StandardCharsets.UTF_8);
        for (var name : files.navigableKeySet().toArray(String[]::new)) {
            if (name.equals("checkpoint") || name.startsWith("proofs/")) {
                Forgeries.replace(files, name, text -> text.replace(old, old + line));
            }
        }
        Forgeries.replace(files, "policy", text -> text + "witness w9 " + KEY + "\n");
        return Forgeries.withManifest(files);
    }
}
