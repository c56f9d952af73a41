/// The sealed vocabulary of what can happen in a station, and the bounded queue it travels in.
@org.jspecify.annotations.NullMarked
module org.noonmark.events {
    requires transitive org.noonmark.time;
    requires static transitive org.jspecify;

    exports org.noonmark.events;
}
