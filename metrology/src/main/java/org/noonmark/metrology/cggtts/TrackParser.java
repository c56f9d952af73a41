package org.noonmark.metrology.cggtts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.cggtts.CggttsDefect.Reason;
import org.noonmark.metrology.cggtts.CggttsFile.TrackLine;

/// Reads the lines of tracks of one file. Lines are told apart at blanks, since files exist whose
/// columns do not stand where the format puts them.
final class TrackParser {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern SATELLITE = Pattern.compile("([A-Z]?)([0-9]{1,3})");
    private static final Pattern ASTERISKS = Pattern.compile("[+-]?\\*+");
    private static final Pattern TIME = Pattern.compile("[0-9]{6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,3}");
    private static final List<Column> RAW =
            List.of(
                    Column.SAT,
                    Column.MJD,
                    Column.STTIME,
                    Column.ELV,
                    Column.AZTH,
                    Column.REFSV,
                    Column.REFSYS,
                    Column.IOE,
                    Column.MDTR,
                    Column.MDIO,
                    Column.MSIO,
                    Column.FRC);

    private final List<Column> columns;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private Fields fields = Fields.of("");
    private @Nullable CggttsDefect defect;
    private long number;

    /// A parser for lines that have these columns.
    TrackParser(List<Column> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
    }

    /// The columns of raw readings: those between which the file leaves empty space are not there.
    static List<Column> raw(List<Column> named) {
        return RAW.stream().filter(named::contains).toList();
    }

    /// One line: a track, or what is wrong with it.
    sealed interface Parsed {
        record Good(TrackLine line) implements Parsed {}

        record Wrong(CggttsDefect defect) implements Parsed {}
    }

    Parsed parse(String line, long lineNumber) {
        fields = Fields.of(line);
        number = lineNumber;
        defect = null;
        if (fields.count() != columns.size()) {
            return new Parsed.Wrong(
                    CggttsDefect.at(
                            Reason.FIELD_COUNT,
                            number,
                            0,
                            fields.count() + " instead of " + columns.size()));
        }
        var track = track();
        int stated = -1;
        int computed = 0;
        if (places.containsKey(Column.CK)) {
            stated = Checksum.parse(text(Column.CK)).orElse(-1);
            if (stated < 0) {
                wrong(Column.CK);
            }
            computed = Checksum.of(line.substring(0, place(Column.CK)));
        }
        return defect == null && track.isPresent()
                ? new Parsed.Good(new TrackLine(number, track.orElseThrow(), stated, computed))
                : new Parsed.Wrong(
                        defect == null
                                ? CggttsDefect.at(Reason.BAD_FIELD, number, 0, line)
                                : defect);
    }

    private Optional<Track> track() {
        var satellite = satellite();
        int mjd = (int) bounded(Column.MJD, 1, 99_999);
        var second = secondOfDay();
        int length = places.containsKey(Column.TRKL) ? (int) bounded(Column.TRKL, 1, 9999) : 0;
        long elevation = angle(Column.ELV, 900);
        long azimuth = angle(Column.AZTH, 3600);
        var refsv = trend(Column.REFSV, Column.SRSV);
        var refsys = trend(Column.REFSYS, Column.SRSYS);
        long dsg = notNegative(Column.DSG);
        long issue = notNegative(Column.IOE);
        var troposphere = trend(Column.MDTR, Column.SMDT);
        var ionosphere = trend(Column.MDIO, Column.SMDI);
        var measured = measured();
        int frequency = channel(Column.FR);
        int hardware = channel(Column.HC);
        var code = code(satellite);
        if (defect != null || second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Track(
                        satellite,
                        places.containsKey(Column.CL) ? text(Column.CL) : "FF",
                        new TrackEpoch(mjd, second.getAsInt()),
                        length,
                        elevation,
                        azimuth,
                        refsv,
                        refsys,
                        dsg,
                        issue,
                        troposphere,
                        ionosphere,
                        measured,
                        frequency,
                        hardware,
                        code));
    }

    private Optional<Track.MeasuredIonosphere> measured() {
        return places.containsKey(Column.MSIO)
                ? Optional.of(
                        new Track.MeasuredIonosphere(
                                trend(Column.MSIO, Column.SMSI), notNegative(Column.ISG)))
                : Optional.empty();
    }

    private String text(Column column) {
        return fields.texts().get(index(column));
    }

    private int place(Column column) {
        return fields.places().get(index(column));
    }

    private int index(Column column) {
        return places.getOrDefault(column, 0);
    }

    /// Keeps the first thing wrong with the line.
    private void wrong(Column column) {
        if (defect == null) {
            defect =
                    CggttsDefect.at(
                            Reason.BAD_FIELD,
                            number,
                            place(column) + 1,
                            column + " = " + text(column));
        }
    }

    private String satellite() {
        var found = SATELLITE.matcher(text(Column.SAT));
        if (!found.matches()) {
            wrong(Column.SAT);
            return "";
        }
        int slot = Integer.parseInt(found.group(2));
        if (slot > 99 && !found.group(1).isEmpty()) {
            wrong(Column.SAT);
        }
        // V01 has bare numbers for GPS; V02 numbers GLONASS from 101.
        var system = !found.group(1).isEmpty() ? found.group(1) : slot > 100 ? "R" : "G";
        return "%s%02d".formatted(system, slot > 100 ? slot - 100 : slot);
    }

    private OptionalInt secondOfDay() {
        var text = text(Column.STTIME);
        if (TIME.matcher(text).matches()) {
            int hours = Integer.parseInt(text.substring(0, 2));
            int minutes = Integer.parseInt(text.substring(2, 4));
            int seconds = Integer.parseInt(text.substring(4));
            if (hours < 24 && minutes < 60 && seconds < 60) {
                return OptionalInt.of(3600 * hours + 60 * minutes + seconds);
            }
        }
        wrong(Column.STTIME);
        return OptionalInt.empty();
    }

    private Trend trend(Column value, Column slope) {
        return new Trend(whole(value), whole(slope));
    }

    /// A whole number, or [Trend#UNKNOWN] for nines, asterisks and a column that is not there.
    private long whole(Column column) {
        if (!places.containsKey(column)) {
            return Trend.UNKNOWN;
        }
        var text = text(column);
        if (WHOLE.matcher(text).matches()) {
            long value = Long.parseLong(text);
            return value == column.nines() ? Trend.UNKNOWN : value;
        }
        if (!ASTERISKS.matcher(text).matches()) {
            wrong(column);
        }
        return Trend.UNKNOWN;
    }

    private long bounded(Column column, long least, long most) {
        var text = text(column);
        long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : least - 1;
        if (value < least || value > most) {
            wrong(column);
            return least;
        }
        return value;
    }

    private long angle(Column column, long most) {
        long value = notNegative(column);
        if (value != Trend.UNKNOWN && value > most) {
            wrong(column);
        }
        return value;
    }

    private long notNegative(Column column) {
        long value = whole(column);
        if (value < 0) {
            wrong(column);
        }
        return value;
    }

    private int channel(Column column) {
        return places.containsKey(column) ? (int) bounded(column, -99, 99) : 0;
    }

    /// V01 knows one code only; it is named here as V2E does.
    private String code(String satellite) {
        if (!places.containsKey(Column.FRC)) {
            return satellite.startsWith("R") ? "R1C" : "L1C";
        }
        var text = text(Column.FRC);
        if (!CODE.matcher(text).matches()) {
            wrong(Column.FRC);
        }
        return text;
    }
}
