package org.noonmark.time.scales;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.noonmark.time.TimeDelta;

/// Tells which publication of UT1 a text is, and reads it.
final class Ut1Reader {
    /// `finals2000A.all` since 1973 has under 4 MB.
    private static final int MAX_BYTES = 1 << 24;

    private static final int MOST_DEFECTS = 100;

    private final List<Ut1Point> points = new ArrayList<>();
    private final List<SourceDefect> defects = new ArrayList<>();

    /// Understands one line after the other.
    @FunctionalInterface
    interface Layout {
        void line(String text, int number, Ut1Reader into);
    }

    private Ut1Reader() {}

    static Optional<Ut1Source> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        return Arrays.stream(lines)
                .filter(line -> line.length() <= SourceDefect.LONGEST_LINE)
                .map(Ut1Reader::formatOf)
                .flatMap(Optional::stream)
                .findFirst()
                .map(format -> new Ut1Reader().read(format, lines));
    }

    private Ut1Source read(Ut1Format format, String[] lines) {
        Layout layout =
                switch (format) {
                    case FINALS_2000A -> new Finals2000A();
                    case BULLETIN_A -> new BulletinAUt1();
                    case BULLETIN_B -> new BulletinBUt1();
                };
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > SourceDefect.LONGEST_LINE) {
                defect(i + 1, SourceDefect.TOO_LONG);
            } else {
                layout.line(lines[i], i + 1, this);
            }
        }
        if (points.isEmpty()) {
            defect(0, "has no value of UT1 - UTC");
        }
        return new Ut1Source(format, points, defects);
    }

    private static Optional<Ut1Format> formatOf(String line) {
        if (line.contains("B U L L E T I N - A")) {
            return Optional.of(Ut1Format.BULLETIN_A);
        }
        if (line.strip().startsWith("BULLETIN B ")) {
            return Optional.of(Ut1Format.BULLETIN_B);
        }
        return Finals2000A.isOne(line) ? Optional.of(Ut1Format.FINALS_2000A) : Optional.empty();
    }

    void defect(int line, String problem) {
        if (defects.size() < MOST_DEFECTS) {
            defects.add(new SourceDefect(line, problem, SourceDefect.FETCH_AGAIN));
        }
    }

    /// Adds a value, unless its date is not that of its MJD.
    void add(
            int line,
            OptionalLong date,
            long day,
            TimeDelta ut1MinusUtc,
            double uncertaintySeconds,
            Ut1Point.Quality quality) {
        if (date.isEmpty() || date.getAsLong() != day) {
            defect(
                    line,
                    "the date is not that of MJD %d, which is %s"
                            .formatted(day, LeapStatement.dateText(day)));
        } else if (day < UtcScale.FIRST_DAY) {
            defect(line, "lies before 1961, when UTC began");
        } else if (!ut1MinusUtc.abs().isLessThan(TimeDelta.ofSeconds(1))) {
            defect(line, "UT1 - UTC is %s; it stays below 1 s".formatted(ut1MinusUtc));
        } else {
            points.add(new Ut1Point(line, day, ut1MinusUtc, uncertaintySeconds, quality));
        }
    }

    /// MJD of a year of two digits, 1950 to 2049, or four.
    static OptionalLong date(String year, String month, String day) {
        int number = Integer.parseInt(year.strip());
        int full = number >= 100 ? number : number >= 50 ? 1900 + number : 2000 + number;
        return CalendarDate.of(
                Integer.toString(full), Integer.parseInt(month.strip()), day.strip());
    }
}
