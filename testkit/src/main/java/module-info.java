/// What tests share: seeded properties, generators of hostile input, allocation counting.
@org.jspecify.annotations.NullMarked
module org.noonmark.testkit {
    requires jdk.management;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports org.noonmark.testkit;
}
