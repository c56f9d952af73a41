package org.noonmark.metrology.rinex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.rinex.RinexDefect.Reason;

/// Reads records of one or two lines. Fields are told apart at blanks: the columns differ between
/// versions, and between files of one version.
final class RecordParser {
    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}(\\.[0-9]{0,9})?");
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?([0-9]{1,20}\\.?[0-9]{0,20}|\\.[0-9]{1,20})([EeDd][+-]?[0-9]{1,3})?");
    private static final int BEFORE_VALUES = 9;
    private static final int MOST_VALUES = 6;
    private static final int ON_FIRST_LINE = 2;
    private static final int LAST_MINUTE = 1439;

    private @Nullable Open open;

    /// A record whose second line is awaited.
    private record Open(
            long line,
            ClockRecord.Type type,
            String name,
            ClockEpoch epoch,
            List<Double> values,
            int count) {}

    /// What a line came to: a whole record, half of one (both empty), or a defect.
    record Parsed(Optional<ClockRecord> whole, Optional<RinexDefect> defect) {}

    private static final Parsed HALF = new Parsed(Optional.empty(), Optional.empty());

    private static Parsed whole(Open open) {
        return new Parsed(
                Optional.of(
                        new ClockRecord(open.line, open.type, open.name, open.epoch, open.values)),
                Optional.empty());
    }

    private static Parsed wrong(Reason reason, long line, int column, String found) {
        return new Parsed(
                Optional.empty(), Optional.of(RinexDefect.at(reason, line, column, found)));
    }

    /// What is missing when the file, or a new record, ends the one before.
    Optional<RinexDefect> endOfRecord() {
        var before = open;
        open = null;
        return before == null
                ? Optional.empty()
                : Optional.of(
                        RinexDefect.at(
                                Reason.MISSING_VALUES,
                                before.line,
                                0,
                                before.values.size() + " of " + before.count));
    }

    /// Whether the line begins a record.
    static boolean isBeginning(String line) {
        return line.matches("(AR|AS|CR|DR|MS) .*");
    }

    /// Whether a record is waiting for its second line.
    boolean isOpen() {
        return open != null;
    }

    /// Takes the first line of a record.
    Parsed first(String line, long number) {
        var fields = new Fields(line, number);
        if (fields.count() < BEFORE_VALUES) {
            return wrong(Reason.BAD_FIELD, number, 0, line);
        }
        var epoch = fields.epoch();
        int count = fields.whole(8, 1, MOST_VALUES);
        int here = Math.min(count, ON_FIRST_LINE);
        var values = fields.values(BEFORE_VALUES, here);
        if (fields.defect != null) {
            return new Parsed(Optional.empty(), Optional.of(fields.defect));
        }
        var record =
                new Open(
                        number,
                        ClockRecord.Type.valueOf(fields.text(0)),
                        fields.text(1),
                        epoch.orElseThrow(),
                        values,
                        count);
        if (count == here) {
            return whole(record);
        }
        open = record;
        return HALF;
    }

    /// Takes the second line of a record.
    Parsed second(String line, long number) {
        var before = open;
        open = null;
        if (before == null) {
            return wrong(Reason.NOT_A_RECORD, number, 1, line);
        }
        var fields = new Fields(line, number);
        int missing = before.count - before.values.size();
        var rest = fields.values(0, missing);
        if (fields.defect != null) {
            return new Parsed(Optional.empty(), Optional.of(fields.defect));
        }
        before.values.addAll(rest);
        return whole(before);
    }

    /// The fields of a line and the first thing wrong with them.
    private static final class Fields {
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final long number;
        private @Nullable RinexDefect defect;

        Fields(String line, long number) {
            this.number = number;
            Matcher found = FIELD.matcher(line);
            while (found.find()) {
                texts.add(found.group());
                places.add(found.start());
            }
        }

        int count() {
            return texts.size();
        }

        String text(int index) {
            return texts.get(index);
        }

        private void wrong(int index) {
            if (defect == null) {
                defect =
                        RinexDefect.at(
                                Reason.BAD_FIELD, number, places.get(index) + 1, texts.get(index));
            }
        }

        int whole(int index, int least, int most) {
            var text = texts.get(index);
            int value = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : least - 1;
            if (value < least || value > most) {
                wrong(index);
                return least;
            }
            return value;
        }

        Optional<ClockEpoch> epoch() {
            int year = whole(2, 1980, 2200);
            int month = whole(3, 1, 12);
            int day = whole(4, 1, 31);
            int minutes = 60 * whole(5, 0, 23) + whole(6, 0, 59);
            var text = texts.get(7);
            double second = SECONDS.matcher(text).matches() ? Double.parseDouble(text) : 99;
            if (second >= (minutes == LAST_MINUTE ? 61 : 60)) {
                wrong(7);
                return Optional.empty();
            }
            try {
                long mjd = LocalDate.of(year, month, day).getLong(JulianFields.MODIFIED_JULIAN_DAY);
                return Optional.of(new ClockEpoch((int) mjd, 60.0 * minutes + second));
            } catch (DateTimeException noSuchDay) {
                wrong(4);
                return Optional.empty();
            }
        }

        List<Double> values(int from, int count) {
            var values = new ArrayList<Double>();
            if (texts.size() < from + count) {
                if (defect == null) {
                    defect =
                            RinexDefect.at(
                                    Reason.MISSING_VALUES,
                                    number,
                                    0,
                                    texts.size() - from + " of " + count);
                }
                return values;
            }
            for (int i = from; i < from + count; i++) {
                var text = texts.get(i);
                double value =
                        DECIMAL.matcher(text).matches()
                                ? Double.parseDouble(text.replace('D', 'E').replace('d', 'e'))
                                : Double.NaN;
                if (!Double.isFinite(value)) {
                    wrong(i);
                }
                values.add(value);
            }
            return values;
        }
    }
}
