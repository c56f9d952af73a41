package org.noonmark.time.scales;

import java.util.List;
import java.util.Optional;

/// What a publication says of UT1 - UTC, and what is wrong with it.
///
/// @param points in the order of its lines; a malformed line is left out and is a defect
public record Ut1Source(Ut1Format format, List<Ut1Point> points, List<SourceDefect> defects) {
    public Ut1Source {
        points = List.copyOf(points);
        defects = List.copyOf(defects);
    }

    /// Reads a publication, told by its contents; empty when it is none of [Ut1Format]. Never
    /// throws, whatever the bytes are.
    public static Optional<Ut1Source> read(byte[] bytes) {
        return Ut1Reader.read(bytes);
    }
}
