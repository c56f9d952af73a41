/// Instants, deltas, timescales, leap seconds, intervals and the clock interfaces everything else
/// speaks in.
@org.jspecify.annotations.NullMarked
module org.noonmark.time {
    requires static transitive org.jspecify;

    exports org.noonmark.time;
    exports org.noonmark.time.scales;
}
