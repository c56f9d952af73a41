package org.noonmark.proof.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One signature under a note: a dash, the name of the key, and base64 of key ID and signature.
public final class SignatureLine {
    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    private final String name;
    private final int keyId;
    private final byte[] signature;

    /// @param name of the key
    /// @param keyId the first four bytes
    /// @param signature what follows them, copied; for witnesses the time and the signature
    public SignatureLine(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /// The line of a signature that says when it was made.
    ///
    /// @param posixSeconds 0 when it says no time
    public static SignatureLine timed(VerifierKey key, long posixSeconds, byte[] signature) {
        var blob =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(posixSeconds)
                        .put(signature)
                        .array();
        return new SignatureLine(key.name(), key.id(), blob);
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /// Whether both claim to be of the same key.
    public boolean isOfKeyOf(SignatureLine other) {
        return keyId == other.keyId && name.equals(other.name);
    }

    /// A copy.
    public byte[] signature() {
        return signature.clone();
    }

    /// Reads a line without its newline.
    ///
    /// @param line its number, for the report of a defect
    static Parsed<SignatureLine> parse(String text, int line) {
        var fields = text.split(" ", -1);
        if (!text.startsWith(DASH) || fields.length != 3) {
            return new Parsed.Malformed<>(
                    line, "a signature is written: em dash, space, name, space, base64");
        }
        if (!KeyName.isValid(fields[1])) {
            return new Parsed.Malformed<>(line, "the name of a key has a space or a plus sign");
        }
        var bytes = CanonicalText.base64(fields[2]);
        if (bytes.isEmpty() || bytes.get().length <= ID_BYTES) {
            return new Parsed.Malformed<>(
                    line, "the signature is not canonical base64 of a key ID and a signature");
        }
        var all = bytes.get();
        return new Parsed.Good<>(
                new SignatureLine(
                        fields[1],
                        ByteBuffer.wrap(all).getInt(),
                        Arrays.copyOfRange(all, ID_BYTES, all.length)));
    }

    /// The line with its newline.
    public String text() {
        var bytes =
                ByteBuffer.allocate(ID_BYTES + signature.length)
                        .putInt(keyId)
                        .put(signature)
                        .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureLine that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return text().strip();
    }
}
