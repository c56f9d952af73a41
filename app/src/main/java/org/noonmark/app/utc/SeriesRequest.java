package org.noonmark.app.utc;

import java.util.List;
import java.util.Optional;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.metrology.utc.Interpolation;

/// What `compare utc` is asked for.
///
/// @param laboratories short names; all when empty
/// @param against the laboratory with which the others are compared instead of with UTC
/// @param values whether the table lists every value
public record SeriesRequest(
        List<String> files,
        List<String> laboratories,
        Optional<String> against,
        double firstMjd,
        double lastMjd,
        Interpolation interpolation,
        boolean values,
        OutputRequest output) {
    public SeriesRequest {
        files = List.copyOf(files);
        laboratories = List.copyOf(laboratories);
    }
}
