package org.noonmark.signing.ssh;

import java.util.Arrays;
import java.util.Optional;

/// The types of key that may sign.
public enum SshKeyType {
    /// Ed25519 (RFC 8709).
    ED25519("ssh-ed25519", false),
    /// Ed25519 in hardware (PROTOCOL.u2f).
    SK_ED25519("sk-ssh-ed25519@openssh.com", true),
    /// ECDSA over P-256 with SHA-256 (RFC 5656).
    ECDSA_P256("ecdsa-sha2-nistp256", false),
    /// The same in hardware (PROTOCOL.u2f).
    SK_ECDSA_P256("sk-ecdsa-sha2-nistp256@openssh.com", true),
    /// RSA, only with SHA-2 (RFC 8332).
    RSA("ssh-rsa", false);

    private final String word;
    private final boolean inHardware;

    SshKeyType(String word, boolean inHardware) {
        this.word = word;
        this.inHardware = inHardware;
    }

    /// As files name it.
    public String word() {
        return word;
    }

    /// Whether its signatures say that somebody touched the key.
    public boolean isInHardware() {
        return inHardware;
    }

    static Optional<SshKeyType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
