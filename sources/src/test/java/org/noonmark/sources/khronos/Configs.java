package org.noonmark.sources.khronos;

import java.time.Duration;
import java.util.List;
import org.noonmark.time.TimeDelta;

/// Configurations of tests: w 25 ms, H 30 ms.
final class Configs {
    private Configs() {}

    static KhronosConfig of(int sampleSize, int attempts) {
        return of(List.of("pool.test"), sampleSize, attempts);
    }

    static KhronosConfig of(List<String> names, int sampleSize, int attempts) {
        return new KhronosConfig(
                names,
                123,
                sampleSize,
                500,
                attempts,
                Duration.ofSeconds(640),
                TimeDelta.ofMillis(25),
                TimeDelta.ofMillis(30));
    }
}
