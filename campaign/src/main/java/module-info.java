/// Writes labelled, synthetic logs of a made-up site over two years, with and without an intruder.
@org.jspecify.annotations.NullMarked
module org.noonmark.campaign {
    requires static transitive org.jspecify;

    exports org.noonmark.campaign;
}
