package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.net.Socket;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.HeldConnection;
import org.noonmark.wire.roughtime.RoughtimePacket;

/// One TCP connection: reads packet after packet and answers each (RFC 10049 section 5). Run by one
/// virtual thread; [#isLate] may be asked from any.
final class StreamConnection implements HeldConnection {
    private final Socket socket;
    private final AddressPrefix network;
    private final StreamDesk desk;
    private final long startNanos;
    private final byte[] bytes = new byte[RoughtimePacket.MAX_BYTES];
    private final byte[] reply = new byte[RoughtimePacket.MAX_BYTES];
    private volatile long lastProgressNanos;

    StreamConnection(Socket socket, StreamDesk desk, long counterNanos) {
        this.socket = socket;
        this.network = AddressPrefix.ofHost(socket.getInetAddress());
        this.desk = desk;
        this.startNanos = counterNanos;
        this.lastProgressNanos = counterNanos;
    }

    @Override
    public AddressPrefix network() {
        return network;
    }

    @Override
    public void displace() {
        desk.count(RoughtimeOutcome.CONNECTION_DISPLACED);
        close();
    }

    /// Whether it has been open, or without a whole request, for longer than it may.
    boolean isLate(StreamLimits limits, long nowNanos) {
        return nowNanos - lastProgressNanos > limits.patience().toNanos()
                || nowNanos - startNanos > limits.life().toNanos();
    }

    /// Serves until the client closes, errs, or somebody calls [#close].
    void serve() throws IOException {
        var in = socket.getInputStream();
        var out = socket.getOutputStream();
        while (in.readNBytes(bytes, 0, RoughtimePacket.HEADER_BYTES)
                == RoughtimePacket.HEADER_BYTES) {
            int message = RoughtimePacket.messageLength(bytes, 0);
            if (message < 0) {
                // Where the next packet begins is not known, so the stream is of no more use.
                desk.refused(-message);
                return;
            }
            if (in.readNBytes(bytes, RoughtimePacket.HEADER_BYTES, message) < message) {
                return;
            }
            lastProgressNanos = desk.counterNanos();
            int length =
                    desk.answer(
                            socket.getRemoteSocketAddress(),
                            bytes,
                            RoughtimePacket.HEADER_BYTES + message,
                            reply);
            if (length != RoughtimeResponder.NO_REPLY) {
                out.write(reply, 0, length);
            }
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            desk.socketError();
        }
    }
}
