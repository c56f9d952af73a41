package org.noonmark.signing.ssh;

/// Why a key or a signature is not taken.
public enum SshFault {
    /// More bytes than any signature or key has.
    TOO_LONG("is longer than a signature can be"),
    /// The first or the last line is missing or wrong.
    NO_ARMOUR("is not between BEGIN SSH SIGNATURE and END SSH SIGNATURE"),
    /// Between the first and the last line is something else than one base64 text.
    NO_BASE64("is not base64"),
    /// A length points outside, or something follows the end.
    WRONG_LENGTH("ends early or goes on too long"),
    /// It does not begin with `SSHSIG`.
    NO_SIGNATURE("is no SSH signature"),
    /// The version is not 1.
    UNKNOWN_VERSION("has an unknown version"),
    /// The field that is kept for later is not empty.
    RESERVED("uses a field that is reserved"),
    /// Neither sha256 nor sha512.
    UNKNOWN_HASH("has another hash than sha256 and sha512"),
    /// A certificate, DSA, another curve, or unknown.
    UNKNOWN_KEY_TYPE("has a key of a type that is not accepted"),
    /// No point of its curve, or an RSA modulus of another size than 2048 to 8192 bits.
    BAD_KEY("has a key that is no key"),
    /// A hardware key made for something else than SSH.
    BAD_APPLICATION("has a hardware key that is not for ssh"),
    /// The signature is not of the algorithm of its key.
    WRONG_ALGORITHM("is not of its key's algorithm"),
    /// It was made for another purpose.
    OTHER_NAMESPACE("is for another namespace"),
    /// Nobody touched the hardware key.
    NOT_TOUCHED("was made without a touch of the hardware key"),
    /// No line allows this key.
    UNKNOWN_SIGNER("is by nobody who may sign"),
    /// The line of this key allows other namespaces only.
    NAMESPACE_NOT_ALLOWED("is by a key that may not sign for this namespace"),
    /// Before `valid-after`.
    NOT_YET_VALID("is by a key that is not valid yet"),
    /// After `valid-before`.
    EXPIRED("is by a key that is no longer valid"),
    /// It is not a signature of these bytes by this key.
    WRONG("is not of this file");

    private final String text;

    SshFault(String text) {
        this.text = text;
    }

    /// What is wrong, to follow the name of the file.
    public String text() {
        return text;
    }
}
