package org.noonmark.app.utc;

import java.util.List;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.metrology.utc.Interpolation;
import org.noonmark.time.scales.GnssSystem;

/// What `compare gnss-utc` is asked for.
///
/// @param laboratory short name, k
/// @param utcFiles with UTC - UTC(k)
/// @param receiverFile means of REFSYS
/// @param messageFile broadcast parameters
public record BroadcastRequest(
        GnssSystem system,
        String laboratory,
        List<String> utcFiles,
        String receiverFile,
        String messageFile,
        Interpolation interpolation,
        OutputRequest output) {
    public BroadcastRequest {
        utcFiles = List.copyOf(utcFiles);
    }
}
