package org.noonmark.web;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// Accepts connections on one address; an error there is counted and passes.
final class CountedConnector extends ServerConnector {
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;

    private final WebCounters counters;

    CountedConnector(Server server, HttpConnectionFactory http, WebCounters counters) {
        super(server, ACCEPTORS, SELECTORS, http);
        this.counters = counters;
    }

    /// Jetty waits a second after it and goes on.
    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        if (isRunning()) {
            counters.add(WebOutcome.ACCEPT_ERROR);
        }
        return super.handleAcceptFailure(failure);
    }
}
