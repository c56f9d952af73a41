package org.noonmark.app.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.metrology.cggtts.CggttsOutcome;
import org.noonmark.metrology.cggtts.CggttsReader;
import org.noonmark.metrology.utc.BroadcastMessage;
import org.noonmark.metrology.utc.NavigationHeader;
import org.noonmark.metrology.utc.ReceiverMean;
import org.noonmark.time.UtcInstant;
import org.noonmark.time.scales.UtcScale;

/// What a receiver saw of a satellite system.
///
/// @param isWhole false when lines were left out
record ReceiverInput(List<ReceiverMean> means, List<BroadcastMessage> messages, boolean isWhole) {
    private static final int MOST_WEEKS = 10_000;
    private static final int MOST_TRACKS = 1_000_000;
    private static final double SECONDS_PER_WEEK = 604_800;
    private static final double MOST_REFERENCE_SECONDS = 4 * SECONDS_PER_WEEK;

    static ReceiverInput read(BroadcastRequest request, Desk desk) throws CommandFailure {
        boolean isWhole = true;
        var tracks = new ReceiverTracks(desk);
        var means = new ArrayList<ReceiverMean>();
        for (var file : request.receiverFiles()) {
            var bytes = desk.read(file);
            if (CggttsReader.read(bytes) instanceof CggttsOutcome.Read(var cggtts)) {
                tracks.add(file, cggtts);
            } else {
                isWhole &= means(file, bytes, desk, means);
            }
        }
        means.addAll(tracks.means(request));
        var days = onePerDay(means, desk);
        isWhole &= days.size() == means.size() && tracks.isWhole();
        var messages = new ArrayList<BroadcastMessage>();
        for (var file : request.messageFiles()) {
            isWhole &= messages(file, desk, request, messages);
        }
        return new ReceiverInput(days, messages.stream().distinct().toList(), isWhole);
    }

    /// One mean a day: of two, the first counts.
    private static List<ReceiverMean> onePerDay(List<ReceiverMean> means, Desk desk) {
        var days = new TreeMap<Double, ReceiverMean>();
        for (var mean : means) {
            var date = mean.modifiedJulianDay();
            if (!UtcDays.isOne(date)) {
                desk.note(
                        "the receiver's mean of MJD %s is left out; UTC has days %s"
                                .formatted(Nanos.date(date), UtcDays.RANGE));
                continue;
            }
            var earlier = days.putIfAbsent(date, mean);
            if (earlier != null) {
                desk.note(
                        "the receiver has two means of MJD %s, %s ns and %s ns; the first counts"
                                .formatted(
                                        Nanos.date(date),
                                        Nanos.full(earlier.nanos()),
                                        Nanos.full(mean.nanos())));
            }
        }
        return List.copyOf(days.values());
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
            var message =
                    NavigationHeader.read(bytes, request.system())
                            .orElseThrow(() ->
                                    CommandFailure.data(
                                            file
                                                    + ": has no UTC parameters of this system in its header"));
            into.add(inItsWeek(file, message));
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
                    inItsWeek(
                            file,
                            new BroadcastMessage(
                                    Math.round(row[0]),
                                    request.system(),
                                    row[1],
                                    row[2],
                                    Math.round(row[4]),
                                    row[3])));
        }
        return columns.isWhole();
    }

    /// Refuses a reference weeks away, where A1 makes nonsense of it; without A1 it does not
    /// matter.
    private static BroadcastMessage inItsWeek(String file, BroadcastMessage message)
            throws CommandFailure {
        var day = message.modifiedJulianDay();
        if (!UtcDays.isOne((double) day)) {
            throw CommandFailure.data(
                    "%s: is of MJD %d; UTC has days %s".formatted(file, day, UtcDays.RANGE));
        }
        double since =
                message.secondsSinceReference(UtcScale.embedded().toTai(new UtcInstant(day, 0, 0)));
        if (message.a1SecondsPerSecond() != 0 && !(Math.abs(since) <= MOST_REFERENCE_SECONDS)) {
            throw CommandFailure.data(
                    "%s: reference week %d and %s s lie %.0f weeks from MJD %d; a rolled-over week number, or one of another system? Correct it"
                            .formatted(
                                    file,
                                    message.referenceWeek(),
                                    Nanos.full(message.referenceSeconds()),
                                    Math.abs(since) / SECONDS_PER_WEEK,
                                    day));
        }
        return message;
    }
}
