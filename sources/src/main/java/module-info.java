/// Readings of clocks from outside: NTP servers, the host clock, files and FIFOs.
@org.jspecify.annotations.NullMarked
module org.noonmark.sources {
    requires transitive org.noonmark.time;
    requires transitive org.noonmark.metrology;
    requires transitive org.noonmark.events;
    requires transitive org.noonmark.wire;
    requires transitive org.noonmark.linux;
    requires static transitive org.jspecify;

    exports org.noonmark.sources;
    exports org.noonmark.sources.khronos;
    exports org.noonmark.sources.nts;
    exports org.noonmark.sources.roughtime;
    exports org.noonmark.sources.start;
}
