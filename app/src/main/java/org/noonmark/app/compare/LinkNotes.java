package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.cggtts.Closure;
import org.noonmark.metrology.cggtts.Link;
import org.noonmark.metrology.cggtts.Selection;
import org.noonmark.metrology.cggtts.Station;
import org.noonmark.metrology.cggtts.Station.Fate;

/// Says what was left out of a comparison, and what is strange in it.
record LinkNotes(CompareOutput output) {
    private static final int MOST_OUTLIERS = 5;

    void station(Station station, Selection selection) {
        int seconds = station.count(Fate.WHOLE_SECONDS);
        if (seconds > 0) {
            output.note(
                    "%s: REFSYS of %d tracks is off by %d s, so the receiver numbers seconds wrongly; they are left out, --fold-seconds takes whole seconds off"
                            .formatted(station.name(), seconds, station.wholeSeconds()));
        }
        int folded = station.count(Fate.FOLDED);
        if (folded > 0) {
            output.note(
                    "%s: whole seconds (%d s) were taken off REFSYS of %d tracks"
                            .formatted(station.name(), station.wholeSeconds(), folded));
        }
        var left = new ArrayList<String>();
        add(
                left,
                station,
                Fate.LOW,
                "below " + Figures.plain(selection.leastElevationDegrees()) + " degrees");
        add(left, station, Fate.SHORT, "shorter than " + selection.leastLengthSeconds() + " s");
        add(
                left,
                station,
                Fate.NOISY,
                "with DSG above " + Figures.plain(selection.mostDsgNanos()) + " ns");
        add(left, station, Fate.UNKNOWN, "without REFSYS or DSG");
        add(left, station, Fate.REPEATED, "given twice");
        if (!left.isEmpty()) {
            output.note(station.name() + ": tracks left out: " + String.join(", ", left));
        }
    }

    private static void add(Collection<String> left, Station station, Fate fate, String words) {
        if (station.count(fate) > 0) {
            left.add(station.count(fate) + " " + words);
        }
    }

    void link(Link link) {
        if (link.method() == Link.Method.COMMON_VIEW) {
            missing(link.a(), link.b());
            missing(link.b(), link.a());
        }
        if (!link.outliers().isEmpty()) {
            var shown =
                    link.outliers().stream()
                            .limit(MOST_OUTLIERS)
                            .map(each ->
                                    "%s at MJD %d %s by %s ns"
                                            .formatted(
                                                    each.satellite(),
                                                    each.epoch().mjd(),
                                                    Stamps.hms(each.epoch().secondOfDay()),
                                                    Stamps.nanos(each.fromMiddleNanos(), 1)))
                            .toList();
            int count = link.outliers().size();
            output.note(
                    "%s - %s: %d %s from the others of the epoch by more than %s ns (%s%s); %s"
                            .formatted(
                                    link.a().name(),
                                    link.b().name(),
                                    count,
                                    count == 1 ? "satellite differs" : "satellites differ",
                                    Stamps.nanos(link.outliers().getFirst().limitNanos(), 1),
                                    String.join(", ", shown),
                                    count > MOST_OUTLIERS ? ", …" : "",
                                    link.outliersRemoved()
                                            ? "taken out"
                                            : "kept, --remove-outliers takes them out"));
        }
    }

    private void missing(Station one, Station other) {
        var only = without(one.satellites(), other.satellites());
        if (!only.isEmpty()) {
            output.note(
                    "%s has no usable tracks of %s, which %s has"
                            .formatted(other.name(), String.join(" ", only), one.name()));
        }
    }

    private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> these) {
        var rest = new TreeSet<>(all);
        rest.removeAll(these);
        return rest;
    }

    void closure(Closure closure) {
        if (closure.ab().method() == Link.Method.ALL_IN_VIEW) {
            output.note(
                    "all-in-view averages close whatever the data; take --method common-view for a test");
        }
        if (closure.sums().isEmpty()) {
            output.note("the three links have no epoch in common, so nothing closes");
        }
    }

    /// Why there is nothing to compare.
    static String nothingInCommon(Link link) {
        var a = link.a();
        var b = link.b();
        var pair = "%s and %s have no track in common: ".formatted(a.name(), b.name());
        for (var station : List.of(a, b)) {
            if (station.chosen().isEmpty()) {
                return pair
                        + "of %s none passes the selection; %s"
                                .formatted(
                                        station.name(),
                                        station.count(Fate.WHOLE_SECONDS) > 0
                                                ? "REFSYS is off by %d s, say --fold-seconds"
                                                        .formatted(station.wholeSeconds())
                                                : "look at --mask, --max-dsg and --min-length");
            }
        }
        int firstA = a.chosen().firstKey().epoch().mjd();
        int lastA = a.chosen().lastKey().epoch().mjd();
        int firstB = b.chosen().firstKey().epoch().mjd();
        int lastB = b.chosen().lastKey().epoch().mjd();
        if (lastA < firstB || lastB < firstA) {
            return pair
                    + "one is of MJD %d to %d, the other of %d to %d"
                            .formatted(firstA, lastA, firstB, lastB);
        }
        return pair
                + (without(a.satellites(), b.satellites()).size() == a.satellites().size()
                        ? "one has %s, the other %s; look at --method all-in-view"
                                .formatted(
                                        String.join(" ", a.satellites()),
                                        String.join(" ", b.satellites()))
                        : "their tracks begin at different times; is one off the schedule?");
    }
}
