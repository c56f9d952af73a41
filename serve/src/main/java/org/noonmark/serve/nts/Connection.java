package org.noonmark.serve.nts;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.serve.AddressPrefix;

/// One client's TCP connection, as its thread and those who may close it see it.
final class Connection {
    final Socket socket;
    final AddressPrefix network;
    final long startNanos;

    /// Set by the connection's thread once the handshake is done.
    private volatile boolean handshaken;

    /// Why somebody else closed it; set before it is closed.
    private volatile @Nullable KeyExchangeOutcome closedFor;

    Connection(Socket socket, long startNanos) {
        this.socket = socket;
        this.network = AddressPrefix.ofHost(socket.getInetAddress());
        this.startNanos = startNanos;
    }

    void handshakeDone() {
        handshaken = true;
    }

    boolean isHandshaken() {
        return handshaken;
    }

    /// Closes it from another thread, which ends whatever its own thread is waiting for.
    void close(KeyExchangeOutcome why) {
        closedFor = why;
        close();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException closedAnyhow) {
            // The descriptor is gone in any case; there is nothing left to lose.
            assert socket.isClosed();
        }
    }

    Optional<KeyExchangeOutcome> closedFor() {
        return Optional.ofNullable(closedFor);
    }
}
