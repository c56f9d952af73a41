package org.noonmark.app;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.noonmark.ledger.witness.WitnessClient;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.ledger.witness.WitnessClient.Reply;
import org.noonmark.proof.note.LogPolicy;

/// The witnesses of a policy, asked over HTTP.
final class Witnesses {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 64 * 1024;

    private Witnesses() {}

    /// Those that have a URL, by their name.
    static Map<String, WitnessClient> of(LogPolicy policy) {
        return of(policy, LIMIT);
    }

    /// @param limit for each exchange, from the connection to the last byte
    static Map<String, WitnessClient> of(LogPolicy policy, Duration limit) {
        var clients = new TreeMap<String, WitnessClient>();
        var http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        for (var witness : policy.witnesses()) {
            witness.url()
                    .ifPresent(url ->
                            clients.put(
                                    witness.name(),
                                    new WitnessClient(
                                            witness.key(), body -> post(http, url, body, limit))));
        }
        return clients;
    }

    private static Reply post(HttpClient http, String url, byte[] body, Duration limit)
            throws IOException {
        try {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(url.replaceFirst("/$", "") + "/add-checkpoint"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build();
            return exchange(http, request, limit);
        } catch (IllegalArgumentException noUrl) {
            throw new IOException("is no URL: " + url, noUrl);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted", stop);
        }
    }

    /// The whole exchange has one deadline: the timeout of a request ends at the headers, and a
    /// body may drip for ever.
    private static Reply exchange(HttpClient http, HttpRequest request, Duration limit)
            throws IOException, InterruptedException {
        var whole = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
        var exchange = http.sendAsync(request, whole);
        try {
            var response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException late) {
            throw new IOException("no whole answer within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed.getCause()), failed);
        } finally {
            // Ends the connection, unless the exchange is over.
            exchange.cancel(true);
        }
    }

    /// The client of the JDK says nothing when nobody listens.
    private static String reason(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return cause instanceof ConnectException && message == null
                ? "no connection"
                : String.valueOf(message == null ? cause : message);
    }

    /// What each said last, in words.
    static Map<String, String> texts(Map<String, Outcome> latest) {
        var texts = new TreeMap<String, String>();
        latest.forEach((name, outcome) -> texts.put(name, text(outcome)));
        return texts;
    }

    /// In words.
    static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Cosigned cosigned -> "signed the newest checkpoint that it was asked for";
            case Outcome.Refused(var reason) -> reason;
            case Outcome.Ahead(long size) -> "has signed a log of " + size + " statements";
            case Outcome.Forked(long size) ->
                    "has signed another history, of " + size + " statements";
        };
    }

    /// Why those that did not sign did not.
    static String reasons(Map<String, Outcome> latest) {
        var reasons =
                latest.entrySet().stream()
                        .filter(each -> !(each.getValue() instanceof Outcome.Cosigned))
                        .map(each -> each.getKey() + ": " + text(each.getValue()))
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "no witness has answered yet" : reasons;
    }
}
