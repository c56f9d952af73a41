package org.noonmark.sources.khronos;

import java.time.Duration;
import java.util.List;
import org.noonmark.time.TimeDelta;

/// What a watch asks, and when it speaks.
///
/// @param names whose addresses are gathered into the pool
/// @param port UDP port of all of them
/// @param sampleSize m, how many are asked at a time, 3 at least
/// @param poolSize n, how many addresses are kept at most, m at least
/// @param attempts K, how many samples of a round may fail before the whole pool is asked
/// @param interval between two rounds, varied by a tenth
/// @param agreement w: true servers are within this of the truth, latency included
/// @param threshold H: how far the pool may be from the station's interval
public record KhronosConfig(
        List<String> names,
        int port,
        int sampleSize,
        int poolSize,
        int attempts,
        Duration interval,
        TimeDelta agreement,
        TimeDelta threshold) {
    /// The least size of a sample, from which one third is removed at either end.
    public static final int LEAST_SAMPLE = 3;

    public KhronosConfig {
        names = List.copyOf(names);
        if (sampleSize < LEAST_SAMPLE || poolSize < sampleSize || attempts < 1) {
            throw new IllegalArgumentException(
                    "must be 3 <= sampleSize <= poolSize and attempts >= 1: %d %d %d"
                            .formatted(sampleSize, poolSize, attempts));
        }
        if (!interval.isPositive() || agreement.isNegative() || threshold.isNegative()) {
            throw new IllegalArgumentException(
                    "must not be negative: interval=%s agreement=%s threshold=%s"
                            .formatted(interval, agreement, threshold));
        }
    }
}
