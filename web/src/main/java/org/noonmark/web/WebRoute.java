package org.noonmark.web;

import java.net.InetAddress;
import java.util.Optional;

/// Which requests a handler answers.
///
/// @param method `GET`, which answers HEAD as well, or `POST`
/// @param path from the slash on; a query behind it changes nothing
/// @param isFolder whether everything below the path is asked for here: then it ends with a slash
/// @param contentType media type that the body must have, in lower case; empty takes any
public record WebRoute(
        String method,
        String path,
        boolean isFolder,
        Optional<String> contentType,
        Handler handler) {
    public WebRoute {
        if (!path.startsWith("/") || (isFolder && !path.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "must begin with a slash, a folder end with one: path=" + path);
        }
    }

    /// Answers requests of a route. Called from many threads at once.
    @FunctionalInterface
    public interface Handler {
        /// The answer to a request that has come in whole.
        ///
        /// @param below what the request's path has behind that of the route; empty when it is no
        ///   folder
        /// @param body all of it, within the limit; empty when there is none
        /// @param remote who asks
        WebAnswer answer(String below, byte[] body, InetAddress remote);
    }

    /// Answers requests for what lies in a folder. Called from many threads at once.
    @FunctionalInterface
    public interface FolderHandler {
        /// The answer for one path.
        ///
        /// @param below the path from behind the folder's slash on, as it came: anything
        WebAnswer answer(String below);
    }

    /// Something to look at.
    public static WebRoute get(String path, WebHandler handler) {
        return new WebRoute("GET", path, false, Optional.empty(), exactly(handler));
    }

    /// Everything below a path to look at.
    public static WebRoute getBelow(String folder, FolderHandler handler) {
        return new WebRoute(
                "GET",
                folder,
                true,
                Optional.empty(),
                (below, body, remote) -> handler.answer(below));
    }

    /// Something to send bytes of one media type to.
    public static WebRoute post(String path, String contentType, WebHandler handler) {
        return new WebRoute("POST", path, false, Optional.of(contentType), exactly(handler));
    }

    /// Something to send bytes to, whatever their media type is said to be.
    public static WebRoute post(String path, WebHandler handler) {
        return new WebRoute("POST", path, false, Optional.empty(), exactly(handler));
    }

    private static Handler exactly(WebHandler handler) {
        return (below, body, remote) -> handler.answer(body, remote);
    }

    boolean takesMethod(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    boolean takesPath(String asked) {
        return isFolder ? asked.startsWith(path) : asked.equals(path);
    }

    String below(String asked) {
        return isFolder ? asked.substring(path.length()) : "";
    }
}
