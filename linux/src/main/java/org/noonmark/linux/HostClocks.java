package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.noonmark.time.LocalCounter;

/// The clocks of this host. May be read from any thread.
///
/// Hot path: allocates nothing after a thread's first read.
public final class HostClocks implements LocalCounter {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// Seconds and nanoseconds, 8 bytes each, of a 64-bit host.
    private static final long TIMESPEC_BYTES = 16;

    private static final long TV_NSEC = 8;

    /// Where the calling thread's reads are put.
    private final ThreadLocal<MemorySegment> timespec =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(TIMESPEC_BYTES, Long.BYTES));

    private HostClocks() {}

    /// The clocks of this host.
    ///
    /// @throws UnsupportedOperationException when this host is not one whose calls are known
    public static HostClocks open() {
        Platform.require();
        return new HostClocks();
    }

    private long read(int clock) {
        var memory = timespec.get();
        if (ClockCalls.clockGettime(clock, memory.address()) != 0) {
            throw new UnsupportedOperationException("the kernel has no clock " + clock);
        }
        return memory.get(JAVA_LONG, 0) * NANOS_PER_SECOND + memory.get(JAVA_LONG, TV_NSEC);
    }

    /// CLOCK_MONOTONIC_RAW: nobody sets or steers it; it stands still while the host is suspended.
    @Override
    public long counterNanos() {
        return read(ClockCalls.CLOCK_MONOTONIC_RAW);
    }

    /// CLOCK_REALTIME, nanoseconds since 1970-01-01 UTC without leap seconds; may be set at any
    /// time.
    public long realtimeNanos() {
        return read(ClockCalls.CLOCK_REALTIME);
    }

    /// CLOCK_TAI: realtime plus the kernel's TAI offset, which is 0 on a host that nobody told.
    public long taiNanos() {
        return read(ClockCalls.CLOCK_TAI);
    }

    /// CLOCK_BOOTTIME: monotonic, and goes on while the host is suspended.
    public long boottimeNanos() {
        return read(ClockCalls.CLOCK_BOOTTIME);
    }

    /// CLOCK_MONOTONIC: never set, but steered together with realtime.
    public long monotonicNanos() {
        return read(ClockCalls.CLOCK_MONOTONIC);
    }

    /// Precision as NTP defines it (RFC 5905 section 7.3): log2 of the seconds that a read of the
    /// local counter takes, or of its resolution when that is longer.
    public int precisionLog2() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 1000; i++) {
            long before = counterNanos();
            long after = counterNanos();
            while (after == before) {
                after = counterNanos();
            }
            least = Math.min(least, after - before);
        }
        return (int) Math.ceil(Math.log(least * 1e-9) / Math.log(2));
    }
}
