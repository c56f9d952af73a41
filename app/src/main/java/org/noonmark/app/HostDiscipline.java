package org.noonmark.app;

import org.noonmark.linux.KernelClockAdjustment;
import org.noonmark.linux.KernelClockStatus;
import org.noonmark.linux.SystemCallException;
import org.noonmark.station.HostCorrection;

/// Steers the host's clock towards served time, when the operator asked for it.
final class HostDiscipline {
    private static final long PERIOD_NANOS = 16_000_000_000L;

    /// Of the kernel's loop: it corrects an offset within some minutes.
    private static final int TIME_CONSTANT = 4;

    private final RunningStation station;
    private long nextNanos = Long.MIN_VALUE;

    HostDiscipline(RunningStation station) {
        this.station = station;
    }

    /// Tells the kernel once that this process may do so.
    ///
    /// @throws StartFailure when it may not
    void check() throws StartFailure {
        try {
            tell();
        } catch (SystemCallException refused) {
            throw new StartFailure(
                    "cannot discipline the host clock (%s): give CAP_SYS_TIME, or set discipline_host_clock = false"
                            .formatted(refused.getMessage()),
                    refused);
        }
    }

    /// Tells the kernel when it is time to; call often.
    void step() throws SystemCallException {
        long now = station.counterNanos();
        if (now >= nextNanos) {
            nextNanos = now + PERIOD_NANOS;
            tell();
        }
    }

    private void tell() throws SystemCallException {
        var correction = HostCorrection.of(station.snapshot(), station.host().get());
        new KernelClockAdjustment(
                        correction.offsetNanos(),
                        KernelClockStatus.read().frequency(),
                        TIME_CONSTANT,
                        correction.maxErrorMicros(),
                        correction.maxErrorMicros(),
                        correction.taiMinusUtcSeconds(),
                        correction.leap())
                .apply();
    }
}
