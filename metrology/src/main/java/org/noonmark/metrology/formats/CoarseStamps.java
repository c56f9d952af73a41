package org.noonmark.metrology.formats;

import java.util.OptionalDouble;

/// Stamps of which most differ by one resolution and some by two: readings at a longer step,
/// rounded down to the resolution, or readings at the resolution of which some are missing.
///
/// They are taken to be rounded when the resolution is a decimal part of a day (0.864 s, 8.64 s …),
/// which no one reads a clock at, or when they all stay within one resolution of a straight line,
/// which gaps at random do not. The step may be given to say otherwise.
final class CoarseStamps {
    private static final double SECONDS_PER_DAY = 86_400;

    /// Parts of a day from 1e-4 on; longer ones may be meant.
    private static final int LEAST_DECIMALS = 4;

    private static final int MOST_DECIMALS = 8;

    /// So many differences of two resolutions are no accident of a few gaps.
    private static final int MANY = 8;

    private static final int SEVERAL = 2;
    private static final double CLOSE = 0.01;
    private static final double SLACK = 0.05;

    private CoarseStamps() {}

    /// The step of stamps that are rounded to `resolution`, their median difference; empty when
    /// they are not.
    static OptionalDouble step(double[] stamps, double resolution) {
        long single = 0;
        long twofold = 0;
        long other = 0;
        for (int i = 1; i < stamps.length; i++) {
            double steps = (stamps[i] - stamps[i - 1]) / resolution;
            single += Math.abs(steps - 1) < CLOSE ? 1 : 0;
            twofold += Math.abs(steps - 2) < CLOSE ? 1 : 0;
            other += Math.abs(steps - 1) < CLOSE || Math.abs(steps - 2) < CLOSE ? 0 : 1;
        }
        if (isPartOfDay(resolution) && twofold >= SEVERAL) {
            return OptionalDouble.of(resolution * (single + 2.0 * twofold) / (single + twofold));
        }
        return twofold >= MANY && other == 0 && isLine(stamps, resolution)
                ? OptionalDouble.of(meanStep(stamps))
                : OptionalDouble.empty();
    }

    private static boolean isPartOfDay(double resolution) {
        for (int decimals = LEAST_DECIMALS; decimals <= MOST_DECIMALS; decimals++) {
            double part = SECONDS_PER_DAY / Math.pow(10, decimals);
            if (Math.abs(resolution - part) < CLOSE * part) {
                return true;
            }
        }
        return false;
    }

    /// The slope of the straight line that fits best.
    private static double meanStep(double[] stamps) {
        double middle = 0.5 * (stamps.length - 1);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < stamps.length; i++) {
            products += (i - middle) * (stamps[i] - stamps[0]);
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }

    /// Whether rounding alone can be what keeps the stamps from equal steps.
    private static boolean isLine(double[] stamps, double resolution) {
        double step = meanStep(stamps);
        double least = 0;
        double most = 0;
        for (int i = 0; i < stamps.length; i++) {
            double late = stamps[i] - stamps[0] - i * step;
            least = Math.min(least, late);
            most = Math.max(most, late);
        }
        return most - least <= (1 + SLACK) * resolution;
    }
}
