/// What configurations of time services mean: read, compared, and checked.
@org.jspecify.annotations.NullMarked
module org.noonmark.posture {
    requires static transitive org.jspecify;

    exports org.noonmark.posture;
    exports org.noonmark.posture.text;
    exports org.noonmark.posture.meaning;
    exports org.noonmark.posture.effect;
    exports org.noonmark.posture.check;
}
