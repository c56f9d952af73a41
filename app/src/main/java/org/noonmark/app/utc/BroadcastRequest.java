package org.noonmark.app.utc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.metrology.utc.Interpolation;
import org.noonmark.time.scales.GnssSystem;

/// What `compare gnss-utc` is asked for.
///
/// @param laboratory short name, k
/// @param utcFiles with UTC - UTC(k)
/// @param receiverFiles means of REFSYS, or CGGTTS
/// @param code of CGGTTS tracks, such as `L3P`
/// @param messageFiles broadcast parameters, or RINEX 3 navigation files
public record BroadcastRequest(
        GnssSystem system,
        String laboratory,
        List<String> utcFiles,
        List<String> receiverFiles,
        Optional<String> code,
        List<String> messageFiles,
        Interpolation interpolation,
        OutputRequest output) {
    public BroadcastRequest {
        utcFiles = List.copyOf(utcFiles);
        receiverFiles = List.copyOf(receiverFiles);
        messageFiles = List.copyOf(messageFiles);
    }

    /// All files that are read.
    List<String> files() {
        return Stream.of(utcFiles, receiverFiles, messageFiles).flatMap(List::stream).toList();
    }
}
