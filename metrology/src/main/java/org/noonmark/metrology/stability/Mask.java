package org.noonmark.metrology.stability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Limits of ITU-T recommendations on MTIE and TDEV, each with the table it stands in.
///
/// A limit is a sum of powers of the observation interval, in nanoseconds, over a range that begins
/// after its first and ends with its last second; outside of all ranges there is none. The limits
/// of wander generation are those at constant temperature.
public enum Mask {
    /// Primary reference clock (G.811 Amd. 1 (2016), table 1 of clause 8.1).
    G811_MTIE(Statistic.MTIE, at(0.1, 1000, 25, 0.275), at(1000, Piece.NO_END, 290, 0.01)),
    /// Primary reference clock (G.811 Amd. 1 (2016), table 2 of clause 8.1).
    G811_TDEV(Statistic.TDEV, at(0.1, 100, 3), at(100, 1000, 0, 0.03), at(1000, 10_000, 30)),
    /// Primary reference time clock, class A (G.8272 (2018), table 1).
    G8272_A_MTIE(Statistic.MTIE, at(0.1, 273, 25, 0.275), at(273, Piece.NO_END, 100)),
    /// Primary reference time clock, class A (G.8272 (2018), table 3).
    G8272_A_TDEV(Statistic.TDEV, at(0.1, 100, 3), at(100, 1000, 0, 0.03), at(1000, 10_000, 30)),
    /// Primary reference time clock, class B (G.8272 (2018), table 2).
    G8272_B_MTIE(Statistic.MTIE, at(0.1, 54.5, 25, 0.275), at(54.5, Piece.NO_END, 40)),
    /// Primary reference time clock, class B (G.8272 (2018), table 4).
    G8272_B_TDEV(Statistic.TDEV, at(0.1, 100, 1), at(100, 500, 0, 0.01), at(500, 100_000, 5)),
    /// Enhanced primary reference time clock (G.8272.1 Amd. 1 (2017), table 1).
    G8272_1_MTIE(
            Statistic.MTIE,
            at(0.1, 1, 4),
            at(1, 100, 3.89, 0.11114),
            at(100, 400_000, 15, 0.0375e-3),
            at(400_000, Piece.NO_END, 30)),
    /// Enhanced primary reference time clock (G.8272.1 Amd. 1 (2017), table 2).
    G8272_1_TDEV(
            Statistic.TDEV,
            at(0.1, 30_000, 1),
            at(30_000, 300_000, 0, 3.33333e-5),
            at(300_000, Piece.NO_END, 10)),
    /// Node clock of type I, wander generation (G.812 (2004), clause 8.1).
    G812_I_MTIE(Statistic.MTIE, at(0.1, 9, 24), power(9, 400, 8, 0.5), at(400, 10_000, 160)),
    /// Node clock of type I, wander generation (G.812 (2004), clause 8.1).
    G812_I_TDEV(Statistic.TDEV, at(0.1, 25, 3), at(25, 100, 0, 0.12), at(100, 10_000, 12)),
    /// Node clock of type II or III, wander generation (G.812 (2004), clause 8.1).
    G812_II_MTIE(Statistic.MTIE, at(0.1, 1, 40), power(1, 10, 40, 0.4), at(10, Piece.NO_END, 100)),
    /// Node clock of type II or III, wander generation (G.812 (2004), clause 8.1).
    G812_II_TDEV(
            Statistic.TDEV,
            power(0.1, 2.5, 3.2, -0.5),
            at(2.5, 40, 2),
            power(40, 1000, 0.32, 0.5),
            at(1000, 10_000, 10)),
    /// Synchronous Ethernet equipment clock, option 1, wander generation (G.8262 (2010), table 1).
    G8262_1_MTIE(
            Statistic.MTIE, at(0.1, 1, 40), power(1, 100, 40, 0.1), power(100, 1000, 25.25, 0.2)),
    /// Synchronous Ethernet equipment clock, option 1, wander generation (G.8262 (2010), table 3).
    G8262_1_TDEV(Statistic.TDEV, at(0.1, 25, 3.2), power(25, 100, 0.64, 0.5), at(100, 1000, 6.4)),
    /// Synchronous Ethernet equipment clock, option 2, wander generation (G.8262 (2010), table 4).
    G8262_2_MTIE(Statistic.MTIE, at(0.1, 1, 20), power(1, 10, 20, 0.48), at(10, 1000, 60)),
    /// Synchronous Ethernet equipment clock, option 2, wander generation (G.8262 (2010), table 5).
    G8262_2_TDEV(
            Statistic.TDEV,
            power(0.1, 2.5, 3.2, -0.5),
            at(2.5, 40, 2),
            power(40, 1000, 0.32, 0.5),
            at(1000, 10_000, 10));

    private record Piece(double after, double upTo, double level, double factor, double exponent) {
        static final double NO_END = Double.POSITIVE_INFINITY;

        double nanos(double tau) {
            return level + factor * Math.pow(tau, exponent);
        }
    }

    private final Statistic statistic;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records
    private final List<Piece> pieces;

    Mask(Statistic statistic, Piece... pieces) {
        this.statistic = statistic;
        this.pieces = List.of(pieces);
    }

    private static Piece at(double after, double upTo, double nanos) {
        return new Piece(after, upTo, nanos, 0, 0);
    }

    private static Piece at(double after, double upTo, double nanos, double nanosPerSecond) {
        return new Piece(after, upTo, nanos, nanosPerSecond, 1);
    }

    private static Piece power(double after, double upTo, double nanos, double exponent) {
        return new Piece(after, upTo, 0, nanos, exponent);
    }

    /// What is limited: MTIE or TDEV.
    public Statistic statistic() {
        return statistic;
    }

    /// The name as written on a command line: `g8272-a-mtie`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The mask with this name, in any case.
    public static Optional<Mask> parse(String name) {
        var wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        return Arrays.stream(values()).filter(mask -> mask.name().equals(wanted)).findFirst();
    }

    /// The limit at an observation interval, in seconds, if the recommendation sets one there.
    public OptionalDouble limitSeconds(double tauSeconds) {
        return pieces.stream()
                .filter(piece -> tauSeconds > piece.after && tauSeconds <= piece.upTo)
                .mapToDouble(piece -> 1e-9 * piece.nanos(tauSeconds))
                .findFirst();
    }
}
