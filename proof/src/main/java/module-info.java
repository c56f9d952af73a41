/// The check of what a log states, for anybody, with the JDK and nothing else.
@org.jspecify.annotations.NullMarked
module org.noonmark.proof {
    requires static transitive org.jspecify;

    exports org.noonmark.proof.bundle;
    exports org.noonmark.proof.dispute;
    exports org.noonmark.proof.json;
    exports org.noonmark.proof.merkle;
    exports org.noonmark.proof.note;
    exports org.noonmark.proof.roughtime;
    exports org.noonmark.proof.scoreboard;
    exports org.noonmark.proof.statement;
}
