package org.noonmark.serve.nts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.noonmark.wire.nts.ClientHello;
import org.noonmark.wire.nts.KeyExchangeFraming;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;

/// One client's exchange, from its first byte to close_notify. Runs on a thread of its own; whoever
/// closes the connection ends it.
final class KeyExchangeSession {
    /// A fatal alert of no_application_protocol in a record of its own (RFC 8446 section 6, RFC
    /// 7301 section 3.2).
    private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

    /// What a client still has to say after its request is close_notify, and perhaps one more
    /// record that nobody reads.
    private static final int MAX_FAREWELL_BYTES = 4096;

    private static final int TOO_LATE = -2;

    private final Connection connection;
    private final SSLContext tls;
    private final KeyExchangeConfig config;
    private final KeyExchangeAnswer.CookieMaker maker;
    private final KeyExchangeCounters counters;

    KeyExchangeSession(
            Connection connection,
            SSLContext tls,
            KeyExchangeConfig config,
            KeyExchangeAnswer.CookieMaker maker,
            KeyExchangeCounters counters) {
        this.connection = connection;
        this.tls = tls;
        this.config = config;
        this.maker = maker;
        this.counters = counters;
    }

    /// Serves the client; returns what became of it.
    KeyExchangeOutcome run() {
        try {
            return exchange();
        } catch (SSLException refused) {
            return endedAs(
                    connection.isHandshaken()
                            ? KeyExchangeOutcome.CLIENT_CLOSED
                            : KeyExchangeOutcome.HANDSHAKE_FAILED);
        } catch (IOException gone) {
            return endedAs(KeyExchangeOutcome.CLIENT_CLOSED);
        }
    }

    private KeyExchangeOutcome endedAs(KeyExchangeOutcome ifByItself) {
        return connection.closedFor().orElse(ifByItself);
    }

    private KeyExchangeOutcome exchange() throws IOException {
        connection.socket.setTcpNoDelay(true);
        var input = connection.socket.getInputStream();
        var header = input.readNBytes(ClientHello.RECORD_HEADER_BYTES);
        if (header.length < ClientHello.RECORD_HEADER_BYTES) {
            return endedAs(KeyExchangeOutcome.CLIENT_CLOSED);
        }
        if (!ClientHello.canBegin(header)) {
            return KeyExchangeOutcome.NOT_TLS;
        }
        // Until here a connection costs a socket and a small thread; TLS costs much more, so it
        // waits for all of the first record.
        int length = header.length + ClientHello.recordBytes(header);
        var record = Arrays.copyOf(header, length);
        if (input.readNBytes(record, header.length, length - header.length) + header.length
                < length) {
            return endedAs(KeyExchangeOutcome.CLIENT_CLOSED);
        }
        var hello = ClientHello.of(record);
        if (!hello.mayOfferNts()) {
            connection.socket.getOutputStream().write(NO_APPLICATION_PROTOCOL);
            connection.socket.shutdownOutput();
            return KeyExchangeOutcome.NO_ALPN;
        }
        return overTls(record, ServerTls.parameters(hello.hasX25519Share()));
    }

    private KeyExchangeOutcome overTls(byte[] firstRecord, SSLParameters parameters)
            throws IOException {
        var socket =
                (SSLSocket)
                        tls.getSocketFactory()
                                .createSocket(
                                        connection.socket,
                                        new ByteArrayInputStream(firstRecord),
                                        true);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        connection.handshakeDone();
        if (!KeyExchangeLayout.ALPN.equals(socket.getApplicationProtocol())) {
            return KeyExchangeOutcome.NO_ALPN;
        }
        return answer(socket);
    }

    private KeyExchangeOutcome answer(SSLSocket socket) throws IOException {
        var bytes = new byte[KeyExchangeLayout.MAX_REQUEST_BYTES];
        int available = 0;
        int length = KeyExchangeFraming.NEED_MORE;
        while (length == KeyExchangeFraming.NEED_MORE) {
            int count = read(socket, bytes, available);
            if (count <= 0) {
                return badRequest(
                        socket,
                        count == TOO_LATE
                                ? KeyExchangeOutcome.TIMED_OUT
                                : KeyExchangeOutcome.CLIENT_CLOSED);
            }
            available += count;
            length = KeyExchangeFraming.lengthOf(bytes, available, bytes.length);
        }
        if (length == KeyExchangeFraming.TOO_LONG) {
            return badRequest(socket, KeyExchangeOutcome.TOO_LONG);
        }
        var answer =
                KeyExchangeAnswer.to(
                        Arrays.copyOf(bytes, available), config, exporter(socket), maker);
        answer.reason().ifPresent(counters::add);
        tell(socket, answer.message().toArray());
        return answer.outcome();
    }

    /// Bytes read, -1 at their end, or [#TOO_LATE].
    private int read(SSLSocket socket, byte[] bytes, int from) throws IOException {
        // The deadline that closes the connection leaves no room for an answer, so this one is
        // earlier.
        long patience =
                config.limits().exchange().toMillis() * 7 / 8 - connection.ageNanos() / 1_000_000;
        if (patience <= 0) {
            return TOO_LATE;
        }
        try {
            socket.setSoTimeout((int) Math.min(patience, Integer.MAX_VALUE));
            return socket.getInputStream().read(bytes, from, bytes.length - from);
        } catch (SocketTimeoutException late) {
            return TOO_LATE;
        }
    }

    /// RFC 8915 section 4.1.3: Bad Request is what a request that is not whole, or never came, is
    /// told.
    private static KeyExchangeOutcome badRequest(SSLSocket socket, KeyExchangeOutcome outcome)
            throws IOException {
        tell(socket, KeyExchangeResponse.encodeError(KeyExchangeLayout.ERROR_BAD_REQUEST));
        return outcome;
    }

    private static void tell(SSLSocket socket, byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        socket.shutdownOutput();
        awaitFarewell(socket.getInputStream());
    }

    /// Waits for the client's close_notify: closing with bytes unread would reset the connection,
    /// and the answer with it.
    private static void awaitFarewell(InputStream input) {
        try {
            for (int farewell = 0; farewell < MAX_FAREWELL_BYTES; farewell++) {
                if (input.read() < 0) {
                    return;
                }
            }
        } catch (IOException left) {
            // The answer is out; how the client leaves, or that it never does, changes nothing.
            return;
        }
    }

    private static KeyExchangeAnswer.Exporter exporter(SSLSocket socket) {
        var session = (ExtendedSSLSession) socket.getSession();
        return (context, lengthBytes) ->
                session.exportKeyingMaterialData(NtsAead.EXPORTER_LABEL, context, lengthBytes);
    }
}
