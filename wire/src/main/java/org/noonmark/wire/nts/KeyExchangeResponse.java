package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeLayout.AEAD;
import static org.noonmark.wire.nts.KeyExchangeLayout.COMPLIANT_GCM_SIV;
import static org.noonmark.wire.nts.KeyExchangeLayout.ERROR;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEW_COOKIE;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEXT_PROTOCOL;
import static org.noonmark.wire.nts.KeyExchangeLayout.NTPV4;
import static org.noonmark.wire.nts.KeyExchangeLayout.PORT_RECORD;
import static org.noonmark.wire.nts.KeyExchangeLayout.SERVER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.noonmark.wire.ntp.Octets;

/// What a server grants (RFC 8915 section 4): the algorithm, cookies, and where the NTP server is
/// when that is elsewhere.
///
/// @param cookies in the order given; those are secrets of the connection until they are used
/// @param server name or address of the NTP server, in ASCII; empty for the same host
/// @param port of the NTP server; empty for 123
public record KeyExchangeResponse(
        NtsAead aead, List<Octets> cookies, Optional<String> server, OptionalInt port) {
    public KeyExchangeResponse {
        cookies = List.copyOf(cookies);
    }

    /// What came of decoding a response.
    public sealed interface Decoded {
        record Response(KeyExchangeResponse response) implements Decoded {}

        /// The server answers with an Error record, or with a Warning, of which none is defined.
        record ServerError(int code) implements Decoded {}

        /// Not to be gone on with.
        ///
        /// @param position the byte from which on the response is wrong
        record Refused(KeyExchangeReason reason, int position) implements Decoded {}
    }

    /// Reads a whole message, up to End of Message and not beyond. More than
    /// [KeyExchangeLayout#COOKIES] cookies, and such as fit into no packet, are passed over.
    ///
    /// @param offered the algorithms that the request named
    public static Decoded decode(byte[] message, List<NtsAead> offered) {
        return KeyExchangeResponseDecoder.decode(message, offered);
    }

    /// The bytes of the message.
    public byte[] encode() {
        var writer = new KeyExchangeWriter().numbers(true, NEXT_PROTOCOL, List.of(NTPV4));
        writer.numbers(true, AEAD, List.of(aead.id()));
        if (aead == NtsAead.AES_128_GCM_SIV) {
            writer.record(false, COMPLIANT_GCM_SIV, new byte[0]);
        }
        server.ifPresent(
                name -> writer.record(true, SERVER, name.getBytes(StandardCharsets.US_ASCII)));
        port.ifPresent(number -> writer.numbers(true, PORT_RECORD, List.of(number)));
        cookies.forEach(cookie -> writer.record(false, NEW_COOKIE, cookie.toArray()));
        return writer.end();
    }

    /// The response that refuses a request.
    ///
    /// @param code of section 4.1.3, see [KeyExchangeReason#errorCode]
    public static byte[] encodeError(int code) {
        return new KeyExchangeWriter().numbers(true, ERROR, List.of(code)).end();
    }

    /// The response to a request that does not offer NTPv4 (section 4.1.2).
    public static byte[] encodeNoProtocol() {
        return new KeyExchangeWriter().numbers(true, NEXT_PROTOCOL, List.of()).end();
    }

    /// The response to a request that offers no algorithm that is known here (section 4.1.5).
    public static byte[] encodeNoAead() {
        var writer = new KeyExchangeWriter().numbers(true, NEXT_PROTOCOL, List.of(NTPV4));
        return writer.numbers(true, AEAD, List.of()).end();
    }

    @Override
    public String toString() {
        return "KeyExchangeResponse[%s, %d cookies, server=%s, port=%s]"
                .formatted(aead, cookies.size(), server, port);
    }
}
