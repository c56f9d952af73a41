package org.noonmark.wire.nts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.noonmark.testkit.ReferenceData;

/// Messages written by hand, and the reader of reference data beside the repository.
final class NtsVectors {
    /// NTPv4 with AES-SIV.
    static final byte[] REQUEST = hex("80010002000080040002000f80000000");

    /// NTPv4 with AES-128-GCM-SIV, then AES-SIV, and the record about the exporter context.
    static final byte[] REQUEST_GCM_SIV = hex("80010002000080040004001e000f0400000080000000");

    /// AES-SIV, two cookies, another host and port.
    static final byte[] RESPONSE =
            hex(
                    "800100020000"
                            + "80040002000f"
                            + "8006000e6e74702e6578616d706c652e6e65"
                            + "80070002115c"
                            + "00050004c0c1c2c3"
                            + "00050004d0d1d2d3"
                            + "80000000");

    /// AES-128-GCM-SIV with its record and one cookie.
    static final byte[] RESPONSE_GCM_SIV =
            hex("80010002000080040002001e0400000000050004c0c1c2c380000000");

    static final byte[] RESPONSE_ERROR = hex("80020002000180000000");

    static final List<byte[]> KEY_EXCHANGE =
            List.of(REQUEST, REQUEST_GCM_SIV, RESPONSE, RESPONSE_GCM_SIV, RESPONSE_ERROR);

    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"?([^\",\\n}]*)\"?");

    private NtsVectors() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// The text of a file of reference data; the test is skipped when it is not there.
    static String reference(String file) throws IOException {
        var path = ReferenceData.find("vectors/" + file);
        Assumptions.assumeTrue(path.isPresent(), ReferenceData.missing("vectors/" + file));
        return Files.readString(path.orElseThrow());
    }

    /// All values that this key has in a text of JSON, in their order.
    static List<String> values(String json, String key) {
        var values = new ArrayList<String>();
        var entries = ENTRY.matcher(json);
        while (entries.find()) {
            if (entries.group(1).equals(key)) {
                values.add(entries.group(2));
            }
        }
        return values;
    }
}
