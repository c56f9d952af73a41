package org.noonmark.app.timestamp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.noonmark.linux.HostClocks;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;

/// Asks a time-stamp authority once, over HTTP.
public final class TimestampClient {
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int SHOWN = 200;

    private final HostClocks clocks;
    private final Duration patience;

    /// What came back, and when by this host's CLOCK_REALTIME.
    ///
    /// @param bytes of the response, not yet looked at
    public record Reply(Octets bytes, long sentRealtimeNanos, long receivedRealtimeNanos) {}

    /// A client that waits so long for a whole answer.
    public TimestampClient(HostClocks clocks, Duration patience) {
        this.clocks = clocks;
        this.patience = patience;
    }

    /// The address of an authority, or nothing when a text is none.
    public static Optional<URI> address(String text) {
        try {
            var uri = URI.create(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /// Sends a request; no redirection is followed.
    ///
    /// @throws IOException when no response came in time, or no time-stamp response
    public Reply ask(URI authority, TimestampRequest request)
            throws IOException, InterruptedException {
        var post =
                HttpRequest.newBuilder(authority)
                        .header("Content-Type", QUERY)
                        .header("Accept", REPLY)
                        .timeout(patience)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.encode()))
                        .build();
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
        try {
            long sent = clocks.realtimeNanos();
            var response = send(client, post);
            long received = clocks.realtimeNanos();
            var bytes = response.body();
            check(response.statusCode(), response.headers().firstValue("Content-Type"), bytes);
            return new Reply(Octets.of(bytes), sent, received);
        } finally {
            client.shutdownNow();
        }
    }

    private HttpResponse<byte[]> send(HttpClient client, HttpRequest post)
            throws IOException, InterruptedException {
        var limited =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), TimestampResponse.MAX_BYTES);
        try {
            return client.sendAsync(post, limited).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed.getCause()), failed);
        }
    }

    private String reason(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection";
            case java.net.http.HttpTimeoutException _ ->
                    "no answer within " + patience.toSeconds() + " s";
            case java.net.ConnectException _ -> "no connection: is the address right?";
            case null -> "no answer";
            default ->
                    cause.getMessage() == null
                            ? cause.getClass().getSimpleName()
                            : cause.getMessage();
        };
    }

    private static void check(int status, Optional<String> type, byte[] body) throws IOException {
        if (status != 200) {
            throw new IOException("HTTP status %d: %s".formatted(status, line(body)));
        }
        var media = type.map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        if (!media.equals(Optional.of(REPLY))) {
            throw new IOException(
                    "answers with %s, not %s: is this the authority's address?"
                            .formatted(media.orElse("no Content-Type"), REPLY));
        }
    }

    /// What a server said, in one line.
    private static String line(byte[] body) {
        var text = new String(body, java.nio.charset.StandardCharsets.UTF_8).strip();
        var first = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return first.length() > SHOWN ? first.substring(0, SHOWN) : first;
    }
}
