package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.text;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.message.Digits;

/// Offsets that were put into the kernel's clock, as the kernel's audit trail records them
/// (`TIME_INJOFFSET`, with `sec` and `nsec`; Linux 5.2 and later).
final class AuditClock {
    private AuditClock() {}

    static @Nullable ClockReading read(LogEvent event) {
        if (!"TIME_INJOFFSET".equals(event.first("type"))) {
            return null;
        }
        double nanos = decimal(event, "nsec");
        double seconds = decimal(event, "sec") + (Double.isNaN(nanos) ? 0 : 1e-9 * nanos);
        return ClockReading.step("kernel", seconds);
    }

    private static double decimal(LogEvent event, String field) {
        var word = text(event, field, "");
        return Digits.parseDecimal(word, 0, word.length());
    }
}
