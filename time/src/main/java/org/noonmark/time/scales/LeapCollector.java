package org.noonmark.time.scales;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.TimeDelta;

/// Gathers what the lines of a publication say, and checks it as a whole.
final class LeapCollector {
    private static final TimeDelta SECOND = TimeDelta.ofSeconds(1);
    private static final int MOST_DEFECTS = 100;

    private final List<LeapStatement> statements = new ArrayList<>();
    private final List<SourceDefect> defects = new ArrayList<>();
    private OptionalLong lastDay = OptionalLong.empty();
    private @Nullable Announcement announcement;

    private record Announcement(int line, String what, long day) {}

    void add(int line, UtcSegment segment) {
        for (var earlier : statements) {
            long day = earlier.segment().firstDay();
            if (day == segment.firstDay()) {
                if (!earlier.segment().equals(segment)) {
                    defect(
                            line,
                            "contradicts line %d, which says %s"
                                    .formatted(earlier.line(), earlier.text()));
                }
                return;
            }
        }
        if (!statements.isEmpty()
                && statements.getLast().segment().firstDay() > segment.firstDay()) {
            var last = statements.getLast();
            defect(
                    line,
                    "%s comes after %s of line %d"
                            .formatted(
                                    LeapStatement.dateText(segment.firstDay()),
                                    LeapStatement.dateText(last.segment().firstDay()),
                                    last.line()),
                    "put the lines in order of time, once another source confirms the dates");
        }
        statements.add(new LeapStatement(line, segment));
    }

    void defect(int line, String problem) {
        defect(line, problem, SourceDefect.FETCH_AGAIN);
    }

    void defect(int line, String problem, String advice) {
        if (defects.size() < MOST_DEFECTS) {
            defects.add(new SourceDefect(line, problem, advice));
        }
    }

    /// The publication vouches for days up to this one; the latest holds.
    void holdsUntil(long day) {
        if (lastDay.isEmpty() || lastDay.getAsLong() < day) {
            lastDay = OptionalLong.of(day);
        }
    }

    /// A bulletin announces a step before a day, or that there is none (`no`).
    void announced(int line, String what, long day) {
        announcement = new Announcement(line, what, day);
    }

    private void checkAnnouncement(LeapFormat format) {
        if (announcement == null) {
            if (format == LeapFormat.BULLETIN_C) {
                defect(0, "has no line that announces a leap second, or that there is none");
            }
            return;
        }
        boolean isStated =
                statements.stream().anyMatch(one -> one.segment().firstDay() == announcement.day);
        if (isStated == announcement.what.equals("no")) {
            defect(
                    announcement.line,
                    "announces %s leap second before %s, and the lines of UTC-TAI do not say so"
                            .formatted(
                                    announcement.what, LeapStatement.dateText(announcement.day)));
        }
    }

    LeapSource result(LeapFormat format) {
        checkAnnouncement(format);
        var sorted = new ArrayList<>(statements);
        sorted.sort(Comparator.comparingLong(statement -> statement.segment().firstDay()));
        if (sorted.isEmpty()) {
            defect(0, "says nothing of TAI - UTC");
        }
        for (int i = 0; i < sorted.size(); i++) {
            check(i == 0 ? null : sorted.get(i - 1), sorted.get(i));
        }
        if (lastDay.isPresent()
                && !sorted.isEmpty()
                && lastDay.getAsLong() < sorted.getLast().segment().firstDay()) {
            defect(
                    sorted.getLast().line(),
                    "lies after the expiry of the file on %s"
                            .formatted(LeapStatement.dateText(lastDay.getAsLong() + 1)));
        }
        defects.sort(Comparator.comparingInt(SourceDefect::line));
        return new LeapSource(format, sorted, lastDay, defects);
    }

    /// From 1972 on: whole seconds, steps of one second, at the end of a month.
    private void check(@Nullable LeapStatement before, LeapStatement now) {
        var segment = now.segment();
        if (segment.firstDay() < RubberSeconds.END_DAY) {
            return;
        }
        if (!segment.isConstant() || segment.offset().attoseconds() != 0) {
            defect(now.line(), "is not a whole number of seconds, as UTC has had since 1972");
        } else if (before != null && before.segment().firstDay() >= RubberSeconds.END_DAY) {
            var step = segment.offset().minus(before.segment().offset());
            if (!step.abs().equals(SECOND)) {
                defect(
                        now.line(),
                        "steps by %s from line %d, where UTC steps by one second"
                                .formatted(step, before.line()),
                        "look for a missing line in another source");
            }
        }
        // A bulletin's first statement may begin where its period does.
        if (before != null && !LeapStatement.dateText(segment.firstDay()).endsWith("-01")) {
            defect(
                    now.line(),
                    "begins on %s, which is not the first of a month"
                            .formatted(LeapStatement.dateText(segment.firstDay())));
        }
    }
}
