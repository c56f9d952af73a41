package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.Closure;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.Station;

/// Compares two stations, or three with the closure of their links.
public final class CggttsComparison {
    private final CggttsRequest request;
    private final CompareOutput output;

    /// A comparison that writes to `output`.
    public CggttsComparison(CggttsRequest request, CompareOutput output) {
        this.request = request;
        this.output = output;
    }

    /// Does it all.
    public Verdict run() throws CommandFailure {
        output.check(request.names());
        var files = new ArrayList<StationFiles>();
        for (var name : request.names()) {
            files.add(StationFiles.load(name, request.strict(), output));
        }
        var codes = new CodeChoice(files).choose(request.codes(), output);
        var stations = new ArrayList<Station>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            stations.add(
                    Station.of(file.label(), file.tracks(), codes.get(i), request.selection()));
        }
        versions(files);
        var notes = new LinkNotes(output);
        stations.forEach(station -> notes.station(station, request.selection()));
        var links = links(stations);
        for (var link : links) {
            if (link.link().epochs().isEmpty()) {
                throw CommandFailure.data(LinkNotes.nothingInCommon(link.link()));
            }
            notes.link(link.link());
        }
        var closure = closure(links);
        closure.ifPresent(notes::closure);
        if (request.calibrationNanos().isEmpty()) {
            output.note(
                    "no uncertainty of the calibration was given (--calibration); u is that of the"
                            + " scatter alone");
        }
        output.write(new CggttsForms(files, links, closure));
        boolean isOpen = closure.isPresent() && !closure.orElseThrow().closes();
        return files.stream()
                .map(StationFiles::verdict)
                .reduce(isOpen ? Verdict.FAILED : Verdict.GOOD, Verdict::and);
    }

    private static Optional<Closure> closure(List<CalibratedLink> links) {
        return links.size() < 3
                ? Optional.empty()
                : Optional.of(
                        Closure.of(links.get(0).link(), links.get(1).link(), links.get(2).link()));
    }

    /// A-B; with three stations A-B, B-C, C-A.
    private List<CalibratedLink> links(List<Station> stations) {
        var links = new ArrayList<CalibratedLink>();
        int count = stations.size() == 2 ? 1 : stations.size();
        for (int first = 0; first < count; first++) {
            int second = (first + 1) % stations.size();
            links.add(
                    new CalibratedLink(
                            Link.of(
                                    request.method(),
                                    stations.get(first),
                                    stations.get(second),
                                    request.selection()),
                            request.calibration(first, second)));
        }
        return links;
    }

    private void versions(List<StationFiles> files) throws CommandFailure {
        var versions = new TreeSet<CggttsVersion>();
        for (var file : files) {
            versions.add(file.header().version());
            if (file.header().version() == CggttsVersion.RAW) {
                throw CommandFailure.data(
                        "%s holds raw readings, no tracks; make tracks of them with noonmark compare cggtts write"
                                .formatted(file.label()));
            }
        }
        if (versions.size() > 1) {
            output.note(
                    "the files are of different versions ("
                            + String.join(
                                    ", ", versions.stream().map(CggttsVersion::label).toList())
                            + "); REFGPS of 01 and 02 is taken as REFSYS, their code as L1C");
        }
    }
}
