/// Ed25519 keys and signatures behind small types of our own.
@org.jspecify.annotations.NullMarked
module org.noonmark.signing {
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports org.noonmark.signing;
}
