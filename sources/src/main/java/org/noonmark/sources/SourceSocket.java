package org.noonmark.sources;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.PairedClocks;
import org.noonmark.linux.Poller;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.SocketOptions.Timestamps;
import org.noonmark.linux.UdpSocket;
import org.noonmark.sources.nts.KeyExchangeServer;

/// The socket of one association: a fresh one from a random port for each request (RFC 9109), open
/// only while a reply is waited for.
///
/// Belongs to the loop's thread.
final class SourceSocket implements AutoCloseable {
    private static final SocketOptions OPTIONS =
            SocketOptions.defaults()
                    .withBlocking(false)
                    .withTimestamps(Timestamps.RECEIVE_AND_TRANSMIT);

    private static final int MAX_DATAGRAMS_AT_ONCE = 16;

    private final NtpAssociation association;
    private final Consumer<KeyExchangeServer> exchange;
    private final HostClocks clocks;
    private final PairedClocks pairing;
    private final Poller poller;
    private final MemorySegment datagram =
            MemorySegment.ofArray(new byte[UdpSocket.MAX_DATAGRAM_BYTES]);
    private @Nullable UdpSocket socket;

    /// @param exchange begins an exchange of keys for the association
    SourceSocket(
            NtpAssociation association,
            Consumer<KeyExchangeServer> exchange,
            HostClocks clocks,
            PairedClocks pairing,
            Poller poller) {
        this.association = association;
        this.exchange = exchange;
        this.clocks = clocks;
        this.pairing = pairing;
        this.poller = poller;
    }

    NtpAssociation association() {
        return association;
    }

    /// Does what the association wants done now.
    void act(long counterNanos) {
        switch (association.poll(counterNanos)) {
            case PollAction.Send(var request) -> send(MemorySegment.ofArray(request.toArray()));
            case PollAction.ExchangeKeys(var server) -> exchange.accept(server);
            case PollAction.GiveUp() -> close();
            case PollAction.Nothing() -> {}
        }
    }

    private void send(MemorySegment request) {
        close();
        try {
            var opened = UdpSocket.connected(association.destination(), OPTIONS);
            socket = opened;
            poller.add(opened);
            pairing.pair(clocks);
            association.sent(clocks.counterNanos());
            int result = opened.send(request);
            if (result < 0) {
                close();
                association.notSent("send: " + Errno.nameOf(-result));
            } else {
                pairing.pair(clocks);
                takeTransmitStamp(opened);
            }
        } catch (IOException failed) {
            close();
            association.notSent(String.valueOf(failed.getMessage()));
        }
    }

    /// Reads the transmit stamp, if it is there; the clocks were paired after it was taken.
    private void takeTransmitStamp(UdpSocket open) {
        long stamp = open.transmittedRealtimeNanos();
        if (pairing.isTrusted(stamp)) {
            association.sentByKernel(pairing.counterOf(stamp));
        }
    }

    /// Takes what has come; the owner paired the clocks after it was told of it.
    void receive() {
        var open = socket;
        if (open == null || !(poller.isReadable(open) || poller.hasReport(open))) {
            return;
        }
        takeTransmitStamp(open);
        for (int i = 0; i < MAX_DATAGRAMS_AT_ONCE && association.isWaiting(); i++) {
            int length = open.receive(datagram);
            if (length == -Errno.EAGAIN) {
                return;
            }
            if (length >= 0) {
                long received = pairing.counterOf(open.receivedRealtimeNanos());
                association.received(datagram.asSlice(0, length), received);
            }
        }
        if (!association.isWaiting()) {
            close();
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            poller.remove(socket);
            socket.close();
            socket = null;
        }
    }
}
