/// Protocol bytes to values and back; no sockets, clocks or threads.
@org.jspecify.annotations.NullMarked
module org.noonmark.wire {
    requires transitive org.noonmark.time;
    requires transitive org.noonmark.signing;
    requires static transitive org.jspecify;

    exports org.noonmark.wire.ntp;
    exports org.noonmark.wire.nts;
    exports org.noonmark.wire.roughtime;
}
