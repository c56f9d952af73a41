package org.noonmark.time.scales;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;

/// What a publication says of TAI - UTC, and what is wrong with it.
///
/// @param format which publication it is
/// @param statements ascending by day
/// @param lastDay the last UTC day (MJD) for which it vouches; empty when it does not say
/// @param defects in the order of lines; a publication with any must not be used as a table, yet
///   its statements can be compared with others
public record LeapSource(
        LeapFormat format,
        List<LeapStatement> statements,
        OptionalLong lastDay,
        List<SourceDefect> defects) {
    public LeapSource {
        statements = List.copyOf(statements);
        defects = List.copyOf(defects);
        for (int i = 1; i < statements.size(); i++) {
            if (statements.get(i).segment().firstDay()
                    <= statements.get(i - 1).segment().firstDay()) {
                throw new IllegalArgumentException(
                        "must ascend: " + statements.get(i - 1) + " then " + statements.get(i));
            }
        }
    }

    /// Reads a publication, told by its contents; empty when it is none of [LeapFormat]. Never
    /// throws, whatever the bytes are.
    public static Optional<LeapSource> read(byte[] bytes) {
        return LeapSourceReader.read(bytes);
    }

    /// What a table says, as statements without a line.
    public static LeapSource of(LeapTable table) {
        return new LeapSource(
                LeapFormat.LEAP_SECONDS_LIST,
                table.leaps().stream()
                        .map(leap ->
                                new LeapStatement(
                                        0,
                                        UtcSegment.ofSeconds(
                                                leap.modifiedJulianDay(),
                                                leap.taiMinusUtcSeconds())))
                        .toList(),
                OptionalLong.of(table.expires().modifiedJulianDay() - 1),
                List.of());
    }

    /// The statement that holds on a day; empty before the first and after the last day.
    public Optional<LeapStatement> on(long day) {
        if (lastDay.isPresent() && day > lastDay.getAsLong()) {
            return Optional.empty();
        }
        return statements.reversed().stream()
                .filter(statement -> statement.segment().firstDay() <= day)
                .findFirst();
    }

    /// The leap table; empty when there is a defect, when the publication does not reach back to
    /// 1972, or when it does not say until when it holds.
    public Optional<LeapTable> table() {
        var leaps =
                statements.stream()
                        .map(LeapStatement::segment)
                        .filter(segment -> segment.firstDay() >= RubberSeconds.END_DAY)
                        .map(segment ->
                                new LeapTable.Leap(
                                        segment.firstDay(), (int) segment.offset().seconds()))
                        .toList();
        if (!defects.isEmpty()
                || lastDay.isEmpty()
                || leaps.isEmpty()
                || leaps.getFirst().modifiedJulianDay() != RubberSeconds.END_DAY) {
            return Optional.empty();
        }
        return Optional.of(new LeapTable(leaps, new UtcInstant(lastDay.getAsLong() + 1, 0, 0)));
    }
}
