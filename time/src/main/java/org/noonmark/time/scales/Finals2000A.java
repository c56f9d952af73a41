package org.noonmark.time.scales;

import java.util.regex.Pattern;
import org.noonmark.time.TimeDelta;

/// Lines of `finals2000A`, in fixed columns (IERS Rapid Service, `readme.finals2000A`).
///
/// ```
/// columns   1-6    year, month, day, two digits each
///           8-15   MJD
///          58      I observed, P predicted
///          59-68   UT1-UTC, s          69-78   its error, s
///         155-165  UT1-UTC of Bulletin B, s
/// ```
///
/// Where Bulletin B's value is there it is taken, with the larger of the stated error and the
/// difference between the two values as its uncertainty. Lines at the end with only a date are
/// passed over.
final class Finals2000A implements Ut1Reader.Layout {
    private static final Pattern ONE =
            Pattern.compile("[ \\d]\\d[ \\d]\\d[ \\d]\\d \\d{5}\\.00(?: [IP ].*)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{0,3}\\.\\d{1,9}");

    static boolean isOne(String line) {
        return ONE.matcher(line).matches();
    }

    @Override
    public void line(String text, int number, Ut1Reader into) {
        if (text.isBlank()) {
            return;
        }
        if (!isOne(text)) {
            into.defect(number, "does not begin with a date and an MJD in columns 1 to 15");
            return;
        }
        var flag = column(text, 58, 58);
        var value = column(text, 59, 68);
        var error = column(text, 69, 78);
        if (flag.isEmpty() && value.isEmpty()) {
            return;
        }
        if (!NUMBER.matcher(value).matches()
                || !NUMBER.matcher(error).matches()
                || error.startsWith("-")
                || !flag.matches("[IP]")) {
            into.defect(number, "columns 58 to 78 are not a flag, UT1-UTC and its error");
            return;
        }
        add(text, number, TimeDelta.parseSeconds(value), Double.parseDouble(error), into);
    }

    private static void add(
            String text, int number, TimeDelta rapid, double error, Ut1Reader into) {
        var date = Ut1Reader.date(column(text, 1, 2), column(text, 3, 4), column(text, 5, 6));
        long day = Long.parseLong(text.substring(7, 12));
        var last = column(text, 155, 165);
        if (NUMBER.matcher(last).matches()) {
            var exact = TimeDelta.parseSeconds(last);
            double uncertainty = Math.max(error, exact.minus(rapid).abs().toSeconds());
            into.add(number, date, day, exact, uncertainty, Ut1Point.Quality.FINAL);
        } else {
            var quality =
                    column(text, 58, 58).equals("I")
                            ? Ut1Point.Quality.RAPID
                            : Ut1Point.Quality.PREDICTED;
            into.add(number, date, day, rapid, error, quality);
        }
    }

    /// Columns counted from 1, both ends included, without spaces.
    private static String column(String text, int from, int to) {
        return text.length() < from
                ? ""
                : text.substring(from - 1, Math.min(to, text.length())).strip();
    }
}
