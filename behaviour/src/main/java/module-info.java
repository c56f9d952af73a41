/// What accounts, hosts and networks usually do, and what is unusual.
@org.jspecify.annotations.NullMarked
module org.noonmark.behaviour {
    requires static transitive org.jspecify;
    requires transitive org.noonmark.guard;

    exports org.noonmark.behaviour.profile;
    exports org.noonmark.behaviour;
    exports org.noonmark.behaviour.network;
    exports org.noonmark.behaviour.site;
    exports org.noonmark.behaviour.suspicion;
}
