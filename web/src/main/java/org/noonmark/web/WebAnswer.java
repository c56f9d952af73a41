package org.noonmark.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// What a client gets.
public final class WebAnswer {
    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final byte[] body;

    private WebAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /// Bytes of a media type, with status 200; they must not change afterwards.
    public static WebAnswer of(String contentType, byte[] body) {
        return new WebAnswer(200, contentType, Map.of(), body);
    }

    /// Bytes of a media type with another status; they must not change afterwards.
    public static WebAnswer of(int status, String contentType, byte[] body) {
        return new WebAnswer(status, contentType, Map.of(), body);
    }

    /// One line of plain text.
    public static WebAnswer text(int status, String line) {
        return new WebAnswer(
                status,
                "text/plain;charset=utf-8",
                Map.of(),
                (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The same with one header field more.
    public WebAnswer with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new WebAnswer(status, contentType, more, body);
    }

    /// The status code (RFC 9110 section 15).
    public int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    Map<String, String> headers() {
        return headers;
    }

    /// A copy of the body.
    public byte[] body() {
        return Arrays.copyOf(body, body.length);
    }

    java.nio.ByteBuffer buffer() {
        return java.nio.ByteBuffer.wrap(body);
    }
}
