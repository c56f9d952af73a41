/// The guard's eyes: logs of other programs to one event model, and the host that runs rules.
@org.jspecify.annotations.NullMarked
module org.noonmark.guard {
    requires static transitive org.jspecify;
    requires transitive org.noonmark.events;
    requires transitive org.noonmark.sigma;
    requires tools.jackson.core;

    exports org.noonmark.guard.event;
    exports org.noonmark.guard.evtx;
    exports org.noonmark.guard.fact;
    exports org.noonmark.guard.follow;
    exports org.noonmark.guard.format;
    exports org.noonmark.guard.host;
    exports org.noonmark.guard.json;
    exports org.noonmark.guard.reader;
    exports org.noonmark.guard.rules;
    exports org.noonmark.guard.signal;
    exports org.noonmark.guard.source;
    exports org.noonmark.guard.windows;
    exports org.noonmark.guard.zeek;
}
