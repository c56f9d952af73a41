/// Clocks as measured things: readings, stability, selection, and the ensemble that weighs them.
@org.jspecify.annotations.NullMarked
module org.noonmark.metrology {
    requires transitive org.noonmark.time;
    requires hipparchus.core;
    requires static transitive org.jspecify;

    exports org.noonmark.metrology;
    exports org.noonmark.metrology.cggtts;
    exports org.noonmark.metrology.clocks;
    exports org.noonmark.metrology.detection;
    exports org.noonmark.metrology.ensemble;
    exports org.noonmark.metrology.formats;
    exports org.noonmark.metrology.rinex;
    exports org.noonmark.metrology.stability;
    exports org.noonmark.metrology.steering;
    exports org.noonmark.metrology.utc;
}
