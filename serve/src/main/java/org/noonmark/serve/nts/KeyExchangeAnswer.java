package org.noonmark.serve.nts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.KeyExchangeReason;
import org.noonmark.wire.nts.KeyExchangeRequest;
import org.noonmark.wire.nts.KeyExchangeRequest.Decoded;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

/// What a request is answered with (RFC 8915 section 4).
///
/// @param message the whole response
/// @param reason why the request was refused, when it was malformed
record KeyExchangeAnswer(
        Octets message, KeyExchangeOutcome outcome, Optional<KeyExchangeReason> reason) {

    /// The exporter of a TLS session (RFC 5705; RFC 8446 section 7.5).
    @FunctionalInterface
    interface Exporter {
        byte[] export(byte[] context, int lengthBytes) throws IOException;
    }

    /// Makes cookies that hold keys; empty while there is no key to seal them with.
    @FunctionalInterface
    interface CookieMaker {
        Optional<List<Octets>> cookies(NtsKeys keys, int count);
    }

    /// @param message of the client, up to End of Message
    static KeyExchangeAnswer to(
            byte[] message, KeyExchangeConfig config, Exporter exporter, CookieMaker maker)
            throws IOException {
        return switch (KeyExchangeRequest.decode(message)) {
            case Decoded.Refused(var reason, _) ->
                    new KeyExchangeAnswer(
                            Octets.of(KeyExchangeResponse.encodeError(reason.errorCode())),
                            KeyExchangeOutcome.BAD_REQUEST,
                            Optional.of(reason));
            case Decoded.Request(var request) -> to(request, config, exporter, maker);
        };
    }

    private static KeyExchangeAnswer to(
            KeyExchangeRequest request,
            KeyExchangeConfig config,
            Exporter exporter,
            CookieMaker maker)
            throws IOException {
        if (!request.offersNtpv4()) {
            return refused(
                    KeyExchangeResponse.encodeNoProtocol(), KeyExchangeOutcome.NOTHING_IN_COMMON);
        }
        var aead = chosen(request, config);
        if (aead.isEmpty()) {
            return refused(
                    KeyExchangeResponse.encodeNoAead(), KeyExchangeOutcome.NOTHING_IN_COMMON);
        }
        var cookies = maker.cookies(keys(aead.orElseThrow(), exporter), KeyExchangeLayout.COOKIES);
        if (cookies.isEmpty()) {
            return refused(
                    KeyExchangeResponse.encodeError(KeyExchangeLayout.ERROR_INTERNAL),
                    KeyExchangeOutcome.NO_COOKIE_KEYS);
        }
        var response =
                new KeyExchangeResponse(
                        aead.orElseThrow(),
                        cookies.orElseThrow(),
                        config.ntpHost(),
                        config.ntpPort());
        return new KeyExchangeAnswer(
                Octets.of(response.encode()), KeyExchangeOutcome.GRANTED, Optional.empty());
    }

    private static KeyExchangeAnswer refused(byte[] message, KeyExchangeOutcome outcome) {
        return new KeyExchangeAnswer(Octets.of(message), outcome, Optional.empty());
    }

    /// The client's first choice among the algorithms that the operator allows.
    private static Optional<NtsAead> chosen(KeyExchangeRequest request, KeyExchangeConfig config) {
        var allowed = config.aeads().stream().map(NtsAead::id).toList();
        var both = request.aeads().stream().filter(allowed::contains).toList();
        return new KeyExchangeRequest(request.protocols(), both, request.compliantGcmSiv())
                .chosenAead();
    }

    private static NtsKeys keys(NtsAead aead, Exporter exporter) throws IOException {
        return new NtsKeys(
                aead,
                Octets.of(exporter.export(aead.exporterContextC2s(), aead.keyBytes())),
                Octets.of(exporter.export(aead.exporterContextS2c(), aead.keyBytes())));
    }
}
