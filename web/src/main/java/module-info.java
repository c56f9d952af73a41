/// A small HTTP server with hard limits; the only module that knows the HTTP library.
@org.jspecify.annotations.NullMarked
module org.noonmark.web {
    requires static transitive org.jspecify;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;

    exports org.noonmark.web;
}
