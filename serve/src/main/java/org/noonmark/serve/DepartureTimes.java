package org.noonmark.serve;

import org.noonmark.linux.HostClocks;
import org.noonmark.linux.PairedClocks;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.TransmitStamps;
import org.noonmark.linux.UdpSocket;

/// Learns from the kernel when the replies of a batch left that interleaved clients will ask for,
/// with one more system call for all of them. A reply whose stamp is late keeps the time at which
/// it was given to the kernel. For one worker.
///
/// The kernel numbers the replies that ask for a stamp; when it refuses to send one, the numbers
/// may be out of step and are started anew.
///
/// Hot path: allocates nothing, but once for the first interleaved client and after refusals.
final class DepartureTimes {
    private final UdpSocket socket;
    private final TransmitStamps stamps;
    private final int[] slots;
    private int asked;
    private long firstNumber;
    private boolean started;
    private boolean available = true;

    DepartureTimes(UdpSocket socket, int slots) {
        this.socket = socket;
        this.stamps = TransmitStamps.of(slots);
        this.slots = new int[slots];
    }

    /// A new batch.
    void begin() {
        firstNumber = (firstNumber + asked) & 0xFFFF_FFFFL;
        asked = 0;
    }

    /// Whether the next reply is to ask for its stamp, on behalf of this slot.
    boolean ask(int slot) {
        if (!started) {
            started = true;
            start();
        }
        if (available) {
            slots[asked++] = slot;
        }
        return available;
    }

    private void start() {
        try {
            socket.startTransmitStamps();
            firstNumber = 0;
        } catch (SystemCallException notAvailable) {
            // Interleaved mode goes on with the time at which replies are given to the kernel.
            available = false;
        }
    }

    /// Hands the stamps of this batch to the responder.
    void collect(NtpResponder responder, PairedClocks paired, HostClocks clocks, boolean refused) {
        if (asked == 0) {
            return;
        }
        int reports = stamps.read(socket);
        if (reports > 0) {
            paired.pair(clocks);
        }
        while (reports > 0) {
            for (int i = 0; i < reports && !refused; i++) {
                take(responder, paired, i);
            }
            reports = stamps.read(socket);
        }
        if (refused) {
            start();
            asked = 0;
        }
    }

    private void take(NtpResponder responder, PairedClocks paired, int report) {
        long index = (stamps.number(report) - firstNumber) & 0xFFFF_FFFFL;
        long realtime = stamps.realtimeNanos(report);
        if (index < asked && paired.isTrusted(realtime)) {
            responder.transmitted(slots[(int) index], paired.counterOf(realtime));
        }
    }
}
