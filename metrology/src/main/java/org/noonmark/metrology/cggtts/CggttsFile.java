package org.noonmark.metrology.cggtts;

import java.util.List;
import java.util.stream.Collectors;

/// A file that was read, with every track and what is wrong with it.
///
/// @param tracks all that could be read, also those whose checksum is wrong
/// @param lines how many lines stand where tracks do
/// @param defects in the order of the file
public record CggttsFile(
        CggttsHeader header, List<TrackLine> tracks, int lines, List<CggttsDefect> defects) {
    /// A track and its place.
    ///
    /// @param number of the line, from 1
    /// @param stated the checksum that stands there; -1 for none
    /// @param computed that of the line
    public record TrackLine(long number, Track track, int stated, int computed) {
        /// Whether the line is what its writer wrote.
        public Checksum.Verdict checksum() {
            return stated < 0
                    ? Checksum.Verdict.ABSENT
                    : stated == computed ? Checksum.Verdict.GOOD : Checksum.Verdict.BAD;
        }
    }

    public CggttsFile {
        tracks = List.copyOf(tracks);
        defects = List.copyOf(defects);
    }

    /// The tracks that may enter a result: none whose checksum is wrong, none twice.
    public List<Track> usable() {
        var duplicates =
                defects.stream()
                        .filter(defect -> defect.reason() == CggttsDefect.Reason.DUPLICATE_TRACK)
                        .map(CggttsDefect::line)
                        .collect(Collectors.toSet());
        return tracks.stream()
                .filter(line -> line.checksum() != Checksum.Verdict.BAD)
                .filter(line -> !duplicates.contains(line.number()))
                .map(TrackLine::track)
                .toList();
    }

    /// How many lines of tracks are not used.
    public long lost() {
        return lines - (long) usable().size();
    }
}
