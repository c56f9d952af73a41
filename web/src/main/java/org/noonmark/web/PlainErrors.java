package org.noonmark.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What is answered to bytes that never became a request: one line that shows nothing of the
/// inside.
final class PlainErrors implements Request.Handler {
    /// Attribute of a request of which it was counted before what became of it.
    static final String COUNTED = "org.noonmark.web.counted";

    private final WebCounters counters;

    PlainErrors(WebCounters counters) {
        this.counters = counters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (request.getAttribute(COUNTED) == null) {
            count(status);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        var text = status + " " + HttpStatus.getMessage(status) + "\n";
        Content.Sink.write(response, true, text, callback);
        return true;
    }

    private void count(int status) {
        switch (status) {
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                    counters.add(WebOutcome.HEADER_TOO_LONG);
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> {
                // We stop, and this request came too late: no bug, and nobody reads it any more.
            }
            default -> counters.add(status < 500 ? WebOutcome.MALFORMED : WebOutcome.FAILED);
        }
    }
}
