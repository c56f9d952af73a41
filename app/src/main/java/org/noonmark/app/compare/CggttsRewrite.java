package org.noonmark.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.metrology.cggtts.CggttsDefect;
import org.noonmark.metrology.cggtts.CggttsHeader;
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
        if (!InputFile.files(name).equals(List.of(name))) {
            throw CommandFailure.usage(
                    name + " is a folder; write one file at a time, each has a header of its own");
        }
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
        ResultFile.write(
                target, CggttsWriter.write(doubted(header, station.headerDefects()), fitting));
        output.note(summary(fitting, isRaw));
        return station.verdict().and(tooLarge > 0 ? Verdict.DEGRADED : Verdict.GOOD);
    }

    /// The new checksum is good; that the old header was not whole stays in a comment.
    private CggttsHeader doubted(CggttsHeader header, List<CggttsDefect> defects) {
        if (defects.isEmpty()) {
            return header;
        }
        var comments = new ArrayList<>(header.comments());
        for (var defect : defects) {
            comments.add("THE HEADER OF THE SOURCE WAS NOT WHOLE: " + words(defect));
        }
        output.note(
                "%s: its header is not whole; %s says so in %d lines of comments"
                        .formatted(name, target, defects.size()));
        return header.withComments(comments);
    }

    private static String words(CggttsDefect defect) {
        return defect.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (defect.line() > 0 ? ", line " + defect.line() : "");
    }

    private String summary(List<Track> tracks, boolean isRaw) {
        return "%s: %d tracks written as version 2E%s"
                .formatted(
                        target,
                        tracks.size(),
                        isRaw ? ", fitted to raw readings on the schedule of the BIPM" : "");
    }
}
