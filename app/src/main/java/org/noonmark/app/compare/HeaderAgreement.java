package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.noonmark.metrology.cggtts.CggttsHeader;

/// Whether the headers of a folder's files say the same about what enters REFSYS: a delay that
/// changes from one day to the next is a step of the clock that never was.
final class HeaderAgreement {
    private static final Map<String, Function<CggttsHeader, String>> LINES = lines();

    private HeaderAgreement() {}

    private static Map<String, Function<CggttsHeader, String>> lines() {
        var lines = new LinkedHashMap<String, Function<CggttsHeader, String>>();
        lines.put("LAB", CggttsHeader::laboratory);
        lines.put("RCVR", CggttsHeader::receiver);
        lines.put("the delays", HeaderAgreement::delays);
        lines.put("CAL_ID", CggttsHeader::calibration);
        lines.put("CAB DLY", header -> nanos(header.cableDelayNanos()));
        lines.put("REF DLY", header -> nanos(header.referenceDelayNanos()));
        lines.put("REF", CggttsHeader::reference);
        return lines;
    }

    private static String delays(CggttsHeader header) {
        return header.delays().stream()
                .map(delay ->
                        "%s %s ns %s"
                                .formatted(delay.kind(), delay.nanos(), delay.signal())
                                .stripTrailing())
                .collect(Collectors.joining(", "));
    }

    private static String nanos(OptionalDouble delay) {
        return delay.isPresent() ? delay.getAsDouble() + " ns" : "";
    }

    /// One sentence for each line in which they differ: its values, each with its first file.
    ///
    /// @param headers by the name of the file
    static List<String> differences(Map<String, CggttsHeader> headers) {
        var differences = new ArrayList<String>();
        LINES.forEach((name, line) -> {
            var values = new LinkedHashMap<String, String>();
            headers.forEach((file, header) -> values.putIfAbsent(line.apply(header), file));
            if (values.size() > 1) {
                differences.add(
                        values.entrySet().stream()
                                .map(each ->
                                        "%s has %s"
                                                .formatted(
                                                        each.getValue(),
                                                        each.getKey().isEmpty()
                                                                ? "none"
                                                                : each.getKey()))
                                .collect(
                                        Collectors.joining(
                                                "; ", "the files differ in " + name + ": ", "")));
            }
        });
        return differences;
    }
}
