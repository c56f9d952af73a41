package org.noonmark.wire.roughtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The text that is put before what is signed, with a zero byte at its end, so that a signature for
/// one purpose is none for another (RFC 10049 sections 5.2.1 and 5.2.6).
///
/// The RFC's sections spell it `Roughtime`; the drafts and the responses of the RFC's own appendix
/// B have `RoughTime` (docs/decisions/0111).
final class SignatureContext {
    private static final SignatureContext RFC = new SignatureContext("Roughtime");
    private static final SignatureContext DRAFTS = new SignatureContext("RoughTime");

    private final byte[] response;
    private final byte[] delegation;

    private SignatureContext(String spelling) {
        this.response = bytes(spelling + " v1 response signature\0");
        this.delegation = bytes(spelling + " v1 delegation signature\0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// What a server signs with.
    static SignatureContext of(RoughtimeVersion version) {
        return accepted(version).getFirst();
    }

    /// What a client accepts, most likely first.
    static List<SignatureContext> accepted(RoughtimeVersion version) {
        return switch (version) {
            case V1 -> List.of(RFC, DRAFTS);
            case DRAFT -> List.of(DRAFTS);
        };
    }

    /// What is signed of SREP, which stands in `bytes` from `from` to `to`.
    byte[] beforeResponse(byte[] bytes, int from, int to) {
        return join(response, bytes, from, to);
    }

    /// What is signed of DELE.
    byte[] beforeDelegation(byte[] bytes, int from, int to) {
        return join(delegation, bytes, from, to);
    }

    int responseBytes() {
        return response.length;
    }

    private static byte[] join(byte[] context, byte[] bytes, int from, int to) {
        var joined = Arrays.copyOf(context, context.length + to - from);
        System.arraycopy(bytes, from, joined, context.length, to - from);
        return joined;
    }
}
