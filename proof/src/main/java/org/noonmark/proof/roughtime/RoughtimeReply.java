package org.noonmark.proof.roughtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.VerifierKey;

/// What a server signed after it had seen a nonce: true time lay strictly between two instants.
///
/// @param nonce 64 hexadecimal digits
/// @param earliestSeconds midpoint minus radius
/// @param latestSeconds midpoint plus radius
public record RoughtimeReply(String nonce, long earliestSeconds, long latestSeconds) {
    private static final int HASH_BYTES = 32;
    private static final int MAX_PATH = 32;
    private static final int MAX_VERSIONS = 32;
    private static final int V1 = 1;
    private static final int DRAFT = 0x8000_000c;

    /// Years that a calendar has, about 30,000: later ones are no answer.
    private static final long SENSIBLE_SECONDS = 1_000_000_000_000L;

    /// What became of a check.
    public sealed interface Checked {
        /// The owner of the key signed it.
        record Signed(RoughtimeReply reply) implements Checked {}

        /// It proves nothing.
        record Refused(String reason) implements Checked {}
    }

    /// Ends a check at the first thing that is wrong; never leaves this class.
    private static final class Defect extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Defect(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /// Whether the owner of a long-term key signed `response` after seeing `request`.
    ///
    /// @param request the whole packet as it was sent
    /// @param response the whole packet as it came
    /// @param longTermKey 32 bytes
    public static Checked check(byte[] request, byte[] response, byte[] longTermKey) {
        try {
            return new Checked.Signed(read(request, response, longTermKey));
        } catch (Defect defect) {
            return new Checked.Refused(defect.reason);
        }
    }

    private static RoughtimeReply read(byte[] request, byte[] response, byte[] longTermKey)
            throws Defect {
        var asked = packet(request, "the request is no packet of Roughtime");
        var reply = packet(response, "the response is no packet of Roughtime");
        var nonce = value(asked, "NONC", HASH_BYTES);
        if (number(reply, "TYPE") != 1 || !Arrays.equals(value(reply, "NONC", HASH_BYTES), nonce)) {
            throw new Defect("the response is none to this request");
        }
        var signedBytes = value(reply, "SREP");
        var signed = message(signedBytes);
        int version = number(signed, "VER\0");
        if (!spoken(value(signed, "VERS"), version, true)
                || !spoken(value(asked, "VER\0"), version, false)) {
            throw new Defect("the version is none that was asked for");
        }
        checkTree(request, reply, value(signed, "ROOT", HASH_BYTES));
        var certificate = message(value(reply, "CERT"));
        var delegationBytes = value(certificate, "DELE");
        var delegation = message(delegationBytes);
        checkSignatures(
                version,
                new SignedText(longTermKey, delegationBytes, value(certificate, "SIG\0", 64)),
                new SignedText(
                        value(delegation, "PUBK", HASH_BYTES),
                        signedBytes,
                        value(reply, "SIG\0", 64)));
        return interval(HexFormat.of().formatHex(nonce), signed, delegation);
    }

    private static RoughtimeReply interval(
            String nonce, RoughtimeMessage signed, RoughtimeMessage delegation) throws Defect {
        long midpoint = longNumber(signed, "MIDP");
        long radius = Integer.toUnsignedLong(number(signed, "RADI"));
        if (Long.compareUnsigned(midpoint, longNumber(delegation, "MINT")) < 0
                || Long.compareUnsigned(midpoint, longNumber(delegation, "MAXT")) > 0) {
            throw new Defect("the key was not in use at this time");
        }
        if (radius == 0 || Long.compareUnsigned(midpoint, SENSIBLE_SECONDS) > 0) {
            throw new Defect("it names no time");
        }
        return new RoughtimeReply(nonce, midpoint - radius, midpoint + radius);
    }

    /// A text, a key, and the key's signature.
    private static final class SignedText {
        private final byte[] key;
        private final byte[] text;
        private final byte[] signature;

        SignedText(byte[] key, byte[] text, byte[] signature) {
            this.key = key;
            this.text = text;
            this.signature = signature;
        }

        boolean verifies(String context) {
            var label = context.getBytes(StandardCharsets.US_ASCII);
            var message = Arrays.copyOf(label, label.length + text.length);
            System.arraycopy(text, 0, message, label.length, text.length);
            return VerifierKey.of("roughtime", KeyType.ED25519, key)
                    .good()
                    .filter(good -> good.verifies(message, signature))
                    .isPresent();
        }
    }

    /// The RFC's sections write `Roughtime` before what is signed, the drafts `RoughTime`.
    private static void checkSignatures(int version, SignedText delegation, SignedText response)
            throws Defect {
        var spellings = version == V1 ? List.of("Roughtime", "RoughTime") : List.of("RoughTime");
        for (var spelling : spellings) {
            if (delegation.verifies(spelling + " v1 delegation signature\0")
                    && response.verifies(spelling + " v1 response signature\0")) {
                return;
            }
        }
        throw new Defect("it is not signed by this key");
    }

    /// Whether a list of ascending numbers has a version that is known here.
    private static boolean spoken(byte[] list, int version, boolean strictly) {
        var numbers = new ArrayList<Integer>();
        var bytes = littleEndian(list);
        while (bytes.remaining() >= Integer.BYTES) {
            int number = bytes.getInt();
            boolean ascends =
                    numbers.isEmpty() || Integer.compareUnsigned(numbers.getLast(), number) < 0;
            if (strictly && !ascends) {
                return false;
            }
            numbers.add(number);
        }
        boolean tooMany = strictly && numbers.size() > MAX_VERSIONS;
        return (version == V1 || version == DRAFT) && !tooMany && numbers.contains(version);
    }

    /// RFC 10049 section 5.3.1.
    private static void checkTree(byte[] request, RoughtimeMessage reply, byte[] root)
            throws Defect {
        var path = value(reply, "PATH");
        int index = number(reply, "INDX");
        int nodes = path.length / HASH_BYTES;
        if (path.length % HASH_BYTES != 0
                || nodes > MAX_PATH
                || (nodes < Integer.SIZE && index >>> nodes != 0)) {
            throw new Defect("its path is malformed");
        }
        var hash = hash(0, request, new byte[0]);
        for (int i = 0; i < nodes; i++) {
            var sibling = Arrays.copyOfRange(path, i * HASH_BYTES, (i + 1) * HASH_BYTES);
            boolean left = (index >>> i & 1) == 0;
            hash = left ? hash(1, hash, sibling) : hash(1, sibling, hash);
        }
        if (!Arrays.equals(hash, root)) {
            throw new Defect("the request is not in what was signed");
        }
    }

    /// The first 32 bytes of SHA-512.
    private static byte[] hash(int label, byte[] first, byte[] second) {
        try {
            var sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update((byte) label);
            sha512.update(first);
            return Arrays.copyOf(sha512.digest(second), HASH_BYTES);
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-512", never);
        }
    }

    private static RoughtimeMessage packet(byte[] bytes, String otherwise) throws Defect {
        return RoughtimeMessage.ofPacket(bytes).orElseThrow(() -> new Defect(otherwise));
    }

    private static RoughtimeMessage message(byte[] bytes) throws Defect {
        return RoughtimeMessage.of(bytes).orElseThrow(() -> new Defect("it is malformed"));
    }

    private static byte[] value(RoughtimeMessage message, String tag) throws Defect {
        return message.value(tag)
                .orElseThrow(() -> new Defect("it has no " + tag.replace("\0", "")));
    }

    private static byte[] value(RoughtimeMessage message, String tag, int length) throws Defect {
        var value = value(message, tag);
        if (value.length != length) {
            throw new Defect(tag.replace("\0", "") + " is too long or too short");
        }
        return value;
    }

    private static int number(RoughtimeMessage message, String tag) throws Defect {
        return littleEndian(value(message, tag, Integer.BYTES)).getInt();
    }

    private static long longNumber(RoughtimeMessage message, String tag) throws Defect {
        return littleEndian(value(message, tag, Long.BYTES)).getLong();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
