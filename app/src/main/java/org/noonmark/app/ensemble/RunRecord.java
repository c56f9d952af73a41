package org.noonmark.app.ensemble;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a result came about: enough to compute it again and to see that it is the same.
///
/// @param version of the program
/// @param inputs files and what they held
/// @param parameters all that has an influence, by name
/// @param outputSha256 of the scale: the readings of every scale minus the hub, as 64-bit IEEE 754
///   numbers, most significant byte first, one scale after another
public record RunRecord(
        String version, List<Input> inputs, Map<String, String> parameters, String outputSha256) {
    /// One file.
    public record Input(String file, long bytes, String sha256) {}

    public RunRecord {
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
