package org.noonmark.web;

import java.util.Optional;

/// Which requests a handler answers.
///
/// @param method `GET`, which answers HEAD as well, or `POST`
/// @param path exactly this, from the slash on; a query behind it changes nothing
/// @param contentType media type that the body must have, in lower case; empty takes any
public record WebRoute(
        String method, String path, Optional<String> contentType, WebHandler handler) {
    public WebRoute {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("must begin with a slash: path=" + path);
        }
    }

    /// Something to look at.
    public static WebRoute get(String path, WebHandler handler) {
        return new WebRoute("GET", path, Optional.empty(), handler);
    }

    /// Something to send bytes of one media type to.
    public static WebRoute post(String path, String contentType, WebHandler handler) {
        return new WebRoute("POST", path, Optional.of(contentType), handler);
    }

    boolean takesMethod(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }
}
