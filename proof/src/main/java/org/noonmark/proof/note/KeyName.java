package org.noonmark.proof.note;

/// Names of keys (signed-note, section Format): not empty, no Unicode space, no plus sign, nothing
/// that a note may not contain.
final class KeyName {
    /// As long as a name may be where it is signed with its length in one byte.
    private static final int MAX_BYTES = 255;

    private KeyName() {}

    static boolean isValid(String name) {
        return !name.isEmpty()
                && name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= MAX_BYTES
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || Character.isISOControl(c)
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c));
    }
}
