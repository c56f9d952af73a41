/// Sockets, batches, kernel timestamps and clock system calls of Linux, through FFM alone.
@org.jspecify.annotations.NullMarked
module org.noonmark.linux {
    requires transitive org.noonmark.time;
    requires static transitive org.jspecify;

    exports org.noonmark.linux;
}
