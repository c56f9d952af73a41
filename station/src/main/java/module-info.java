/// Readings in, one bounded estimate of standard time out.
@org.jspecify.annotations.NullMarked
module org.noonmark.station {
    requires transitive org.noonmark.time;
    requires transitive org.noonmark.metrology;
    requires transitive org.noonmark.events;
    requires static transitive org.jspecify;

    exports org.noonmark.station;
}
