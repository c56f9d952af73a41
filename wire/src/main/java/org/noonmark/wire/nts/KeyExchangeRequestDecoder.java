package org.noonmark.wire.nts;

import static org.noonmark.wire.nts.KeyExchangeLayout.AEAD;
import static org.noonmark.wire.nts.KeyExchangeLayout.COMPLIANT_GCM_SIV;
import static org.noonmark.wire.nts.KeyExchangeLayout.ERROR;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEW_COOKIE;
import static org.noonmark.wire.nts.KeyExchangeLayout.NEXT_PROTOCOL;
import static org.noonmark.wire.nts.KeyExchangeLayout.PORT_RECORD;
import static org.noonmark.wire.nts.KeyExchangeLayout.SERVER;
import static org.noonmark.wire.nts.KeyExchangeLayout.WARNING;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.nts.KeyExchangeRequest.Decoded;

/// Reads a request record by record. Server and port are wishes that this server does not follow,
/// so they are passed over whatever they hold.
final class KeyExchangeRequestDecoder {
    private @Nullable List<Integer> protocols;
    private @Nullable List<Integer> aeads;
    private boolean compliantGcmSiv;

    private KeyExchangeRequestDecoder() {}

    static Decoded decode(byte[] message) {
        return switch (KeyExchangeRecord.split(message)) {
            case KeyExchangeRecord.Split.Wrong(var reason, int position) ->
                    new Decoded.Refused(reason, position);
            case KeyExchangeRecord.Split.Records(var records) ->
                    new KeyExchangeRequestDecoder().decode(records, message.length);
        };
    }

    private Decoded decode(List<KeyExchangeRecord> records, int length) {
        for (var each : records) {
            var wrong = take(each);
            if (wrong != null) {
                return new Decoded.Refused(wrong, each.position());
            }
        }
        if (protocols == null) {
            return new Decoded.Refused(KeyExchangeReason.NO_NEXT_PROTOCOL, length);
        }
        if (aeads == null && protocols.contains(KeyExchangeLayout.NTPV4)) {
            return new Decoded.Refused(KeyExchangeReason.NO_AEAD, length);
        }
        return new Decoded.Request(
                new KeyExchangeRequest(
                        protocols, aeads == null ? List.of() : aeads, compliantGcmSiv));
    }

    /// Takes in one record; returns what is wrong with it, or null.
    private @Nullable KeyExchangeReason take(KeyExchangeRecord each) {
        return switch (each.type()) {
            case NEXT_PROTOCOL -> takeProtocols(each);
            case AEAD -> takeAeads(each);
            case COMPLIANT_GCM_SIV -> {
                compliantGcmSiv = true;
                yield each.body().length() == 0 ? null : KeyExchangeReason.WRONG_BODY_LENGTH;
            }
            case SERVER, PORT_RECORD -> null;
            case ERROR, WARNING, NEW_COOKIE -> KeyExchangeReason.UNEXPECTED;
            default -> each.critical() ? KeyExchangeReason.UNRECOGNISED_CRITICAL : null;
        };
    }

    private @Nullable KeyExchangeReason takeProtocols(KeyExchangeRecord each) {
        var wrong = whyNoList(each, protocols != null);
        protocols = each.numbers();
        return wrong == null && !each.critical() ? KeyExchangeReason.NOT_CRITICAL : wrong;
    }

    private @Nullable KeyExchangeReason takeAeads(KeyExchangeRecord each) {
        var wrong = whyNoList(each, aeads != null);
        aeads = each.numbers();
        return wrong;
    }

    private static @Nullable KeyExchangeReason whyNoList(KeyExchangeRecord each, boolean again) {
        int length = each.body().length();
        if (again) {
            return KeyExchangeReason.REPEATED;
        }
        return length == 0 || length % 2 != 0 ? KeyExchangeReason.WRONG_BODY_LENGTH : null;
    }
}
