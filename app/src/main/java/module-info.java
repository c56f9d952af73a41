/// The program: command line, configuration, and the wiring of everything else.
@org.jspecify.annotations.NullMarked
module org.noonmark.app {
    requires static org.jspecify;
    requires static java.desktop;
    requires static java.xml;
    requires static org.jfree.jfreechart;
    requires static org.apache.xmlgraphics.batik.svggen;
    requires java.net.http;
    requires info.picocli;
    requires org.tomlj;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires org.noonmark.time;
    requires org.noonmark.metrology;
    requires org.noonmark.wire;
    requires org.noonmark.signing;
    requires org.noonmark.events;
    requires org.noonmark.linux;
    requires org.noonmark.station;
    requires org.noonmark.sources;
    requires org.noonmark.serve;
    requires org.noonmark.tsp;
    requires org.noonmark.web;
    requires org.noonmark.proof;
    requires org.noonmark.ledger;
    requires org.noonmark.sigma;
    requires org.noonmark.guard;
    requires org.noonmark.posture;
    requires org.noonmark.behaviour;
    requires org.noonmark.incident;
    requires org.noonmark.campaign;

    exports org.noonmark.app;
    exports org.noonmark.app.compare to
            tools.jackson.databind;
    exports org.noonmark.app.status to
            tools.jackson.databind;
    exports org.noonmark.app.query to
            tools.jackson.databind;
    exports org.noonmark.app.roughtime to
            tools.jackson.databind;
    exports org.noonmark.app.ensemble to
            tools.jackson.databind;
    exports org.noonmark.app.ledger to
            tools.jackson.databind;
    exports org.noonmark.app.guard to
            tools.jackson.databind;
    exports org.noonmark.app.stability to
            tools.jackson.databind;
    exports org.noonmark.app.steer to
            tools.jackson.databind;
    exports org.noonmark.app.timestamp to
            tools.jackson.databind;
    exports org.noonmark.app.utc to
            tools.jackson.databind;
}
