package org.noonmark.app.compare;

import java.util.List;

/// Which clocks of which files.
///
/// @param names of the files
/// @param clocks names of clocks; empty for all
/// @param strict refuses files with anything wrong
public record RinexRequest(List<String> names, List<String> clocks, boolean strict) {
    public RinexRequest {
        names = List.copyOf(names);
        clocks = List.copyOf(clocks);
    }
}
