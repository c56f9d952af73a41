package org.noonmark.metrology.cggtts;

import java.util.Optional;
import java.util.regex.Pattern;

/// Versions of the format.
public enum CggttsVersion {
    /// GPS C/A code only (1993), named `GGTTS`.
    V01("01"),
    /// GPS and GLONASS (1998).
    V02("02"),
    /// All systems and codes (2015).
    V2E("2E"),
    /// Readings every 30 s before any fit, as R2CGGTTS writes them; no checksums of lines.
    RAW("RAW");

    private static final Pattern FIRST_LINE =
            Pattern.compile("\\s*C?GGTTS\\s.*DATA FORMAT VERSION\\s*=\\s*(01|02|2E)\\s*");
    private static final Pattern RAW_LINE = Pattern.compile("\\s*RAW CLOCK RESULTS\\s*");

    private final String label;

    CggttsVersion(String label) {
        this.label = label;
    }

    /// As the header writes it.
    public String label() {
        return label;
    }

    /// What the first line of a file says.
    static Optional<CggttsVersion> ofFirstLine(String line) {
        if (RAW_LINE.matcher(line).matches()) {
            return Optional.of(RAW);
        }
        var found = FIRST_LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (found.group(1)) {
                    case "01" -> V01;
                    case "02" -> V02;
                    default -> V2E;
                });
    }
}
