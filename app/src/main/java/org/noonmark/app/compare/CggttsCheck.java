package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.cggtts.CggttsDefect;
import org.noonmark.metrology.cggtts.CggttsFile;
import org.noonmark.metrology.cggtts.CggttsFile.TrackLine;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.Checksum;
import org.noonmark.metrology.cggtts.Station;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.metrology.cggtts.TrackSchedule;

/// Looks at CGGTTS files line by line.
public final class CggttsCheck {
    private final List<String> names;
    private final CompareOutput output;

    /// A check of these files.
    public CggttsCheck(List<String> names, CompareOutput output) {
        this.names = List.copyOf(names);
        this.output = output;
    }

    /// What JSON output is.
    public record Report(List<FileReport> files) {
        public Report {
            files = List.copyOf(files);
        }
    }

    /// One file.
    ///
    /// @param tracks lines where tracks stand
    /// @param good with the right checksum
    /// @param bad with a wrong checksum
    /// @param malformed that cannot be read
    /// @param offSchedule that begin when no track does
    /// @param defects all that is wrong, a line each
    public record FileReport(
            String name,
            String version,
            String laboratory,
            String reference,
            String headerChecksum,
            int tracks,
            long good,
            long bad,
            long malformed,
            long offSchedule,
            List<String> days,
            List<String> codes,
            long satellites,
            List<String> defects,
            List<LineReport> lines) {
        public FileReport {
            days = List.copyOf(days);
            codes = List.copyOf(codes);
            defects = List.copyOf(defects);
            lines = List.copyOf(lines);
        }

        boolean isGood() {
            return good == tracks
                    && offSchedule == 0
                    && !headerChecksum.equals("bad")
                    && tracks > 0;
        }
    }

    /// One line of a track.
    ///
    /// @param checksum `good`, `bad` or `absent`
    public record LineReport(
            long line, String satellite, String code, String epoch, String checksum) {}

    /// Does it all; `FAILED` when anything is wrong.
    public Verdict run() throws CommandFailure {
        output.check(names);
        var reports = new ArrayList<FileReport>();
        for (var name : names) {
            for (var path : InputFile.files(name)) {
                reports.add(report(path, StationFiles.read(path)));
            }
        }
        output.write(new Forms(reports));
        return reports.stream().allMatch(FileReport::isGood) ? Verdict.GOOD : Verdict.FAILED;
    }

    private static FileReport report(String path, CggttsFile file) {
        var header = file.header();
        boolean isRaw = header.version() == CggttsVersion.RAW;
        var tracks = file.tracks().stream().map(TrackLine::track).toList();
        long bad = count(file, Checksum.Verdict.BAD);
        long repeated =
                file.defects().stream()
                        .filter(each -> each.reason() == CggttsDefect.Reason.DUPLICATE_TRACK)
                        .count();
        return new FileReport(
                path,
                header.version().label(),
                header.laboratory(),
                header.reference(),
                isRaw && header.checksum() == Checksum.Verdict.BAD
                        ? "not judged"
                        : word(header.checksum()),
                file.lines(),
                file.tracks().size() - bad - repeated,
                bad,
                file.lines() - file.tracks().size() + repeated,
                isRaw
                        ? 0
                        : tracks.stream()
                                .filter(track -> !TrackSchedule.isStart(track.epoch()))
                                .count(),
                tracks.stream()
                        .map(track -> String.valueOf(track.epoch().mjd()))
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(Station.codes(tracks)),
                tracks.stream().map(Track::satellite).distinct().count(),
                file.defects().stream()
                        .filter(defect ->
                                !isRaw || defect.reason() != CggttsDefect.Reason.HEADER_CHECKSUM)
                        .map(defect -> DefectWords.of(path, defect))
                        .toList(),
                file.tracks().stream().map(CggttsCheck::line).toList());
    }

    private static long count(CggttsFile file, Checksum.Verdict verdict) {
        return file.tracks().stream().filter(line -> line.checksum() == verdict).count();
    }

    private static String word(Checksum.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static LineReport line(TrackLine line) {
        var track = line.track();
        return new LineReport(
                line.number(),
                track.satellite(),
                track.code(),
                track.epoch().mjd() + " " + Stamps.hms(track.epoch().secondOfDay()),
                word(line.checksum()));
    }

    /// The results in each form.
    private record Forms(List<FileReport> files) implements CompareOutput.Forms {
        @Override
        public String table() {
            var table =
                    new AlignedTable(
                            List.of(
                                    "file",
                                    "version",
                                    "laboratory",
                                    "header",
                                    "tracks",
                                    "good",
                                    "bad",
                                    "malformed",
                                    "off schedule",
                                    "satellites",
                                    "codes"),
                            Set.of(0, 1, 2, 3, 10));
            for (var file : files) {
                table.add(
                        List.of(
                                InputFile.baseName(file.name()),
                                file.version(),
                                file.laboratory(),
                                file.headerChecksum(),
                                String.valueOf(file.tracks()),
                                String.valueOf(file.good()),
                                String.valueOf(file.bad()),
                                String.valueOf(file.malformed()),
                                String.valueOf(file.offSchedule()),
                                String.valueOf(file.satellites()),
                                String.join(" ", file.codes())));
            }
            return table.text()
                    + files.stream()
                            .flatMap(file -> file.defects().stream())
                            .map(defect -> defect + "\n")
                            .collect(Collectors.joining());
        }

        @Override
        public String csv() {
            var text = new StringBuilder("file,line,satellite,code,mjd,start,checksum\n");
            for (var file : files) {
                for (var line : file.lines()) {
                    text.append(file.name())
                            .append(',')
                            .append(line.line())
                            .append(',')
                            .append(line.satellite())
                            .append(',')
                            .append(line.code())
                            .append(',')
                            .append(line.epoch().replace(' ', ','))
                            .append(',')
                            .append(line.checksum())
                            .append('\n');
                }
            }
            return text.toString();
        }

        @Override
        public Object report() {
            return new Report(files);
        }

        @Override
        public Optional<Plot> plot(String title) {
            return Optional.empty();
        }
    }
}
