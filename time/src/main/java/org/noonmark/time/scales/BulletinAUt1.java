package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// The tables of UT1 - UTC in IERS Bulletin A: rapid values with errors, final values, predictions
/// with a formula for their accuracy.
///
/// ```
///  13  8 30  56534 0.16762 .00009 0.32705 .00009  0.038697 0.000019
///            13  7  2           56475    0.1441   0.3901   0.05717
///       S x,y = 0.00068 (MJD-56540)**0.80   S t = 0.00025 (MJD-56540)**0.75
///       2013  9  6  56541       0.1638      0.3185      0.03517
/// ```
final class BulletinAUt1 implements Ut1Reader.Layout {
    private static final String NUMBER = "(-?\\d{0,3}\\.\\d{1,7})";
    private static final String DATE =
            "\\s*(\\d{2}|\\d{4})\\s{1,2}(\\d{1,2})\\s{1,2}(\\d{1,2})\\s+(\\d{5})";
    private static final Pattern RAPID =
            Pattern.compile(DATE + ("\\s+" + NUMBER).repeat(5) + "\\s+(\\d{0,3}\\.\\d{1,7})\\s*");
    private static final Pattern PLAIN =
            Pattern.compile(DATE + ("\\s+" + NUMBER).repeat(3) + "\\s*");
    private static final Pattern ACCURACY =
            Pattern.compile(
                    ".*S t = (\\d?\\.\\d{1,7}) \\(MJD-(\\d{5})\\)\\*\\*(\\d?\\.\\d{1,4})\\s*");

    /// Final values have five decimals and no error beside them.
    private static final double FINAL_UNCERTAINTY = 2e-5;

    /// A millisecond: what predictions are worth after 10 days, when the bulletin does not say.
    private static final double UNSTATED_UNCERTAINTY = 1e-3;

    private double factor;
    private double exponent;
    private long origin;

    @Override
    public void line(String text, int number, Ut1Reader into) {
        var accuracy = ACCURACY.matcher(text);
        if (accuracy.matches()) {
            factor = Double.parseDouble(accuracy.group(1));
            origin = Long.parseLong(accuracy.group(2));
            exponent = Double.parseDouble(accuracy.group(3));
            return;
        }
        var rapid = RAPID.matcher(text);
        var plain = PLAIN.matcher(text);
        if (rapid.matches()) {
            into.add(
                    number,
                    Ut1Reader.date(rapid.group(1), rapid.group(2), rapid.group(3)),
                    Long.parseLong(rapid.group(4)),
                    TimeDelta.parseSeconds(rapid.group(9)),
                    Double.parseDouble(rapid.group(10)),
                    Ut1Point.Quality.RAPID);
        } else if (plain.matches()) {
            boolean isPrediction = plain.group(1).length() == 4;
            long day = Long.parseLong(plain.group(4));
            into.add(
                    number,
                    Ut1Reader.date(plain.group(1), plain.group(2), plain.group(3)),
                    day,
                    TimeDelta.parseSeconds(plain.group(7)),
                    isPrediction ? predicted(day) : FINAL_UNCERTAINTY,
                    isPrediction ? Ut1Point.Quality.PREDICTED : Ut1Point.Quality.FINAL);
        }
    }

    private double predicted(long day) {
        return factor == 0 || day < origin
                ? UNSTATED_UNCERTAINTY
                : factor * Math.pow((double) (day - origin), exponent);
    }
}
