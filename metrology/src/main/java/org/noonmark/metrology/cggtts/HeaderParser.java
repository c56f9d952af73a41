package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.noonmark.metrology.cggtts.CggttsDefect.Reason;
import org.noonmark.metrology.cggtts.CggttsHeader.Delay;
import org.noonmark.metrology.cggtts.CggttsHeader.DelayKind;

/// Gathers the lines of one header, in any order, up to the line of column names.
final class HeaderParser {
    private static final Pattern NUMBER = Pattern.compile("([+-]?) *([0-9]{1,12}(\\.[0-9]{0,9})?)");
    private static final Pattern DELAY =
            Pattern.compile(
                    "([+-]? *[0-9]{1,9}(?:\\.[0-9]{0,6})?) *ns"
                            + "(?: *\\(? *([A-Za-z]{1,10}) +([A-Za-z0-9]{1,4}) *\\)?)?");
    private static final Pattern CALIBRATION = Pattern.compile("CAL_ID *=");
    private static final String LAST_KEY = "CKSUM";
    private static final Pattern CHECKSUM = Pattern.compile("CKSUM *= *");

    private final CggttsVersion version;
    private final List<CggttsDefect> defects;
    private final List<String> comments = new ArrayList<>();
    private final List<Delay> delays = new ArrayList<>();
    private final double[] position = {Double.NaN, Double.NaN, Double.NaN};
    private String revisionDate = "";
    private String receiver = "";
    private String channels = "";
    private String ims = "";
    private String laboratory = "";
    private String frame = "";
    private String calibration = "";
    private String reference = "";
    private OptionalDouble cableDelay = OptionalDouble.empty();
    private OptionalDouble referenceDelay = OptionalDouble.empty();
    private Checksum.Verdict checksum = Checksum.Verdict.ABSENT;
    private final Set<String> seen = new HashSet<>();
    private final int firstCharacter;
    private int sum;
    private long number;

    /// A parser that has seen the first line.
    HeaderParser(CggttsVersion version, String firstLine, List<CggttsDefect> defects) {
        this.version = version;
        this.defects = defects;
        this.firstCharacter = firstLine.charAt(0);
        this.sum = Checksum.of(firstLine);
    }

    void line(String line, long lineNumber) {
        number = lineNumber;
        if (seen.contains(LAST_KEY)) {
            behindChecksum(line);
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            sum += Checksum.of(line);
            if (!line.isBlank()) {
                defects.add(CggttsDefect.at(Reason.UNKNOWN_HEADER_LINE, number, 1, line));
            }
            return;
        }
        var key = line.substring(0, equals).strip().replaceAll(" +", " ");
        if (isLast(key)) {
            seen.add(LAST_KEY);
            checksum(line);
            return;
        }
        sum += Checksum.of(line);
        if (!key.equals("COMMENTS") && !seen.add(key)) {
            defects.add(CggttsDefect.at(Reason.REPEATED_HEADER_LINE, number, 1, line));
            return;
        }
        value(key, line.substring(equals + 1).strip(), line, equals);
    }

    /// What the checksum does not cover is not believed, nor is a second checksum.
    private void behindChecksum(String line) {
        if (!line.isBlank()) {
            boolean isSecond = isLast(line.split("=", 2)[0].strip());
            defects.add(
                    CggttsDefect.at(
                            isSecond ? Reason.REPEATED_HEADER_LINE : Reason.LINE_AFTER_CHECKSUM,
                            number,
                            1,
                            line));
        }
    }

    private static boolean isLast(String key) {
        return key.toUpperCase(Locale.ROOT).equals(LAST_KEY);
    }

    private void value(String key, String value, String line, int equals) {
        switch (key) {
            case "REV DATE" -> revisionDate = value;
            case "RCVR" -> receiver = value;
            case "CH" -> channels = value;
            case "IMS" -> ims = value;
            case "LAB" -> laboratory = value;
            case "X" -> position[0] = length(value, equals);
            case "Y" -> position[1] = length(value, equals);
            case "Z" -> position[2] = length(value, equals);
            case "FRAME" -> frame = value;
            case "COMMENTS" -> comments.add(value);
            case "TOT DLY", "SYS DLY", "INT DLY" ->
                    delays(DelayKind.valueOf(key.substring(0, 3)), value, equals);
            case "CAB DLY" -> cableDelay = delay(value, equals);
            case "REF DLY" -> referenceDelay = delay(value, equals);
            case "REF" -> reference = value;
            default -> defects.add(CggttsDefect.at(Reason.UNKNOWN_HEADER_LINE, number, 1, line));
        }
    }

    private double length(String value, int equals) {
        var text = value.endsWith("m") ? value.substring(0, value.length() - 1).strip() : value;
        return number(text, value, equals).orElse(Double.NaN);
    }

    private OptionalDouble delay(String value, int equals) {
        var text = value.endsWith("ns") ? value.substring(0, value.length() - 2).strip() : value;
        return number(text, value, equals);
    }

    private OptionalDouble number(String text, String value, int equals) {
        var found = NUMBER.matcher(text);
        if (!found.matches()) {
            bad(value, equals);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(found.group(1) + found.group(2)));
    }

    private void bad(String value, int equals) {
        defects.add(CggttsDefect.at(Reason.BAD_HEADER_VALUE, number, equals + 2, value));
    }

    private void delays(DelayKind kind, String value, int equals) {
        var cut = CALIBRATION.matcher(value);
        var list = value;
        if (cut.find()) {
            list = value.substring(0, cut.start());
            calibration = value.substring(cut.end()).strip();
        }
        var found = DELAY.matcher(list);
        int before = delays.size();
        while (found.find()) {
            var signal = found.group(2) == null ? "" : found.group(2) + " " + found.group(3);
            delays.add(
                    new Delay(kind, Double.parseDouble(found.group(1).replace(" ", "")), signal));
        }
        if (delays.size() == before) {
            bad(value, equals);
        }
    }

    private void checksum(String line) {
        var found = CHECKSUM.matcher(line);
        if (!found.lookingAt()) {
            defects.add(CggttsDefect.at(Reason.HEADER_CHECKSUM, number, 1, line));
            checksum = Checksum.Verdict.BAD;
            return;
        }
        int computed = (sum + Checksum.of(line.substring(0, found.end()))) & 0xFF;
        var stated = Checksum.parse(line.substring(found.end()).strip());
        if (stated.isEmpty()) {
            checksum = Checksum.Verdict.BAD;
            defects.add(
                    CggttsDefect.at(
                            Reason.HEADER_CHECKSUM,
                            number,
                            found.end() + 1,
                            line.substring(found.end())));
            return;
        }
        int difference = (computed - stated.getAsInt()) & 0xFF;
        checksum =
                difference == 0
                        ? Checksum.Verdict.GOOD
                        : difference == ' ' || difference == firstCharacter
                                ? Checksum.Verdict.VARIANT
                                : Checksum.Verdict.BAD;
        if (checksum == Checksum.Verdict.BAD) {
            defects.add(
                    CggttsDefect.at(
                            Reason.HEADER_CHECKSUM,
                            number,
                            found.end() + 1,
                            Checksum.both(stated.getAsInt(), computed)));
        }
    }

    CggttsHeader header() {
        if (checksum == Checksum.Verdict.ABSENT) {
            defects.add(CggttsDefect.at(Reason.NO_HEADER_CHECKSUM, 0, 0, ""));
        }
        return new CggttsHeader(
                version,
                revisionDate,
                receiver,
                channels,
                ims,
                laboratory,
                new CggttsHeader.Position(position[0], position[1], position[2]),
                frame,
                comments,
                delays,
                calibration,
                cableDelay,
                referenceDelay,
                reference,
                checksum);
    }
}
