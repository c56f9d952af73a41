/// Signals joined to incidents: who came for the clock, and what it did to time.
@org.jspecify.annotations.NullMarked
module org.noonmark.incident {
    requires static transitive org.jspecify;
    requires transitive org.noonmark.behaviour;
    requires transitive org.noonmark.posture;

    exports org.noonmark.incident;
}
