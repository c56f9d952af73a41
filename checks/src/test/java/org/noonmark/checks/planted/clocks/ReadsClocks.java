package org.noonmark.checks.planted.clocks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.LongSupplier;

/// A sample that must be found: it reads clocks, environment and properties, and ends the process.
@SuppressWarnings("JavaUtilDate") // planted on purpose
public final class ReadsClocks {
    private final LongSupplier byReference = System::currentTimeMillis;

    String clocks() {
        return Instant.now()
                + " "
                + LocalDate.now(ZoneOffset.UTC)
                + Clock.systemUTC()
                + new Date()
                + byReference.getAsLong();
    }

    Instant takesAClock(Clock clock) {
        return Instant.now(clock);
    }

    String process() {
        if (Integer.getInteger("planted") == null) {
            System.exit(1);
        }
        return System.getenv("PLANTED") + System.getProperty("planted");
    }
}
