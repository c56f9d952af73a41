package org.noonmark.app.compare;

import java.nio.file.Path;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.CggttsWriter;
import org.noonmark.metrology.cggtts.RawTracks;
import org.noonmark.metrology.cggtts.Track;

/// Writes a file as version 2E: of an older version, of raw readings, or without what is wrong.
public final class CggttsRewrite {
    private final String name;
    private final Path target;
    private final CompareOutput output;

    /// A rewrite of one file.
    public CggttsRewrite(String name, Path target, CompareOutput output) {
        this.name = name;
        this.target = target;
        this.output = output;
    }

    /// Does it all.
    public Verdict run() throws CommandFailure {
        output.check(List.of(name));
        var station = StationFiles.load(name, false, output);
        var header = station.header();
        if (!Double.isFinite(
                header.position().x() + header.position().y() + header.position().z())) {
            throw CommandFailure.data(
                    name + ": the header has no position of the antenna, which 2E needs");
        }
        boolean isRaw = header.version() == CggttsVersion.RAW;
        var tracks = isRaw ? RawTracks.of(station.tracks()) : station.tracks();
        if (tracks.isEmpty()) {
            throw CommandFailure.data(
                    isRaw
                            ? name + ": the readings fill no track of the schedule to at least half"
                            : name + ": no track is left to write");
        }
        var fitting = tracks.stream().filter(CggttsWriter::fits).toList();
        int tooLarge = tracks.size() - fitting.size();
        if (tooLarge > 0) {
            output.note(
                    "%s: %d tracks have values that do not fit the columns of 2E; left out"
                            .formatted(name, tooLarge));
        }
        ResultFile.write(target, CggttsWriter.write(header, fitting));
        output.note(summary(fitting, isRaw));
        return station.verdict().and(tooLarge > 0 ? Verdict.DEGRADED : Verdict.GOOD);
    }

    private String summary(List<Track> tracks, boolean isRaw) {
        return "%s: %d tracks written as version 2E%s"
                .formatted(
                        target,
                        tracks.size(),
                        isRaw ? ", fitted to raw readings on the schedule of the BIPM" : "");
    }
}
