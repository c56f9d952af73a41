package org.noonmark.metrology.cggtts;

import java.util.Optional;

/// Columns of tracks, in the order of V2E with measured ionosphere (V2E, section 4).
///
/// Widths are those of V2E; one blank stands between columns.
enum Column {
    SAT(3),
    CL(2),
    MJD(5),
    STTIME(6),
    TRKL(4),
    ELV(3),
    AZTH(4),
    REFSV(11, true),
    SRSV(6, true),
    REFSYS(11, true),
    SRSYS(6, true),
    DSG(4),
    IOE(3),
    MDTR(4),
    SMDT(4, true),
    MDIO(4),
    SMDI(4, true),
    MSIO(4),
    SMSI(4, true),
    ISG(3),
    FR(2),
    HC(2),
    FRC(3),
    CK(2);

    private final int width;
    private final boolean isSigned;

    Column(int width) {
        this(width, false);
    }

    Column(int width, boolean isSigned) {
        this.width = width;
        this.isSigned = isSigned;
    }

    int width() {
        return width;
    }

    /// Whether a plus sign is written.
    boolean isSigned() {
        return isSigned;
    }

    /// What stands for a value that is not known: as many nines as fit.
    long nines() {
        return (long) Math.pow(10, isSigned ? width - 1 : width) - 1;
    }

    /// The column of a name. `PRN` is SAT; REFGPS, REFGLO, REFUTC and the like are REFSYS, SRGPS
    /// and the like SRSYS.
    static Optional<Column> named(String name) {
        for (var column : values()) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return switch (name) {
            case "PRN" -> Optional.of(SAT);
            case "REFGPS", "REFGLO", "REFGAL", "REFBDS", "REFBDT", "REFQZS", "REFUTC", "REFSBS" ->
                    Optional.of(REFSYS);
            case "SRGPS", "SRGLO", "SRGAL", "SRBDS", "SRBDT", "SRQZS", "SRUTC", "SRSBS" ->
                    Optional.of(SRSYS);
            default -> Optional.empty();
        };
    }
}
