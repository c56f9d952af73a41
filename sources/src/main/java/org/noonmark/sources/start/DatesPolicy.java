package org.noonmark.sources.start;

/// By what certificates are judged while Roughtime servers are configured and do not agree.
public enum DatesPolicy {
    /// By nothing: no keys are fetched until they agree.
    ROUGHTIME,
    /// By the host's clock, once the servers have been asked in vain. Whoever can keep their
    /// answers away and set the host's clock can then have an old certificate believed.
    HOST
}
