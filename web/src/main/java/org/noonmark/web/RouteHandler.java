package org.noonmark.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request, reads its body within the limit, and sends the answer.
final class RouteHandler extends Handler.Abstract {
    private final List<WebRoute> routes;
    private final int bodyBytes;
    private final OpenConnections open;
    private final WebCounters counters;
    private volatile @Nullable Throwable failure;

    RouteHandler(List<WebRoute> routes, int bodyBytes, OpenConnections open, WebCounters counters) {
        this.routes = routes;
        this.bodyBytes = bodyBytes;
        this.open = open;
        this.counters = counters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var endPoint = endPoint(request);
        try {
            var answer = answer(request);
            open.sending(endPoint);
            send(answer, response, Callback.from(() -> open.sent(endPoint), callback));
        } catch (IOException broken) {
            breakOff(endPoint, request);
            callback.failed(broken);
        }
        return true;
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /// Nothing more is said on this connection. It was counted before when we closed it ourselves.
    private void breakOff(EndPoint endPoint, Request request) {
        request.setAttribute(PlainErrors.COUNTED, true);
        if (open.forget(endPoint)) {
            counters.add(WebOutcome.BROKEN_OFF);
        }
        endPoint.close();
    }

    private WebAnswer answer(Request request) throws IOException {
        var path = Request.getPathInContext(request);
        var there = routes(path);
        if (there.isEmpty()) {
            return refuse(WebOutcome.NOT_FOUND, WebAnswer.text(404, "there is nothing here"));
        }
        var method = request.getMethod();
        var taken = there.stream().filter(route -> route.takesMethod(method)).findFirst();
        if (taken.isEmpty()) {
            var allowed = there.stream().map(WebRoute::method).collect(Collectors.joining(", "));
            return refuse(
                    WebOutcome.METHOD_NOT_ALLOWED,
                    WebAnswer.text(405, "use " + allowed).with("Allow", allowed));
        }
        var route = taken.orElseThrow();
        var type = route.contentType();
        if (type.isPresent() && !type.equals(contentType(request))) {
            return refuse(
                    WebOutcome.UNSUPPORTED_MEDIA_TYPE,
                    WebAnswer.text(415, "send it with Content-Type: " + type.orElseThrow())
                            .with("Accept", type.orElseThrow()));
        }
        var body = body(request);
        return body.isPresent()
                ? ask(route, body.orElseThrow(), request)
                : refuse(
                        WebOutcome.BODY_TOO_LONG,
                        WebAnswer.text(413, "at most " + bodyBytes + " bytes"));
    }

    /// Those for this very path, or else for a folder that it lies in.
    private List<WebRoute> routes(String path) {
        var all = routes.stream().filter(route -> route.takesPath(path)).toList();
        var exact = all.stream().filter(route -> !route.isFolder()).toList();
        return exact.isEmpty() ? all : exact;
    }

    /// Without its parameters.
    private static Optional<String> contentType(Request request) {
        var value = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return Optional.ofNullable(value)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /// Empty when it is too long.
    private Optional<byte[]> body(Request request) throws IOException {
        if (request.getLength() > bodyBytes) {
            return Optional.empty();
        }
        try (var stream = Content.Source.asInputStream(request)) {
            var bytes = stream.readNBytes(bodyBytes);
            return stream.read() < 0 ? Optional.of(bytes) : Optional.empty();
        } catch (RuntimeException malformed) {
            // Jetty says so of some bodies, as of a chunk without a length.
            throw new IOException("the body cannot be read", malformed);
        }
    }

    private WebAnswer refuse(WebOutcome outcome, WebAnswer answer) {
        counters.add(outcome);
        return answer.with("Connection", "close");
    }

    private WebAnswer ask(WebRoute route, byte[] body, Request request) throws IOException {
        var address = request.getConnectionMetaData().getRemoteSocketAddress();
        if (!(address instanceof InetSocketAddress remote) || !open.asked(endPoint(request))) {
            throw new IOException("it was closed while the end of the request came");
        }
        try {
            var below = route.below(Request.getPathInContext(request));
            var answer = route.handler().answer(below, body, remote.getAddress());
            counters.add(WebOutcome.ANSWERED);
            return answer;
        } catch (RuntimeException | Error bug) {
            failure = bug;
            return refuse(WebOutcome.FAILED, WebAnswer.text(500, "internal failure"));
        }
    }

    private static void send(WebAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(headers::put);
        response.write(true, answer.buffer(), callback);
    }

    void failed(RuntimeException bug) {
        failure = bug;
    }

    /// The latest bug that a request brought out, if any did.
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
