package org.noonmark.sources.roughtime;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.wire.roughtime.ChainLink;

/// Writes a report of media type `application/roughtime-malfeasance+json`: all that a stranger
/// needs to see that a server stated a wrong time (RFC 10049 section 8.4.1).
public final class MalfeasanceReport {
    public static final String MEDIA_TYPE = "application/roughtime-malfeasance+json";

    private MalfeasanceReport() {}

    /// The report of a chain, in the order in which the responses came.
    public static String toJson(List<ChainLink> links) {
        return links.stream()
                .map(MalfeasanceReport::object)
                .collect(Collectors.joining(",\n", "{\n  \"responses\": [\n", "\n  ]\n}\n"));
    }

    private static String object(ChainLink link) {
        var random = link.random();
        return "    {\n"
                + (random.length == 0 ? "" : member("rand", random, ","))
                + member("publicKey", link.publicKey().bytes(), ",")
                + member("request", link.request(), ",")
                + member("response", link.response(), "")
                + "    }";
    }

    private static String member(String name, byte[] value, String end) {
        return "      \"%s\": \"%s\"%s\n"
                .formatted(name, Base64.getEncoder().encodeToString(value), end);
    }
}
