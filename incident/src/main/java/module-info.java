/// Signals joined to incidents: who came for the clock, and what it did to time.
@org.jspecify.annotations.NullMarked
module org.noonmark.incident {
    requires static transitive org.jspecify;
    requires transitive org.noonmark.behaviour;
    requires transitive org.noonmark.posture;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.core;

    exports org.noonmark.incident;
    exports org.noonmark.incident.attack;
    exports org.noonmark.incident.coincidence;
    exports org.noonmark.incident.export;
    exports org.noonmark.incident.join;
    exports org.noonmark.incident.store;
    exports org.noonmark.incident.text;
}
