package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeLayout.AEAD;
import static org.noonmark.wire.nts.KeyExchangeLayout.COMPLIANT_GCM_SIV;
import static org.noonmark.wire.nts.KeyExchangeLayout.ERROR;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEW_COOKIE;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEXT_PROTOCOL;
import static org.noonmark.wire.nts.KeyExchangeLayout.NTPV4;
import static org.noonmark.wire.nts.KeyExchangeLayout.PORT_RECORD;
import static org.noonmark.wire.nts.KeyExchangeLayout.SERVER;
import static org.noonmark.wire.nts.KeyExchangeLayout.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeResponse.Decoded;

/// Reads a response record by record.
final class KeyExchangeResponseDecoder {
    private static final int NONE = -1;

    /// Letters, digits, and what names and addresses have between them, zone identifiers included.
    private static final String NAME = "[A-Za-z0-9._:%-]{1,255}";

    private final List<NtsAead> offered;
    private final List<Octets> cookies = new ArrayList<>();
    private @Nullable List<Integer> protocols;
    private @Nullable List<Integer> aeads;
    private boolean compliantGcmSiv;
    private Optional<String> server = Optional.empty();
    private OptionalInt port = OptionalInt.empty();
    private int error = NONE;

    private KeyExchangeResponseDecoder(List<NtsAead> offered) {
        this.offered = offered;
    }

    static Decoded decode(byte[] message, List<NtsAead> offered) {
        return switch (KeyExchangeRecord.split(message)) {
            case KeyExchangeRecord.Split.Wrong(var reason, int position) ->
                    new Decoded.Refused(reason, position);
            case KeyExchangeRecord.Split.Records(var records) ->
                    new KeyExchangeResponseDecoder(offered).decode(records, message.length);
        };
    }

    private Decoded decode(List<KeyExchangeRecord> records, int length) {
        for (var each : records) {
            var wrong = take(each);
            if (wrong != null) {
                return new Decoded.Refused(wrong, each.position());
            }
            if (error != NONE) {
                return new Decoded.ServerError(error);
            }
        }
        var wrong = whyNotGranted();
        return wrong != null ? new Decoded.Refused(wrong, length) : granted(length);
    }

    private Decoded granted(int length) {
        var aead = chosen();
        if (aead == null) {
            return new Decoded.Refused(KeyExchangeReason.NOT_OFFERED, length);
        }
        if (aead == NtsAead.AES_128_GCM_SIV && !compliantGcmSiv) {
            return new Decoded.Refused(KeyExchangeReason.AMBIGUOUS_KEYS, length);
        }
        return cookies.isEmpty()
                ? new Decoded.Refused(KeyExchangeReason.NO_COOKIE, length)
                : new Decoded.Response(new KeyExchangeResponse(aead, cookies, server, port));
    }

    private @Nullable KeyExchangeReason whyNotGranted() {
        if (protocols == null) {
            return KeyExchangeReason.NO_NEXT_PROTOCOL;
        }
        if (protocols.isEmpty()) {
            return KeyExchangeReason.NOTHING_IN_COMMON;
        }
        if (!protocols.equals(List.of(NTPV4))) {
            return KeyExchangeReason.NOT_OFFERED;
        }
        if (aeads == null) {
            return KeyExchangeReason.NO_AEAD;
        }
        return aeads.isEmpty() ? KeyExchangeReason.NOTHING_IN_COMMON : null;
    }

    private @Nullable NtsAead chosen() {
        if (aeads == null || aeads.size() != 1) {
            return null;
        }
        return NtsAead.ofId(aeads.getFirst()).filter(offered::contains).orElse(null);
    }

    /// Takes in one record; returns what is wrong with it, or null.
    private @Nullable KeyExchangeReason take(KeyExchangeRecord each) {
        return switch (each.type()) {
            case NEXT_PROTOCOL -> takeProtocols(each);
            case AEAD -> takeAeads(each);
            case ERROR, WARNING -> takeError(each);
            case NEW_COOKIE -> takeCookie(each.body());
            case SERVER -> takeServer(each.body());
            case PORT_RECORD -> takePort(each);
            case COMPLIANT_GCM_SIV -> {
                compliantGcmSiv = true;
                yield each.body().length() == 0 ? null : KeyExchangeReason.WRONG_BODY_LENGTH;
            }
            default -> each.critical() ? KeyExchangeReason.UNRECOGNISED_CRITICAL : null;
        };
    }

    private @Nullable KeyExchangeReason takeProtocols(KeyExchangeRecord each) {
        boolean again = protocols != null;
        protocols = each.numbers();
        if (!again && !each.critical()) {
            return KeyExchangeReason.NOT_CRITICAL;
        }
        return whyNoList(each, again);
    }

    private @Nullable KeyExchangeReason takeAeads(KeyExchangeRecord each) {
        boolean again = aeads != null;
        aeads = each.numbers();
        return whyNoList(each, again);
    }

    private static @Nullable KeyExchangeReason whyNoList(KeyExchangeRecord each, boolean again) {
        if (again) {
            return KeyExchangeReason.REPEATED;
        }
        return each.body().length() % 2 != 0 ? KeyExchangeReason.WRONG_BODY_LENGTH : null;
    }

    private @Nullable KeyExchangeReason takeError(KeyExchangeRecord each) {
        if (each.body().length() != 2) {
            return KeyExchangeReason.WRONG_BODY_LENGTH;
        }
        error = each.numbers().getFirst();
        return null;
    }

    private @Nullable KeyExchangeReason takeCookie(Octets cookie) {
        boolean fits = cookie.length() > 0 && cookie.length() <= NtsLayout.MAX_COOKIE_BYTES;
        if (fits && cookies.size() < KeyExchangeLayout.COOKIES) {
            cookies.add(cookie);
        }
        return null;
    }

    private @Nullable KeyExchangeReason takeServer(Octets body) {
        if (server.isPresent()) {
            return KeyExchangeReason.REPEATED;
        }
        var name = new String(body.toArray(), StandardCharsets.ISO_8859_1);
        server = Optional.of(name);
        return name.matches(NAME) ? null : KeyExchangeReason.BAD_SERVER_NAME;
    }

    private @Nullable KeyExchangeReason takePort(KeyExchangeRecord each) {
        if (port.isPresent()) {
            return KeyExchangeReason.REPEATED;
        }
        if (each.body().length() != 2) {
            return KeyExchangeReason.WRONG_BODY_LENGTH;
        }
        port = OptionalInt.of(each.numbers().getFirst());
        return port.getAsInt() == 0 ? KeyExchangeReason.BAD_PORT : null;
    }
}
