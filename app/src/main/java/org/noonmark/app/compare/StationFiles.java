package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.cggtts.CggttsDefect;
import org.noonmark.metrology.cggtts.CggttsFile;
import org.noonmark.metrology.cggtts.CggttsHeader;
import org.noonmark.metrology.cggtts.CggttsOutcome;
import org.noonmark.metrology.cggtts.CggttsReader;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.Checksum;
import org.noonmark.metrology.cggtts.Station;
import org.noonmark.metrology.cggtts.Track;

/// The files of one station.
///
/// @param label how it is called in results: the name of its file or folder
/// @param header of the first file
/// @param headerDefects for which the headers may say other than the laboratory meant
/// @param tracks of all files that may enter a result
/// @param lost lines of tracks that may not
/// @param verdict whether the files are whole
record StationFiles(
        String label,
        CggttsHeader header,
        List<CggttsDefect> headerDefects,
        List<Track> tracks,
        long lost,
        Verdict verdict) {
    private static final int MOST_MEGABYTES = 256;

    private static final int MOST_NOTES = 10;

    /// Reads a file, or the files of a folder; what is wrong with them is noted.
    ///
    /// @param strict refuses a file with anything wrong
    static StationFiles load(String name, boolean strict, CompareOutput output)
            throws CommandFailure {
        var headers = new LinkedHashMap<String, CggttsHeader>();
        var headerDefects = new ArrayList<CggttsDefect>();
        var tracks = new ArrayList<Track>();
        long lost = 0;
        var verdict = Verdict.GOOD;
        for (var path : InputFile.files(name)) {
            var file = read(path);
            var shown = InputFile.baseName(path);
            if (strict && !file.defects().isEmpty()) {
                throw CommandFailure.data(
                        DefectWords.of(path, file.defects().getFirst())
                                + "; refused, since --strict was given");
            }
            note(shown, file, output);
            headers.put(shown, file.header());
            var doubts = doubts(file);
            headerDefects.addAll(doubts);
            tracks.addAll(file.usable());
            lost += file.lost();
            boolean isWhole = file.lost() == 0 && (doubts.isEmpty() || isRaw(file.header()));
            verdict = verdict.and(isWhole ? Verdict.GOOD : Verdict.DEGRADED);
        }
        return new StationFiles(
                InputFile.baseName(name),
                headers.firstEntry().getValue(),
                headerDefects,
                tracks,
                lost,
                verdict.and(agreement(name, headers, strict, output)));
    }

    /// One file, or what is wrong with it.
    static CggttsFile read(String path) throws CommandFailure {
        return switch (CggttsReader.read(InputFile.read(path, MOST_MEGABYTES))) {
            case CggttsOutcome.Read(var file) -> file;
            case CggttsOutcome.Rejected(var defect) ->
                    throw CommandFailure.data(DefectWords.of(path, defect));
        };
    }

    /// Headers of raw readings have departures of their own.
    private static boolean isRaw(CggttsHeader header) {
        return header.version() == CggttsVersion.RAW;
    }

    private static List<CggttsDefect> doubts(CggttsFile file) {
        return file.defects().stream().filter(defect -> defect.reason().doubtsHeader()).toList();
    }

    private static void note(String path, CggttsFile file, CompareOutput output) {
        file.defects().stream()
                .limit(MOST_NOTES)
                .forEach(defect -> output.note(DefectWords.of(path, defect)));
        int more = file.defects().size() - MOST_NOTES;
        if (more > 0) {
            output.note(
                    "%s: %d more like these; noonmark compare cggtts check lists all"
                            .formatted(path, more));
        }
        if (file.header().checksum() == Checksum.Verdict.VARIANT) {
            output.note(
                    path
                            + ": the checksum of the header is right, but for a character that"
                            + " this receiver's program is known to leave out");
        }
    }

    /// Files that differ are still joined: the laboratory may have calibrated its receiver anew.
    private static Verdict agreement(
            String name, Map<String, CggttsHeader> headers, boolean strict, CompareOutput output)
            throws CommandFailure {
        var differences = HeaderAgreement.differences(headers);
        if (strict && !differences.isEmpty()) {
            throw CommandFailure.data(
                    "%s: %s; refused, since --strict was given"
                            .formatted(name, differences.getFirst()));
        }
        differences.forEach(difference -> output.note(name + ": " + difference));
        return differences.isEmpty() ? Verdict.GOOD : Verdict.DEGRADED;
    }

    SortedSet<String> codes() {
        return Station.codes(tracks);
    }
}
