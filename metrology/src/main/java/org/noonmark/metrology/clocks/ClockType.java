package org.noonmark.metrology.clocks;

import static org.noonmark.metrology.clocks.Figure.Quantity.ANNUAL;
import static org.noonmark.metrology.clocks.Figure.Quantity.DIURNAL;
import static org.noonmark.metrology.clocks.Figure.Quantity.DRIFT;
import static org.noonmark.metrology.clocks.Figure.Quantity.DRIFT_SPREAD;
import static org.noonmark.metrology.clocks.Figure.Quantity.FLICKER_FM;
import static org.noonmark.metrology.clocks.Figure.Quantity.OFFSET;
import static org.noonmark.metrology.clocks.Figure.Quantity.OUTAGE_HOURS;
import static org.noonmark.metrology.clocks.Figure.Quantity.RANDOM_WALK_FM;
import static org.noonmark.metrology.clocks.Figure.Quantity.UPTIME;
import static org.noonmark.metrology.clocks.Figure.Quantity.WHITE_FM;
import static org.noonmark.metrology.clocks.Figure.Quantity.WHITE_PM;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// The types of clocks, each with its figures and where they come from.
///
/// What has no figure is 0, and uptime is 1. docs/clocks.md shows the same table.
public enum ClockType {
    /// Caesium beam, 5071A with the standard tube.
    CAESIUM_STANDARD(
            "cs",
            new Figure(WHITE_FM, 2.7e-11, Source.CS_SHEET + ", 2.7e-13 at 10000 s"),
            new Figure(FLICKER_FM, 1.5e-14, Source.CS_SHEET + ", typical; 5e-14 guaranteed"),
            new Figure(OFFSET, 5e-13, Source.CS_SHEET + ", accuracy 1e-12 taken as 2 sigma"),
            new Figure(DIURNAL, 1e-15, Source.ASSUMED_CS),
            new Figure(ANNUAL, 2e-15, Source.ASSUMED_CS)),
    /// Caesium beam, 5071A with the high-performance tube.
    CAESIUM_HIGH_PERFORMANCE(
            "cs-hp",
            new Figure(WHITE_FM, 8.5e-12, Source.CS_SHEET + ", 8.5e-14 at 10000 s"),
            new Figure(FLICKER_FM, 5e-15, Source.CS_SHEET + ", typical; 1e-14 guaranteed"),
            new Figure(OFFSET, 2.5e-13, Source.CS_SHEET + ", accuracy 5e-13 taken as 2 sigma"),
            new Figure(DIURNAL, 5e-16, Source.ASSUMED_CS),
            new Figure(ANNUAL, 1e-15, Source.ASSUMED_CS)),
    /// Active hydrogen maser.
    ACTIVE_HYDROGEN_MASER(
            "maser",
            new Figure(WHITE_PM, 1.5e-13, "MHM-2010 data sheet, Microchip (Symmetricom)"),
            new Figure(WHITE_FM, 5e-14, "MHM-2010 data sheet, 5e-15 at 100 s"),
            new Figure(FLICKER_FM, 5e-16, Source.ULJANOV + ": best masers 6e-16 at 1e4 s"),
            new Figure(
                    RANDOM_WALK_FM,
                    6e-16,
                    Source.ULJANOV + ": residuals below 1e-15 from 1e5 s to 2e6 s"),
            new Figure(OFFSET, 5e-13, Source.ASSUMED + ", masers are set by hand"),
            new Figure(DRIFT, 2e-16, "MHM-2010 data sheet, below 3e-16 a day after a year"),
            new Figure(DRIFT_SPREAD, 2e-16, Source.ULJANOV + ": -0.2e-15 to 9.6e-15 a day"),
            new Figure(DIURNAL, 2e-16, Source.ASSUMED + ", 1e-14/K and 0.02 K"),
            new Figure(ANNUAL, 3e-16, Source.ASSUMED)),
    /// Rubidium vapour cell.
    RUBIDIUM(
            "rb",
            new Figure(WHITE_FM, 2e-11, "PRS10 data sheet, Stanford Research: 2e-12 at 100 s"),
            new Figure(FLICKER_FM, 3e-13, Source.ASSUMED),
            new Figure(RANDOM_WALK_FM, 3e-12, Source.ASSUMED),
            new Figure(OFFSET, 5e-11, "PRS10 data sheet, accuracy at shipment"),
            new Figure(DRIFT_SPREAD, 1.7e-12, "PRS10 data sheet, ageing below 5e-11 a month"),
            new Figure(DIURNAL, 1e-12, "PRS10 data sheet, 1e-10 from -20 to 65 °C; 1 K assumed")),
    /// Oven-controlled quartz oscillator.
    OCXO(
            "ocxo",
            new Figure(WHITE_PM, 1e-12, Source.MORION + ", ADEV at 1 s"),
            new Figure(FLICKER_FM, 1e-12, Source.MORION + ", floor"),
            new Figure(RANDOM_WALK_FM, 5e-11, Source.ASSUMED),
            new Figure(OFFSET, 1e-9, Source.ASSUMED + ", set by hand"),
            new Figure(DRIFT_SPREAD, 3e-11, Source.MORION + ", ageing 5e-9 to 3e-8 a year"),
            new Figure(DIURNAL, 1e-11, Source.ASSUMED)),
    /// Caesium fountain.
    CAESIUM_FOUNTAIN(
            "fountain",
            new Figure(WHITE_FM, 7.2e-14, Source.WEYERS + ", CSF1"),
            new Figure(FLICKER_FM, 5e-17, Source.ASSUMED),
            new Figure(OFFSET, 2.7e-16, Source.WEYERS + ", uncertainty of CSF1"),
            new Figure(UPTIME, 0.95, Source.ASSUMED),
            new Figure(OUTAGE_HOURS, 6, Source.ASSUMED)),
    /// Optical clock that runs for 80 % of the time.
    OPTICAL_CLOCK(
            "optical",
            new Figure(WHITE_FM, 2e-15, Source.YAO + ": better than 1e-16 at 1 h"),
            new Figure(FLICKER_FM, 1e-17, Source.ASSUMED + ", comb and distribution"),
            new Figure(OFFSET, 1e-17, Source.ASSUMED + ", above the clocks' own budgets"),
            new Figure(UPTIME, 0.80, Source.KOBAYASHI + ": 80.3 % in half a year"),
            new Figure(OUTAGE_HOURS, 12, Source.ASSUMED));

    private static final class Source {
        static final String CS_SHEET = "5071A data sheet, Microchip (Agilent)";
        static final String ULJANOV = "Uljanov et al., PTTI 1990, p. 509";
        static final String MORION = "MV89A data sheet, Morion";
        static final String WEYERS = "Weyers et al., Metrologia 55 (2018) 789";
        static final String YAO = "Yao et al., IEEE UFFC 65 (2018) 127";
        static final String KOBAYASHI = "Kobayashi et al., Metrologia 57 (2020) 065021";
        static final String ASSUMED = "assumption of this project";
        static final String ASSUMED_CS = "assumption after Breakiron, PTTI 1988 (air-conditioned)";
    }

    private static final double TEN_DAYS = 864_000;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Figure> figures;

    ClockType(String label, Figure... figures) {
        this.label = label;
        this.figures = List.of(figures);
    }

    /// The name on a command line: `maser`.
    public String label() {
        return label;
    }

    /// The type with this name.
    public static Optional<ClockType> parse(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /// What is published about it.
    public List<Figure> figures() {
        return figures;
    }

    /// The figures as a model; the coefficients follow from the Allan deviations (NIST SP 1065,
    /// table 3).
    public ClockModel model() {
        double pi2 = Math.PI * Math.PI;
        var noise =
                new NoiseCoefficients(
                        4 * pi2 * square(WHITE_PM) / (3 * 0.5),
                        0,
                        2 * square(WHITE_FM),
                        square(FLICKER_FM) / (2 * Math.log(2)),
                        3 * square(RANDOM_WALK_FM) / (2 * pi2 * TEN_DAYS));
        return new ClockModel(
                noise,
                value(OFFSET),
                value(DRIFT),
                value(DRIFT_SPREAD),
                value(DIURNAL),
                value(ANNUAL),
                value(UPTIME) == 0 ? 1 : value(UPTIME),
                3600 * value(OUTAGE_HOURS));
    }

    private double square(Figure.Quantity quantity) {
        double value = value(quantity);
        return value * value;
    }

    private double value(Figure.Quantity quantity) {
        return figures.stream()
                .filter(figure -> figure.quantity() == quantity)
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(0);
    }
}
