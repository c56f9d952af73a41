package org.noonmark.metrology.cggtts;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.noonmark.metrology.cggtts.CggttsHeader.Delay;

/// Writes files of version 2E, each line with its checksum.
public final class CggttsWriter {
    private static final String NAMES =
            "SAT CL  MJD  STTIME TRKL ELV AZTH   REFSV      SRSV     REFSYS    SRSYS  DSG IOE"
                    + " MDTR SMDT MDIO SMDI ";
    private static final String UNITS =
            "             hhmmss  s  .1dg .1dg    .1ns     .1ps/s     .1ns    .1ps/s .1ns    "
                    + " .1ns.1ps/s.1ns.1ps/s";

    private CggttsWriter() {}

    /// The bytes of a file. What is read back from them equals what was given, except that the
    /// version is 2E and the checksum good. The columns of the measured ionosphere are there when
    /// one track has them.
    ///
    /// @throws IllegalArgumentException when a text has a line end in it, the position is not
    ///   finite, or a track does not fit ([#fits])
    public static byte[] write(CggttsHeader header, List<Track> tracks) {
        boolean isMeasured = tracks.stream().anyMatch(track -> track.measured().isPresent());
        var text = new StringBuilder();
        for (var line : header(header)) {
            text.append(checked(line)).append('\n');
        }
        text.append('\n')
                .append(NAMES)
                .append(isMeasured ? "MSIO SMSI ISG " : "")
                .append("FR HC FRC CK\n")
                .append(UNITS)
                .append(isMeasured ? ".1ns.1ps/s.1ns" : "")
                .append('\n');
        for (var track : tracks) {
            if (!fits(track)) {
                throw new IllegalArgumentException("must fit the columns: " + track);
            }
            text.append(line(track, isMeasured)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String checked(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' || line.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("must be plain text: " + line);
            }
        }
        return line;
    }

    private static List<String> header(CggttsHeader header) {
        var lines = new ArrayList<String>();
        lines.add("CGGTTS     GENERIC DATA FORMAT VERSION = 2E");
        lines.add("REV DATE = " + header.revisionDate());
        lines.add("RCVR = " + header.receiver());
        lines.add("CH = " + header.channels());
        lines.add("IMS = " + header.ims());
        lines.add("LAB = " + header.laboratory());
        lines.add("X = " + metres(header.position().x()));
        lines.add("Y = " + metres(header.position().y()));
        lines.add("Z = " + metres(header.position().z()));
        lines.add("FRAME = " + header.frame());
        if (header.comments().isEmpty()) {
            lines.add("COMMENTS = NO COMMENTS");
        }
        header.comments().forEach(comment -> lines.add("COMMENTS = " + comment));
        if (!header.delays().isEmpty()) {
            lines.add(delays(header));
        }
        add(lines, "CAB DLY = ", header.cableDelayNanos());
        add(lines, "REF DLY = ", header.referenceDelayNanos());
        lines.add("REF = " + header.reference());
        var last = "CKSUM = ";
        lines.add(last + Checksum.text(Checksum.of(String.join("", lines) + last)));
        return lines;
    }

    private static void add(List<String> lines, String key, OptionalDouble nanos) {
        if (nanos.isPresent()) {
            lines.add(key + decimal(nanos.getAsDouble(), 1) + " ns");
        }
    }

    private static String delays(CggttsHeader header) {
        var kind = header.delays().getFirst().kind();
        return header.delays().stream()
                .map(CggttsWriter::delay)
                .collect(
                        Collectors.joining(
                                ", ",
                                kind + " DLY = ",
                                header.calibration().isEmpty()
                                        ? ""
                                        : "     CAL_ID = " + header.calibration()));
    }

    private static String delay(Delay delay) {
        return decimal(delay.nanos(), 1)
                + " ns"
                + (delay.signal().isEmpty() ? "" : " (" + delay.signal() + ")");
    }

    private static String metres(double value) {
        return (value < 0 ? "" : "+") + decimal(value, 2) + " m";
    }

    private static String decimal(double value, int least) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("must be finite: value=" + value);
        }
        var exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.setScale(Math.max(least, exact.scale())).toPlainString();
    }

    /// Whether every value of a track has room in its column.
    public static boolean fits(Track track) {
        boolean isNamed = track.satellite().length() == 3 && track.trackClass().length() == 2;
        return isNamed
                && track.lengthSeconds() > 0
                && track.code().length() <= 3
                && !track.code().isEmpty()
                && cells(track, true).stream()
                        .allMatch(cell -> cell.text().length() == cell.column().width());
    }

    private record Cell(Column column, String text) {}

    private static String line(Track track, boolean isMeasured) {
        var line =
                cells(track, isMeasured).stream()
                        .map(Cell::text)
                        .collect(Collectors.joining(" ", "", " "));
        return line + Checksum.text(Checksum.of(line));
    }

    private static List<Cell> cells(Track track, boolean isMeasured) {
        var cells = new ArrayList<Cell>();
        var epoch = track.epoch();
        int second = epoch.secondOfDay();
        word(cells, Column.SAT, track.satellite());
        word(cells, Column.CL, track.trackClass());
        number(cells, Column.MJD, epoch.mjd());
        word(
                cells,
                Column.STTIME,
                String.format(
                        Locale.ROOT, "%02d%02d%02d", second / 3600, second / 60 % 60, second % 60));
        number(cells, Column.TRKL, track.lengthSeconds());
        number(cells, Column.ELV, track.elevationTenths());
        number(cells, Column.AZTH, track.azimuthTenths());
        trend(cells, Column.REFSV, Column.SRSV, track.refsv());
        trend(cells, Column.REFSYS, Column.SRSYS, track.refsys());
        number(cells, Column.DSG, track.dsgTenths());
        long issue = track.issueOfEphemeris();
        word(
                cells,
                Column.IOE,
                String.format(
                        Locale.ROOT, "%03d", issue == Trend.UNKNOWN ? Column.IOE.nines() : issue));
        trend(cells, Column.MDTR, Column.SMDT, track.troposphere());
        trend(cells, Column.MDIO, Column.SMDI, track.ionosphere());
        if (isMeasured) {
            var measured =
                    track.measured()
                            .orElse(new Track.MeasuredIonosphere(Trend.NOTHING, Trend.UNKNOWN));
            trend(cells, Column.MSIO, Column.SMSI, measured.delay());
            number(cells, Column.ISG, measured.residualTenths());
        }
        number(cells, Column.FR, track.frequencyChannel());
        number(cells, Column.HC, track.hardwareChannel());
        word(cells, Column.FRC, track.code());
        return cells;
    }

    private static void word(List<Cell> cells, Column column, String text) {
        cells.add(new Cell(column, " ".repeat(Math.max(0, column.width() - text.length())) + text));
    }

    private static void trend(List<Cell> cells, Column value, Column slope, Trend trend) {
        number(cells, value, trend.tenthsNano());
        number(cells, slope, trend.tenthsPicoPerSecond());
    }

    private static void number(List<Cell> cells, Column column, long value) {
        long shown = value == Trend.UNKNOWN ? column.nines() : value;
        word(cells, column, (column.isSigned() && shown >= 0 ? "+" : "") + shown);
    }
}
