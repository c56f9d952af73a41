/// Time-stamps that anybody can check later: requests, tokens, verification (RFC 3161, RFC 5816).
@org.jspecify.annotations.NullMarked
module org.noonmark.tsp {
    requires transitive org.noonmark.time;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.util;

    exports org.noonmark.tsp;
}
