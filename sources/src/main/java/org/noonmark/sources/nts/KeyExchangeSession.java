package org.noonmark.sources.nts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeFraming;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.KeyExchangeRequest;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

/// One exchange over one connection: handshake, request, response, keys.
final class KeyExchangeSession {
    /// Every server has it (RFC 8915 section 5.1), so nothing is gained by offering more.
    private static final List<NtsAead> OFFERED = List.of(NtsAead.AES_SIV_CMAC_256);

    private static final int PIECE_BYTES = 4096;

    private final KeyExchangeServer server;
    private final CertificateTime.Between time;

    KeyExchangeSession(KeyExchangeServer server, CertificateTime.Between time) {
        this.server = server;
        this.time = time;
    }

    KeyExchange run(SSLSocket socket) throws IOException {
        socket.startHandshake();
        if (!KeyExchangeLayout.ALPN.equals(socket.getApplicationProtocol())) {
            return new KeyExchange.Failed(
                    KeyExchangeFailure.NOT_OFFERED, "no " + KeyExchangeLayout.ALPN + " over TLS");
        }
        socket.getOutputStream().write(KeyExchangeRequest.of(OFFERED).encode());
        return switch (KeyExchangeResponse.decode(response(socket), OFFERED)) {
            case KeyExchangeResponse.Decoded.Response(var granted) -> established(socket, granted);
            case KeyExchangeResponse.Decoded.ServerError(int code) ->
                    new KeyExchange.Failed(KeyExchangeFailure.SERVER_ERROR, errorText(code));
            case KeyExchangeResponse.Decoded.Refused(var reason, int position) ->
                    new KeyExchange.Failed(
                            KeyExchangeFailure.BAD_RESPONSE,
                            "%s at byte %d"
                                    .formatted(
                                            reason.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' '),
                                            position));
        };
    }

    private static String errorText(int code) {
        return switch (code) {
            case KeyExchangeLayout.ERROR_UNRECOGNISED_CRITICAL ->
                    "it does not know a record of ours";
            case KeyExchangeLayout.ERROR_BAD_REQUEST -> "it calls our request bad";
            case KeyExchangeLayout.ERROR_INTERNAL -> "it has an error of its own";
            default -> "error " + code;
        };
    }

    /// The message, however it comes in pieces; a part of it when the server stops early.
    private static byte[] response(SSLSocket socket) throws IOException {
        var bytes = new byte[PIECE_BYTES];
        int available = 0;
        var in = socket.getInputStream();
        while (true) {
            int length =
                    KeyExchangeFraming.lengthOf(
                            bytes, available, KeyExchangeLayout.MAX_RESPONSE_BYTES);
            if (length > 0) {
                return Arrays.copyOf(bytes, length);
            }
            if (length == KeyExchangeFraming.TOO_LONG) {
                return Arrays.copyOf(bytes, available);
            }
            if (available == bytes.length) {
                int larger = Math.min(2 * available, KeyExchangeLayout.MAX_RESPONSE_BYTES);
                bytes = Arrays.copyOf(bytes, larger);
            }
            int more = in.read(bytes, available, bytes.length - available);
            if (more < 0) {
                return Arrays.copyOf(bytes, available);
            }
            available += more;
        }
    }

    private KeyExchange established(SSLSocket socket, KeyExchangeResponse granted)
            throws IOException {
        var session = (ExtendedSSLSession) socket.getSession();
        var aead = granted.aead();
        var keys =
                new NtsKeys(
                        aead,
                        key(session, aead, aead.exporterContextC2s()),
                        key(session, aead, aead.exporterContextS2c()));
        var who = identity(session);
        return new KeyExchange.Established(
                keys, granted.cookies(), ntpServer(granted), who, validFor(who));
    }

    private TimeDelta validFor(ServerIdentity who) {
        return TimeDelta.ofSeconds(
                who.validUntil().toPosixSeconds() - time.latest().toPosixSeconds());
    }

    private static Octets key(ExtendedSSLSession session, NtsAead aead, byte[] context)
            throws IOException {
        return Octets.of(
                session.exportKeyingMaterialData(NtsAead.EXPORTER_LABEL, context, aead.keyBytes()));
    }

    private InetSocketAddress ntpServer(KeyExchangeResponse granted) throws UnknownHostException {
        var address =
                granted.server().isPresent()
                        ? InetAddress.getByName(granted.server().orElseThrow())
                        : server.address();
        return new InetSocketAddress(address, granted.port().orElse(server.ntpPort()));
    }

    private ServerIdentity identity(ExtendedSSLSession session) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var own = (X509Certificate) session.getPeerCertificates()[0];
            var from = own.getNotBefore().toInstant();
            var until = own.getNotAfter().toInstant();
            return new ServerIdentity(
                    own.getSubjectX500Principal().getName(),
                    own.getIssuerX500Principal().getName(),
                    UtcInstant.ofPosix(from.getEpochSecond(), 0),
                    UtcInstant.ofPosix(until.getEpochSecond(), 0),
                    HexFormat.of().formatHex(digest.digest(own.getEncoded())),
                    session.getProtocol() + " " + session.getCipherSuite(),
                    time.ground());
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the certificate cannot be read", unreadable);
        }
    }
}
