package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeLayout.AEAD;
import static org.noonmark.wire.nts.KeyExchangeLayout.COMPLIANT_GCM_SIV;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEXT_PROTOCOL;
import static org.noonmark.wire.nts.KeyExchangeLayout.NTPV4;

import java.util.List;
import java.util.Optional;

/// What a client asks for (RFC 8915 section 4).
///
/// @param protocols next protocols by number, best first
/// @param aeads algorithms by number, best first; empty when the client did not say
/// @param compliantGcmSiv whether the client says that keys for AES-128-GCM-SIV come from its own
///   exporter context
public record KeyExchangeRequest(
        List<Integer> protocols, List<Integer> aeads, boolean compliantGcmSiv) {
    public KeyExchangeRequest {
        protocols = List.copyOf(protocols);
        aeads = List.copyOf(aeads);
    }

    /// What came of decoding a request.
    public sealed interface Decoded {
        record Request(KeyExchangeRequest request) implements Decoded {}

        /// To be answered with [KeyExchangeReason#errorCode].
        ///
        /// @param position the byte from which on the request is wrong
        record Refused(KeyExchangeReason reason, int position) implements Decoded {}
    }

    /// A request for NTPv4 with one of these algorithms, best first.
    public static KeyExchangeRequest of(List<NtsAead> aeads) {
        return new KeyExchangeRequest(
                List.of(NTPV4),
                aeads.stream().map(NtsAead::id).toList(),
                aeads.contains(NtsAead.AES_128_GCM_SIV));
    }

    /// Reads a whole message, up to End of Message and not beyond.
    public static Decoded decode(byte[] message) {
        return KeyExchangeRequestDecoder.decode(message);
    }

    public boolean offersNtpv4() {
        return protocols.contains(NTPV4);
    }

    /// The first of the client's algorithms that is known here. AES-128-GCM-SIV counts only when
    /// the client says which keys it means.
    public Optional<NtsAead> chosenAead() {
        return aeads.stream()
                .flatMap(id -> NtsAead.ofId(id).stream())
                .filter(this::isClear)
                .findFirst();
    }

    private boolean isClear(NtsAead aead) {
        return aead != NtsAead.AES_128_GCM_SIV || compliantGcmSiv;
    }

    /// The bytes of the message.
    public byte[] encode() {
        var writer = new KeyExchangeWriter().numbers(true, NEXT_PROTOCOL, protocols);
        writer.numbers(true, AEAD, aeads);
        if (compliantGcmSiv) {
            writer.record(false, COMPLIANT_GCM_SIV, new byte[0]);
        }
        return writer.end();
    }
}
