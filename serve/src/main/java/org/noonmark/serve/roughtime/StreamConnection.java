package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.net.Socket;
import org.noonmark.wire.roughtime.RoughtimePacket;

/// One TCP connection: reads packet after packet and answers each (RFC 10049 section 5). Run by one
/// virtual thread; [#lastProgressNanos] may be asked from any.
final class StreamConnection {
    private final Socket socket;
    private final StreamDesk desk;
    private final byte[] bytes = new byte[RoughtimePacket.MAX_BYTES];
    private final byte[] reply = new byte[RoughtimePacket.MAX_BYTES];
    private volatile long lastProgressNanos;

    StreamConnection(Socket socket, StreamDesk desk, long counterNanos) {
        this.socket = socket;
        this.desk = desk;
        this.lastProgressNanos = counterNanos;
    }

    /// The local counter when the connection was made or its last whole request had come.
    long lastProgressNanos() {
        return lastProgressNanos;
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
