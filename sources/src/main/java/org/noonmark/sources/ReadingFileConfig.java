package org.noonmark.sources;

import java.nio.file.Path;
import java.time.Duration;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.ReferenceId;

/// A file or FIFO in which another program writes what it measured of its clocks.
///
/// @param file read as it grows
/// @param column what the first column counts
/// @param uncertainty one standard deviation for lines that state none, above 0
/// @param silence a clock without a new line for this long is unreachable
/// @param referenceId what clients are told of a clock in it, one to four letters
public record ReadingFileConfig(
        Path file, TimeColumn column, TimeDelta uncertainty, Duration silence, String referenceId) {
    public ReadingFileConfig {
        if (uncertainty.isNegative() || uncertainty.isZero()) {
            throw new IllegalArgumentException("must be > 0: uncertainty=" + uncertainty);
        }
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("must be > 0: silence=" + silence);
        }
        ReferenceId.ofLetters(referenceId);
    }

    /// A microsecond where a line says nothing, five minutes of silence, reference identifier CLK.
    public static ReadingFileConfig of(Path file, TimeColumn column) {
        return new ReadingFileConfig(
                file, column, TimeDelta.ofMicros(1), Duration.ofMinutes(5), "CLK");
    }

    int referenceIdBits() {
        return ReferenceId.ofLetters(referenceId);
    }
}
