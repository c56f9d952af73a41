package org.noonmark.app.roughtime;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.wire.roughtime.ChainLink;

/// A malfeasance report of media type `application/roughtime-malfeasance+json` (RFC 10049 section
/// 8.4.1).
public final class ReportFile {
    private static final int MOST = 1000;

    private ReportFile() {}

    /// What came of reading a report.
    public sealed interface Read {
        /// Whether it proves anything is another question: see
        /// [org.noonmark.wire.roughtime.CheckedChain].
        record Links(List<ChainLink> links) implements Read {
            public Links {
                links = List.copyOf(links);
            }
        }

        /// It is no such file.
        ///
        /// @param problem with its place in the file
        record Wrong(String problem) implements Read {}
    }

    /// Reads a report.
    public static Read parse(byte[] json) {
        var links = new ArrayList<ChainLink>();
        try {
            var responses = JsonInput.list(json, "responses", MOST);
            for (int i = 0; i < responses.size(); i++) {
                var place = "responses[" + i + "]";
                var response = responses.get(i);
                var key =
                        Ed25519PublicKey.parse(JsonInput.text(response, place, "publicKey"))
                                .orElseThrow(() ->
                                        new JsonInput.Wrong(
                                                place + ".publicKey", "is no Ed25519 key"));
                links.add(
                        new ChainLink(
                                key,
                                JsonInput.base64(response, place, "rand"),
                                JsonInput.base64(response, place, "request"),
                                JsonInput.base64(response, place, "response")));
            }
            return new Read.Links(links);
        } catch (JsonInput.Wrong wrong) {
            return new Read.Wrong(String.valueOf(wrong.getMessage()));
        }
    }
}
