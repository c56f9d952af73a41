/// Sigma rules: read, checked, compiled, matched against events, correlated over time.
@org.jspecify.annotations.NullMarked
module org.noonmark.sigma {
    requires static transitive org.jspecify;
    requires re2j;
    requires org.snakeyaml.engine;

    exports org.noonmark.sigma;
    exports org.noonmark.sigma.correlation;
    exports org.noonmark.sigma.match;
    exports org.noonmark.sigma.rule;
}
