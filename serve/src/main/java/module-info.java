/// Answers requests for time: NTP, NTS, Roughtime, time-stamps.
@org.jspecify.annotations.NullMarked
module org.noonmark.serve {
    requires transitive org.noonmark.linux;
    requires transitive org.noonmark.station;
    requires transitive org.noonmark.tsp;
    requires transitive org.noonmark.wire;
    requires static transitive org.jspecify;

    exports org.noonmark.serve;
    exports org.noonmark.serve.identity;
    exports org.noonmark.serve.nts;
    exports org.noonmark.serve.roughtime;
    exports org.noonmark.serve.tsp;
}
