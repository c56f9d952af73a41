package org.noonmark.proof.note;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.noonmark.testkit.ReferenceData;

/// The vectors beside the repository, taken out of the page that lists them.
final class EvidenceVectors {
    private static final String PAGE = "vectors/EVIDENCE.md";

    private final String page;

    private EvidenceVectors(String page) {
        this.page = page;
    }

    /// Skips the test when they are not there.
    static EvidenceVectors load() throws IOException {
        var path = ReferenceData.find(PAGE);
        assumeTrue(path.isPresent(), ReferenceData.missing(PAGE));
        return new EvidenceVectors(Files.readString(path.orElseThrow()));
    }

    byte[] hex(String name) {
        return HexFormat.of().parseHex(first("\\b" + name + " ?=? ?([0-9a-f]{32,})"));
    }

    String first(String pattern) {
        var matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no " + pattern);
        }
        return matcher.group(1);
    }

    byte[] proofFile() {
        return first("(c2sp.org/tlog-proof@v1\nindex 2\n.*?)```").getBytes(StandardCharsets.UTF_8);
    }

    String logKey() {
        return first("log vkey (\\S+)");
    }

    String witnessKey() {
        return first("wit vkey (\\S+)");
    }
}
