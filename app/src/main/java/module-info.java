/// The program: command line, configuration, and the wiring of everything else.
@org.jspecify.annotations.NullMarked
module org.noonmark.app {
    requires static org.jspecify;
    requires info.picocli;
    requires org.tomlj;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires org.noonmark.time;
    requires org.noonmark.metrology;
    requires org.noonmark.wire;
    requires org.noonmark.events;
    requires org.noonmark.station;

    exports org.noonmark.app;
}
