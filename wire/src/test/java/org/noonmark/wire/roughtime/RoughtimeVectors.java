package org.noonmark.wire.roughtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.testkit.ReferenceData;

/// Published and captured exchanges that lie beside the repository.
final class RoughtimeVectors {
    private RoughtimeVectors() {}

    /// The statement of a response that is to be believed.
    static RoughtimeStatement statement(ChainLink link) {
        return switch (link.check()) {
            case CheckedResponse.Valid(var statement) -> statement;
            case CheckedResponse.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    static byte[] file(String name) {
        var path = ReferenceData.find("vectors/" + name);
        assumeTrue(path.isPresent(), () -> ReferenceData.missing("vectors/" + name));
        try {
            return Files.readAllBytes(path.orElseThrow());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(String name) {
        return new String(file(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The exchanges of a malfeasance report, in order.
    static List<ChainLink> report(String name) {
        var exchanges = new ArrayList<ChainLink>();
        for (var object : Pattern.compile("\\{").split(text(name), -1)) {
            if (object.contains("\"response\"")) {
                exchanges.add(
                        new ChainLink(
                                Ed25519PublicKey.from(base64(object, "publicKey")).orElseThrow(),
                                base64(object, "rand"),
                                base64(object, "request"),
                                base64(object, "response")));
            }
        }
        return exchanges;
    }

    private static byte[] base64(String object, String key) {
        var matcher = Pattern.compile("\"" + key + "\": *\"([^\"]*)\"").matcher(object);
        return matcher.find() ? Base64.getDecoder().decode(matcher.group(1)) : new byte[0];
    }

    /// A field of the synthetic batch of five, in hexadecimal.
    static byte[] synthetic(String key) {
        var all = text("synthetic-vectors.json");
        var batch = all.substring(all.indexOf("\"roughtime_v1_batch5\""));
        var matcher = Pattern.compile("\"" + key + "\":\\s*\"([0-9a-f]*)\"").matcher(batch);
        if (!matcher.find()) {
            throw new AssertionError("no " + key);
        }
        return HexFormat.of().parseHex(matcher.group(1));
    }

    static List<byte[]> syntheticLeaves() {
        var all = text("synthetic-vectors.json");
        var list = all.substring(all.indexOf("\"leaf_hashes\""));
        return Pattern.compile("[0-9a-f]{64}")
                .matcher(list.substring(0, list.indexOf(']')))
                .results()
                .map(result -> HexFormat.of().parseHex(result.group()))
                .toList();
    }
}
