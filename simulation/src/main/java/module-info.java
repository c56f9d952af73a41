/// A simulated world of clocks, networks and attackers around the real station.
@org.jspecify.annotations.NullMarked
module org.noonmark.simulation {
    requires transitive org.noonmark.time;
    requires transitive org.noonmark.metrology;
    requires transitive org.noonmark.events;
    requires transitive org.noonmark.station;
    requires transitive org.noonmark.wire;
    requires transitive org.noonmark.sources;
    requires org.noonmark.linux;
    requires org.noonmark.serve;
    requires static transitive org.jspecify;

    exports org.noonmark.simulation;
}
