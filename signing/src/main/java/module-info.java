/// Signatures with Ed25519 and ML-DSA-44, fast, behind types of our own; the check of OpenSSH
/// signatures.
@org.jspecify.annotations.NullMarked
module org.noonmark.signing {
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports org.noonmark.signing;
    exports org.noonmark.signing.ssh;
}
