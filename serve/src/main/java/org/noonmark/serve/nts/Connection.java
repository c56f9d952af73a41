package org.noonmark.serve.nts;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.HeldConnection;
import org.noonmark.time.LocalCounter;

/// One client's TCP connection, as its thread and those who may close it see it.
final class Connection implements HeldConnection {
    final Socket socket;
    private final AddressPrefix network;
    private final LocalCounter counter;
    private final long startNanos;

    /// Set by the connection's thread once the handshake is done.
    private volatile boolean handshaken;

    /// Why somebody else closed it; set before it is closed.
    private volatile @Nullable KeyExchangeOutcome closedFor;

    Connection(Socket socket, LocalCounter counter) {
        this.socket = socket;
        this.network = AddressPrefix.ofHost(socket.getInetAddress());
        this.counter = counter;
        this.startNanos = counter.counterNanos();
    }

    long ageNanos() {
        return counter.counterNanos() - startNanos;
    }

    @Override
    public AddressPrefix network() {
        return network;
    }

    @Override
    public void displace() {
        close(KeyExchangeOutcome.DISPLACED);
    }

    /// Whether it has been open for longer than it may.
    boolean isLate(KeyExchangeConfig.Limits limits, long nowNanos) {
        long age = nowNanos - startNanos;
        return age >= limits.exchange().toNanos()
                || (!handshaken && age >= limits.handshake().toNanos());
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
