package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.cggtts.CggttsOutcome;
import org.noonmark.metrology.cggtts.CggttsReader;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.metrology.utc.BroadcastMessage;
import org.noonmark.metrology.utc.NavigationHeader;
import org.noonmark.metrology.utc.ReceiverMean;
import org.noonmark.metrology.utc.RefsysMeans;

/// What a receiver saw of a satellite system.
///
/// @param isWhole false when lines were left out
record ReceiverInput(List<ReceiverMean> means, List<BroadcastMessage> messages, boolean isWhole) {
    private static final int MOST_WEEKS = 10_000;
    private static final int MOST_TRACKS = 1_000_000;

    static ReceiverInput read(BroadcastRequest request, Desk desk) throws CommandFailure {
        boolean isWhole = true;
        var tracks = new ArrayList<Track>();
        var means = new ArrayList<ReceiverMean>();
        for (var file : request.receiverFiles()) {
            var bytes = desk.read(file);
            if (CggttsReader.read(bytes) instanceof CggttsOutcome.Read(var cggtts)) {
                tracks.addAll(cggtts.usable());
                if (cggtts.lost() > 0) {
                    desk.note(
                            "%s: %d lines of tracks are not used; noonmark compare cggtts check says why"
                                    .formatted(file, cggtts.lost()));
                    isWhole = false;
                }
            } else {
                isWhole &= means(file, bytes, desk, means);
            }
        }
        if (!tracks.isEmpty()) {
            means.addAll(RefsysMeans.of(tracks, request.system(), code(tracks, request)));
        }
        var messages = new ArrayList<BroadcastMessage>();
        for (var file : request.messageFiles()) {
            isWhole &= messages(file, desk, request, messages);
        }
        return new ReceiverInput(means, messages, isWhole);
    }

    /// The code asked for, else the one free of the ionosphere, else the only one.
    private static String code(List<Track> tracks, BroadcastRequest request) throws CommandFailure {
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

    private static boolean means(String file, byte[] bytes, Desk desk, List<ReceiverMean> into)
            throws CommandFailure {
        var columns =
                NamedColumns.read(file, bytes, desk, 1, "mjd", "refsys_ns", "sd_ns", "tracks");
        for (var row : columns.rows()) {
            if (row[2] < 0) {
                throw CommandFailure.data(
                        "%s: sd_ns is below 0 on MJD %s".formatted(file, Nanos.date(row[0])));
            }
            into.add(
                    new ReceiverMean(
                            row[0], row[1], row[2], (int) Math.clamp(row[3], 0, MOST_TRACKS)));
        }
        return columns.isWhole();
    }

    private static boolean messages(
            String file, Desk desk, BroadcastRequest request, List<BroadcastMessage> into)
            throws CommandFailure {
        var bytes = desk.read(file);
        if (NavigationHeader.isOne(bytes)) {
            into.add(
                    NavigationHeader.read(bytes, request.system())
                            .orElseThrow(() ->
                                    CommandFailure.data(
                                            file
                                                    + ": has no UTC parameters of this system in its header")));
            return true;
        }
        var columns =
                NamedColumns.read(
                        file, bytes, desk, 0, "mjd", "a0_s", "a1_s_per_s", "t_ref_s", "week_ref");
        for (var row : columns.rows()) {
            if (!(row[4] >= 0 && row[4] <= MOST_WEEKS)) {
                throw CommandFailure.data(
                        "%s: week_ref %s is no whole week since the epoch of the system"
                                .formatted(file, Nanos.date(row[4])));
            }
            into.add(
                    new BroadcastMessage(
                            Math.round(row[0]),
                            request.system(),
                            row[1],
                            row[2],
                            Math.round(row[4]),
                            row[3]));
        }
        return columns.isWhole();
    }
}
