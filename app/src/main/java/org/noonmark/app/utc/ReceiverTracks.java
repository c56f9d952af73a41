package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.noonmark.app.compare.DefectWords;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.cggtts.CggttsFile;
import org.noonmark.metrology.cggtts.CggttsHeader;
import org.noonmark.metrology.cggtts.Station;
import org.noonmark.metrology.cggtts.Station.Fate;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.metrology.utc.ReceiverMean;
import org.noonmark.metrology.utc.RefsysMeans;

/// The CGGTTS files of one receiver, and what becomes of their tracks.
final class ReceiverTracks {
    private static final int MOST_NOTES = 10;

    private final Desk desk;
    private final List<CggttsHeader> headers = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private boolean isWhole = true;

    ReceiverTracks(Desk desk) {
        this.desk = desk;
    }

    /// False when something of the files could not be used or is not as it should be.
    boolean isWhole() {
        return isWhole;
    }

    /// Takes a file in and tells what is wrong with it.
    void add(String name, CggttsFile file) throws CommandFailure {
        var defects = file.defects();
        defects.stream()
                .limit(MOST_NOTES)
                .forEach(defect -> desk.note(DefectWords.of(name, defect)));
        if (defects.size() > MOST_NOTES) {
            desk.note(
                    "%s: %d more like these; noonmark compare cggtts check lists all"
                            .formatted(name, defects.size() - MOST_NOTES));
        }
        isWhole &= defects.isEmpty() && file.lost() == 0;
        headers.add(file.header());
        tracks.addAll(file.usable());
        sameStation(name);
    }

    private void sameStation(String name) throws CommandFailure {
        var stations = new TreeSet<String>();
        headers.forEach(header ->
                stations.add(
                        "%s, %s, %s"
                                .formatted(
                                        header.laboratory(),
                                        header.receiver(),
                                        header.reference())));
        if (stations.size() > 1) {
            throw CommandFailure.data(
                    "%s is of another laboratory, receiver or reference than the files before it: %s; a mean is of one receiver"
                            .formatted(name, String.join("; ", stations)));
        }
    }

    /// The means of the code asked for.
    List<ReceiverMean> means(BroadcastRequest request) throws CommandFailure {
        if (headers.isEmpty()) {
            return List.of();
        }
        var station =
                RefsysMeans.choose(
                        headers.getFirst().laboratory(), tracks, request.system(), code(request));
        var left = new ArrayList<String>();
        for (var fate : Fate.values()) {
            if (station.count(fate) > 0) {
                words(fate).ifPresent(words -> left.add(station.count(fate) + " " + words));
            }
        }
        if (!left.isEmpty()) {
            desk.note(
                    "%s: tracks of %s left out: %s"
                            .formatted(station.name(), station.code(), String.join(", ", left)));
        }
        isWhole &= station.count(Fate.WHOLE_SECONDS) == 0;
        return RefsysMeans.of(station);
    }

    private static Optional<String> words(Station.Fate fate) {
        return switch (fate) {
            case CHOSEN, FOLDED -> Optional.empty();
            case WHOLE_SECONDS -> Optional.of("with REFSYS off by whole seconds");
            case UNKNOWN -> Optional.of("without REFSYS or DSG");
            case LOW -> Optional.of("below the mask");
            case SHORT -> Optional.of("too short");
            case NOISY -> Optional.of("with too large a DSG");
            case REPEATED -> Optional.of("that are there already");
        };
    }

    /// The code asked for, else the one free of the ionosphere, else the only one.
    private String code(BroadcastRequest request) throws CommandFailure {
        var codes = RefsysMeans.codes(tracks, request.system());
        if (request.code().isPresent() && codes.contains(request.code().orElseThrow())) {
            return request.code().orElseThrow();
        }
        var free = codes.stream().filter(code -> code.startsWith("L3")).toList();
        if (request.code().isEmpty() && (free.size() == 1 || codes.size() == 1)) {
            return free.size() == 1 ? free.getFirst() : codes.getFirst();
        }
        throw CommandFailure.usage(
                codes.isEmpty()
                        ? "the CGGTTS files have no track of this --system"
                        : "choose a code with --code: " + String.join(", ", codes));
    }
}
