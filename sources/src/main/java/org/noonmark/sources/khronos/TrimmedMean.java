package org.noonmark.sources.khronos;

import java.util.Arrays;
import java.util.Optional;

/// The mean of what is left of offsets when as many as a third of those asked are removed at either
/// end (RFC 9523 section 3.2, with d = m / 3).
///
/// While at most d of those asked lie, however much, every offset that is left lies between two
/// true ones, so the mean is between the least and the greatest true one. That holds also when
/// servers are silent, since d counts those asked.
///
/// @param seconds the mean
/// @param leastSeconds the least that is left
/// @param greatestSeconds the greatest that is left
/// @param asked how many were asked
/// @param answered how many told the time
record TrimmedMean(
        double seconds, double leastSeconds, double greatestSeconds, int asked, int answered) {
    double spreadSeconds() {
        return greatestSeconds - leastSeconds;
    }

    /// Whether everything that is left is within a distance of the station.
    boolean isWithin(double seconds) {
        return leastSeconds >= -seconds && greatestSeconds <= seconds;
    }

    /// Of the answers of `asked` servers; empty when nothing would be left.
    static Optional<TrimmedMean> of(double[] offsetsSeconds, int asked) {
        int removed = asked / 3;
        int left = offsetsSeconds.length - 2 * removed;
        if (asked < KhronosConfig.LEAST_SAMPLE || left < 1) {
            return Optional.empty();
        }
        var sorted = offsetsSeconds.clone();
        Arrays.sort(sorted);
        var kept = Arrays.copyOfRange(sorted, removed, removed + left);
        return Optional.of(
                new TrimmedMean(
                        Arrays.stream(kept).average().orElseThrow(),
                        kept[0],
                        kept[left - 1],
                        asked,
                        offsetsSeconds.length));
    }
}
